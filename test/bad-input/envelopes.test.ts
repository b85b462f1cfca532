/** An envelope that is not the one that was closed: no ceremony opens it, and no record with it is valid. */
import { expect, test } from 'vitest'
import { replayWith, verifyBundle } from '../../ceremonies/index.ts'
import { sha256Hex } from '../../ceremonies/base/digest.ts'
import type { Performing } from '../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../ceremonies/kernel/planned.ts'
import { openEnvelope } from '../../ceremonies/subjects/secrets/open-envelope.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { goldenBundle } from '../golden/golden.ts'
import { refused } from '../support/refused.ts'

const replay = replayWith(nodeMeans.utf8)
const file = 'artifacts/secret.json'
const { files } = await readBundle(goldenBundle('1', 'split-secret'))
const closed = Buffer.from(files.get(file) ?? [])

/** The envelope with another value of that member. */
const edited = (member: string, value: string): Buffer =>
  Buffer.from(JSON.stringify({ ...(JSON.parse(closed.toString()) as object), [member]: value }))

const rows: readonly (readonly [what: string, envelope: Uint8Array])[] = [
  ['an empty file', Buffer.alloc(0)],
  ['a file that is cut off', closed.subarray(0, -20)],
  ['one of other bytes', edited('ciphertext', '00'.repeat(60))],
  ['one with another tag', edited('tag', '00'.repeat(16))],
  ['one that says that it is for something else', edited('label', 'something else')],
  ['one of another ceremony', edited('ceremony', 'somewhere-else')],
  ['one that a space made longer', Buffer.concat([closed, Buffer.from(' ')])],
]

const step: PlannedStep = {
  id: 'open-envelope',
  kind: 'open-envelope',
  act: 'envelope',
  title: 'Open the envelope',
  say: null,
  performs: 'administrator',
  witnesses: ['witness'],
  minutes: 1,
  controls: [],
  fields: { artifact: 'secret.json' },
  turn: null,
  when: null,
}
const changed = {
  code: 'ENVELOPE_CHANGED',
  message: 'The file secret.json is not the envelope that was closed. Nothing in it can be relied on; close a new one.',
}

test.each(rows)('%s in its place is refused before the secrets process is asked', async (_what, envelope) => {
  const performing = { artifact: () => envelope } as unknown as Performing
  const request = { artifact: 'secret.json', set: '00', sha256: sha256Hex(closed), commitment: '00'.repeat(32) }
  expect([await refused(Promise.resolve(openEnvelope.act?.perform(step, request, performing)))]).toEqual([changed])
})

test.each(rows)('%s in a bundle is told from the one on record', (_what, envelope) => {
  const bundle = new Map([...files, [file, envelope]])
  const { valid, problems } = verifyBundle(bundle, { ...nodeMeans, replay, checkpoint: null })
  expect([valid, problems.map(({ code }) => code)]).toEqual([false, ['ARTIFACT_DIFFERS', 'MANIFEST_DIFFERS']])
})

test('a bundle without its envelope is not whole', () => {
  const bundle = new Map([...files].filter(([name]) => name !== file))
  const { valid, problems } = verifyBundle(bundle, { ...nodeMeans, replay, checkpoint: null })
  expect([valid, problems.map(({ code }) => code)]).toEqual([false, ['ARTIFACT_MISSING', 'MANIFEST_DIFFERS']])
})
