import { Command } from '../../../ceremonies/kernel/command.ts'
import type { JsonObject } from '../../../ceremonies/base/json.ts'
import { testKey } from '../../ceremonies/record/builder/keys.ts'
import { inDatabase, putLines } from '../database.ts'
import { type Edit, type Left, type Must, refusedWith } from '../edit.ts'
import { type Draft, answered, batchesOf, said, written } from '../forge.ts'
import { script } from '../stops.ts'

const damaged = refusedWith('STORE_DAMAGED')
const changed = refusedWith('STORE_DAMAGED', 'RECORD_CHANGED')
const words = 'the record key has not signed since: people are told from where on, and compare the words on paper'

/** What was changed is in facts that are signed, or else people look at it. */
function signedOrReviewed(place: (left: Left) => number): (left: Left) => readonly Must[] {
  return (left) => [
    ...changed,
    ...(place(left) >= (left.signed[0] ?? 0) ? [{ be: 'reviewed', of: 'unsigned' } as const] : []),
  ]
}

/** Before the roll call is over nobody may say anything. */
const open = ({ name, sealed }: Left): boolean => !sealed && name !== 'roll-call'
const afterSignature = ({ signed, lines, sealed }: Left): boolean => !sealed && (signed[0] ?? 0) < lines.length
const someone = 'witness-1'

/** The place of a fact, the same in each run of a seed. */
const pick = (chance: () => number, count: number): number => Math.floor(chance() * count)

function withFact(drafts: readonly Draft[], place: number, change: (fact: JsonObject) => JsonObject): readonly Draft[] {
  return drafts.map((draft, at) => (at === place ? { ...draft, fact: change(draft.fact) } : draft))
}

function withCommand(drafts: readonly Draft[], place: number, change: JsonObject): readonly Draft[] {
  return withFact(drafts, place, (fact) => ({ ...fact, command: { ...(fact['command'] as JsonObject), ...change } }))
}

