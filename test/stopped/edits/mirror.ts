import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { putLines } from '../database.ts'
import { type Edit, type Left, type Must, refusedWith } from '../edit.ts'
import { said, written, batchesOf } from '../forge.ts'
import { type Room, script } from '../stops.ts'

const file = ({ mirror }: Room): string => join(mirror, 'facts.jsonl')
const differs = refusedWith('MIRROR_DIFFERS')

/** Of a sealed ceremony nobody is asked any more: every fact is signed, and the copy is made whole. */
const behind = ({ sealed }: Left): readonly Must[] =>
  sealed
    ? [{ be: 'harmless', because: 'every fact of a sealed record is signed, and the copy is made whole again' }]
    : [{ be: 'reviewed', of: 'missing' }]

/** The second medium is a witness: what it holds that the record does not, or the other way round, is said. */
export const mirror: readonly Edit[] = [
  { name: 'the mirror is longer', make: (room) => appendFileSync(file(room), '{}\n'), must: () => differs },
  {
    name: 'the mirror is longer by a fact that fits',
    on: ({ name, sealed }) => !sealed && name !== 'roll-call',
    make: (room, { drafts }) => {
      const noted = said(script, drafts, { by: 'witness-1', method: 'code', command: { type: 'note', text: 'More.' } })
      appendFileSync(file(room), written(noted).slice(drafts.length).join(''))
    },
    must: () => differs,
  },
  {
    name: 'the record is shorter than the mirror',
    make: (room, { lines, drafts }) =>
      putLines(room, lines.slice(0, lines.length - (batchesOf(drafts).at(-1)?.length ?? 0))),
    on: ({ drafts }) => batchesOf(drafts).length > 1,
    must: () => differs,
  },
  {
    name: 'the mirror lacks the last fact',
    make: (room, { lines }) => writeFileSync(file(room), lines.slice(0, -1).join('')),
    must: () => [{ be: 'harmless', because: 'a crash between record and mirror leaves it so' }],
  },
  {
    name: 'the last line of the mirror is torn',
    make: (room) => writeFileSync(file(room), readFileSync(file(room)).subarray(0, -3)),
    must: () => [{ be: 'harmless', because: 'a crash between record and mirror leaves it so' }],
  },
  {
    name: 'the mirror lacks earlier batches',
    on: ({ drafts }) => batchesOf(drafts).length > 3,
    make: (room, { drafts, lines }) => {
      const two = batchesOf(drafts).slice(-2).flat().length
      writeFileSync(file(room), lines.slice(0, lines.length - two).join(''))
    },
    must: behind,
  },
  {
    name: 'a byte of the mirror is another',
    make: (room, _left, chance) => {
      const bytes = readFileSync(file(room))
      const place = Math.floor(chance() * bytes.length)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      writeFileSync(file(room), bytes)
    },
    must: () => differs,
  },
  {
    name: 'the mirror is empty',
    on: ({ drafts }) => batchesOf(drafts).length > 1,
    make: (room) => writeFileSync(file(room), ''),
    must: behind,
  },
  {
    name: 'the mirror is gone',
    on: ({ drafts }) => batchesOf(drafts).length > 1,
    make: (room) => rmSync(room.mirror, { recursive: true }),
    must: (left) => [...behind(left), ...refusedWith('MIRROR_FAILED')],
  },
  {
    name: 'the mirror is a folder',
    make: (room) => {
      rmSync(file(room))
      mkdirSync(file(room))
    },
    must: () => [{ be: 'harmless', because: 'it is on record as lost, and no step goes on before two people decide' }],
  },
]
