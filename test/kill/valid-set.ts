/** Whether the set that a record calls valid brings its keys back, by software that is not ours. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { current } from '../../ceremonies/index.ts'
import { recoverablesIn, type Recoverable } from '../../ceremonies/kit/contents.ts'
import { artifactFile, type Files } from '../../ceremonies/record/bundle.ts'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import type { Placed, Row, Rows } from '../../ceremonies/register/row.ts'
import { rowsOf } from '../../ceremonies/register/rows.ts'
import { validSetsIn } from '../../ceremonies/register/succession.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { Store } from '../../main/store/store.ts'
import { factsIn } from '../support/kit.ts'
import { broughtBack } from '../support/succession.ts'

interface Told {
  readonly facts: readonly Fact[]
  readonly files: Files
}

/**
 * The set that is valid for every key by the records of both ceremonies together, as the register takes it: just one. Enough sheets
 * of it are combined and its archives opened in Python; throws an Error if any key does not come back. Returns which it was.
 */
export async function mustRecover(directory: string, keys: readonly string[]): Promise<'earlier' | 'new'> {
  const { files } = await readBundle(join(directory, 'earlier'))
  const earlier: Told = { facts: [...factsIn(files)], files }
  const now = toldBy(join(directory, 'record.db'))
  const valid = validSetsIn(registerOf(earlier.facts, now.facts))
  const [first] = valid
  const labels = valid.map(({ label }) => label).sort()
  if (!first || valid.some(({ set }) => set !== first.set) || labels.join() !== [...keys].sort().join())
    throw new Error(`the record calls these valid: ${JSON.stringify(valid)}`)
  for (const [which, { facts, files: kept }] of [
    ['earlier', earlier],
    ['new', now],
  ] as const) {
    const of = recoverablesIn(facts, current).find(({ set }) => set === first.set)
    if (!of) continue
    const back = await broughtBack(of, kept, sheetsOf(directory, which, of))
    if ([...back].sort().join() !== labels.join()) throw new Error(`only ${back.join()} came back`)
    return which
  }
  throw new Error(`nobody knows what set ${first.set} opens`)
}

/** The last of those that people have, so that a quorum is not always the first few. */
function sheetsOf(directory: string, which: 'earlier' | 'new', { threshold }: Recoverable): readonly string[] {
  const known = JSON.parse(readFileSync(join(directory, 'people.json'), 'utf8')) as readonly [string, string][]
  const name = which === 'earlier' ? /^share old-custodian-/ : /^share custodian-/
  return known.flatMap(([secret, words]) => (name.test(secret) ? [words] : [])).slice(-threshold)
}

function toldBy(path: string): Told {
  const store = Store.open(path)
  try {
    const facts = [...store.lines()]
      .map((line) => parseLine(line.trimEnd()))
      .flatMap(({ content, ...header }) => (content ? [{ ...header, fact: content.fact }] : []))
    return { facts, files: new Map(store.artifacts().map(({ name, content }) => [artifactFile(name), content])) }
  } finally {
    store.close()
  }
}

function registerOf(...records: readonly (readonly Fact[])[]): Rows {
  const placed = records.flatMap((facts, i) =>
    facts.flatMap((fact) =>
      rowsOf(fact).map((row): Placed => ({ ceremony: `c${i}`, seq: fact.seq, at: fact.at, row })),
    ),
  )
  return {
    of: (kind, which) =>
      placed.flatMap((one) => {
        const isAsked = one.row.kind === kind && (which?.ceremony ?? one.ceremony) === one.ceremony
        return isAsked ? [one as Placed<Extract<Row, { kind: typeof kind }>>] : []
      }),
  }
}
