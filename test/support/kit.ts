/** A ceremony's recovery kit, used as its own instructions say, with the system's tools alone. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { current } from '../../ceremonies/index.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import { recoverablesIn } from '../../ceremonies/kit/contents.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { kitsOf } from '../../main/kit/kit.ts'

export function* factsIn(files: Files): Generator<Fact> {
  for (const text of Buffer.from(files.get('facts.jsonl') ?? [])
    .toString()
    .trimEnd()
    .split('\n')) {
    const line = parseLine(text)
    if (line.content !== null) yield { ...line, fact: line.content.fact }
  }
}

/** Writes the kit of a bundle into that folder, and returns where it is. */
export async function writeKit(files: Files, directory: string): Promise<string> {
  const [kit, ...more] = await kitsOf(recoverablesIn(factsIn(files), current), { ceremony: 'c1', mode: 'real', files })
  if (kit === undefined || more.length > 0) throw new Error('not one kit')
  const folder = join(directory, kit[0])
  await writeDirectory(folder, kit[1])
  return folder
}

/** The commands of a section of the instructions, in order. */
export function commandsIn(folder: string, section: number, guide = 'READ-ME-FIRST.txt'): readonly string[] {
  const text = readFileSync(join(folder, guide), 'utf8')
  const part = text.split(/^(?=\d\. .*\n-+$)/m).find((one) => one.startsWith(`${section}. `)) ?? ''
  return [...part.matchAll(/^ {4}(.*)$/gm)].map(([, command = '']) => command)
}

/**
 * Runs them in the kit's folder, where nothing else is but Debian's own programs, and no network; `typed` is what people type. What
 * lands in /dev/shm is in `own` afterwards.
 */
export function runInKit(folder: string, commands: readonly string[], typed: string) {
  const own = mkdtempSync('/dev/shm/kit-')
  const given = [
    ...['--unshare-all', '--die-with-parent', '--clearenv', '--setenv', 'PATH', '/usr/bin'],
    ...['--ro-bind', '/usr', '/usr', '--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64'],
    ...['--proc', '/proc', '--dev', '/dev', '--bind', own, '/dev/shm', '--ro-bind', folder, '/kit', '--chdir', '/kit'],
    ...['/usr/bin/bash', '--norc', '-euo', 'pipefail', '-c', commands.join('\n')],
  ]
  const { status, stdout, stderr } = spawnSync('bwrap', given, { input: typed, encoding: 'utf8' })
  return { status, stdout, stderr, own }
}
