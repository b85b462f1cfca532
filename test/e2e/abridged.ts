/** A script that ships without what every ceremony has, so that its own steps come soon. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { root } from './launch.ts'

/** Kinds of step that the root key ceremony shows in the window. */
const elsewhere = new Set([
  ...['read-aloud', 'attest', 'inspect', 'clock', 'environment', 'checkpoint', 'copy-words', 'exception'],
])

/**
 * The script in a folder `scripts` below `folder`, with these defaults in place of its own: one act, and of the kinds that are shown
 * elsewhere no step but the last checkpoint with its words, and those that are named. Returns its path.
 */
export function abridged(
  name: string,
  folder: string,
  defaults: Readonly<Record<string, string | number>>,
  also: readonly string[] = [],
): string {
  const file = `${name}.yaml`
  const script = parseDocument(readFileSync(join(root, 'ceremonies/scripts', file), 'utf8'))
  for (const [parameter, value] of Object.entries(defaults)) script.setIn(['parameters', parameter, 'default'], value)
  const acts = script.get('acts')
  if (!isSeq<YAMLMap>(acts)) throw new Error(`${file} has no acts`)
  const steps = acts.items.flatMap((act) => stepsOf(act).items)
  const last = steps.findLastIndex((step) => step.get('kind') === 'checkpoint')
  const isKept = (step: YAMLMap) => !elsewhere.has(String(step.get('kind'))) || also.includes(String(step.get('id')))
  const kept = steps.filter((step, at) => at === last || at === last + 1 || isKept(step))
  acts.items = acts.items.slice(0, 1)
  for (const act of acts.items) stepsOf(act).items = kept
  mkdirSync(join(folder, 'scripts'))
  writeFileSync(join(folder, 'scripts', file), script.toString())
  return join(folder, 'scripts', file)
}

function stepsOf(act: YAMLMap) {
  const steps = act.get('steps')
  if (!isSeq<YAMLMap>(steps) || !steps.items.every((step) => isMap(step))) throw new Error('an act has no steps')
  return steps
}
