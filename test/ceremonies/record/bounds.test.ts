/** However much there is of one thing, a verdict comes, and in time that grows no faster than the record. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { factsFile, limits } from '../../../ceremonies/record/bundle.ts'
import { readOutside } from '../../../ceremonies/record/outside.ts'
import { verifyBundle } from '../../../ceremonies/index.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { refused } from '../../support/refused.ts'
import { command, keyed, openedBy, sealed } from './builder/records.ts'
import { type Draft, signedRecord } from './builder/signed.ts'

const opening = [command, openedBy('another-day'), keyed()]
const judged = (drafts: readonly Draft[]) =>
  verifyBundle(signedRecord(drafts, {}), { ...nodeMeans, replay: () => null, checkpoint: null })

test('more facts than a call takes arguments', { timeout: 120_000 }, () => {
  const fact = { sha256: '0'.repeat(64), bytes: 1, level: 'public' }
  const kept = Array.from(
    { length: 130_000 },
    (_, at): Draft => ({ type: 'artifact.kept', fact: { ...fact, name: `a${at}` } }),
  )
  const { outcome, problems } = judged([...opening, ...kept, sealed])
  expect([outcome, problems.length]).toEqual(['invalid', kept.length])
})

test('a line longer than a line can be is none', { timeout: 30_000 }, () => {
  const noted = (text: string) => [...opening, { type: 'note.added', fact: { text } }, sealed]
  const facts = signedRecord(noted(''), {}).get(factsFile) ?? new Uint8Array(0)
  const { length } = nodeMeans.utf8(facts).split('\n')[3] ?? ''
  const codes = [0, 1].map((more) => judged(noted('x'.repeat(limits.line - length + more))).problems[0]?.code)
  expect(codes).toEqual([undefined, 'LEAF_DIFFERS'])
})

test('what comes from outside has a length, and one long word is answered at once', { timeout: 5000 }, async () => {
  const read = (text: string) => refused(() => readOutside(utf8ToBytes(text), nodeMeans))
  expect((await read('a'.repeat(65_536))).code).toBe('ANCHOR_MALFORMED')
  expect((await read('a'.repeat(65_537))).code).toBe('ANCHOR_TOO_LONG')
})