export const facts: readonly Edit[] = [
  {
    name: 'a letter of a fact is another',
    make: (room, { lines }, chance) => {
      const place = pick(chance, lines.length)
      inDatabase(room, (database) => {
        const line = (lines[place] ?? '').replace(/"random":"./, '"random":"g').replace('"v":1}', '"v":2}')
        database.prepare('UPDATE facts SET line = ? WHERE seq = ?').run(line, place)
      })
    },
    must: () => damaged,
  },
  {
    name: 'a fact says another time, and its line fits',
    make: (room, { drafts }, chance) => {
      const place = pick(chance, drafts.length)
      const at = '2001-01-01T00:00:00.000Z'
      putLines(room, written(drafts.map((draft, i) => (i === place ? { ...draft, at } : draft))))
    },
    // Before the first signature a time alone is whatever the laptop's clock said.
    must: ({ signed }) => [...changed, ...(signed.length === 0 ? [{ be: 'reviewed', of: 'unsigned' } as const] : [])],
  },
  {
    name: 'somebody is called otherwise from the opening on',
    make: (room, { drafts }) => {
      const names = { ...(drafts[1]?.fact['names'] as JsonObject), administrator: 'Nobody at all' }
      const renamed = withCommand(drafts, 0, { names })
      putLines(room, written(withFact(renamed, 1, (fact) => ({ ...fact, ...(fact['names'] ? { names } : {}) }))))
    },
    must: ({ signed }) => [...changed, ...(signed.length === 0 ? [{ be: 'reviewed', of: 'unsigned' } as const] : [])],
  },
  {
    name: 'a rehearsal is said to have been real, or the other way round',
    make: (room, { drafts }) => {
      const other = withCommand(drafts, 0, { mode: 'rehearsal' })
      putLines(
        room,
        written(
          other.map((d) => (d.type === 'ceremony.opened' ? { ...d, fact: { ...d.fact, mode: 'rehearsal' } } : d)),
        ),
      )
    },
    must: ({ signed }) => [...changed, ...(signed.length === 0 ? [{ be: 'reviewed', of: 'unsigned' } as const] : [])],
  },
  {
    name: 'how somebody was recognised is another',
    make: (room, { drafts }, chance) => {
      const spoken = drafts.flatMap(({ fact }, place) => (fact['method'] === 'code' ? [place] : []))
      const place = spoken[pick(chance, spoken.length)] ?? 0
      putLines(room, written(withFact(drafts, place, (fact) => ({ ...fact, method: 'smartcard' }))))
    },
    on: ({ drafts }) => drafts.some(({ fact }) => fact['method'] === 'code'),
    must: () => changed,
  },
  {
    name: 'the last fact is gone',
    make: (room, { lines }) => putLines(room, lines.slice(0, -1)),
    must: () => changed,
  },
  {
    name: 'the last batch is gone, which nothing has signed',
    on: afterSignature,
    make: (room, { drafts, lines }) => {
      putLines(room, lines.slice(0, lines.length - (batchesOf(drafts).at(-1)?.length ?? 0)))
    },
    // A file that no fact keeps any longer is left over.
    must: ({ drafts }) =>
      batchesOf(drafts)
        .at(-1)
        ?.some(({ type }) => type === 'artifact.kept')
        ? changed
        : [
            { be: 'unknowable', because: words },
            { be: 'reviewed', of: 'unsigned' },
          ],
  },
  {
    name: 'a batch in the middle is gone, and what follows fits',
    on: ({ drafts }) => batchesOf(drafts).length > 3,
    make: (room, { drafts }, chance) => {
      const batches = batchesOf(drafts)
      const gone = 1 + pick(chance, batches.length - 2)
      putLines(room, written(batches.filter((_, place) => place !== gone).flat()))
    },
    must: () => changed,
  },
  {
    name: 'two facts change places',
    make: (room, { lines }, chance) => {
      const place = pick(chance, lines.length - 1)
      const [one = '', two = ''] = lines.slice(place, place + 2)
      putLines(room, lines.toSpliced(place, 2, two, one))
    },
    must: () => damaged,
  },
  {
    name: 'two batches change places, and all fits',
    on: ({ drafts }) => batchesOf(drafts).length > 4,
    make: (room, { drafts }, chance) => {
      const batches = batchesOf(drafts)
      const place = 1 + pick(chance, batches.length - 2)
      const [one = [], two = []] = batches.slice(place, place + 2)
      putLines(room, written(batches.toSpliced(place, 2, two, one).flat()))
    },
    // Who enrolls first is whatever people do: two enrolments may change places before anything is signed.
    must: ({ signed }) => [...changed, ...(signed.length === 0 ? [{ be: 'reviewed', of: 'unsigned' } as const] : [])],
  },
  {
    name: 'a fact has another number',
    make: (room, { lines }) => {
      inDatabase(room, (database) => {
        database.prepare('UPDATE facts SET seq = seq + 1000 WHERE seq = ?').run(lines.length - 2)
      })
    },
    must: () => damaged,
  },
  {
    name: 'a line is there twice',
    make: (room, { lines }) => putLines(room, [...lines, lines.at(-1) ?? '']),
    must: () => damaged,
  },
  {
    name: 'a line follows that is none',
    make: (room, { lines }) => putLines(room, [...lines, '{}\n']),
    must: () => damaged,
  },
  {
    name: 'an event follows that nothing led to',
    make: (room, { drafts }) => {
      const { ceremony = '', at = '' } = drafts.at(-1) ?? {}
      putLines(
        room,
        written([...drafts, { ceremony, at, type: 'note.added', fact: { by: someone, text: 'All is well.' } }]),
      )
    },
    must: () => changed,
  },
  {
    name: 'a command follows without what it led to',
    on: open,
    make: (room, { drafts }) => {
      const noted = said(script, drafts, noting)
      putLines(room, written(noted.slice(0, drafts.length + 1)))
    },
    must: () => changed,
  },
  {
    name: 'somebody is made to say something',
    on: open,
    make: (room, { drafts }) => putLines(room, written(said(script, drafts, noting))),
    must: signedOrReviewed(({ lines }) => lines.length),
  },
  {
    name: 'people are made to do the next step',
    on: ({ name, sealed }) => !sealed && !name.endsWith(', begun') && name !== 'roll-call',
    make: async (room, { drafts }) => putLines(room, written(await answered(script, drafts))),
    must: signedOrReviewed(({ lines }) => lines.length),
  },
  {
    name: 'somebody says something after the end',
    on: ({ sealed }) => sealed,
    make: (room, { drafts }) => {
      const { ceremony = '', at = '' } = drafts.at(-1) ?? {}
      const fact = drafts.findLast(({ type }) => type === 'command')?.fact ?? {}
      putLines(room, written([...drafts, { ceremony, at, type: 'command', fact }]))
    },
    must: () => changed,
  },
  {
    name: 'the key that was being made is said to be another one',
    on: ({ name }) => name === 'generate, begun',
    make: (room, { drafts, whole }) => {
      putLines(room, written(reported(drafts, whole, 'generate', { spki: testKey('forged').spki })))
    },
    must: () => refusedWith('KEY_ABSENT', 'KEY_SWITCHED', 'RECORD_CHANGED'),
  },
  {
    name: 'a step that failed is said to have ended well',
    on: ({ name }) => name === 'archive, begun',
    make: (room, { drafts, whole }) => putLines(room, written(reported(drafts, whole, 'archive', {}))),
    // The file that the fact names is not there.
    must: () => refusedWith('RECORD_CHANGED'),
  },
]

const noting = { by: someone, method: 'code', command: { type: 'note', text: 'All is well.' } } as const

/** The device's answer of the same step in the whole ceremony, put where it had not yet come. */
function reported(
  drafts: readonly Draft[],
  whole: readonly Draft[],
  step: string,
  change: JsonObject,
): readonly Draft[] {
  const commands = whole.map(({ fact }) => (fact['command'] ?? {}) as JsonObject)
  const report = commands.find((command) => command['type'] === 'report' && command['step'] === step)
  const result = { ...(report?.['result'] as JsonObject), ...change }
  return said(script, drafts, { by: 'engine', method: null, command: Command.parse({ ...report, result }) })
}
