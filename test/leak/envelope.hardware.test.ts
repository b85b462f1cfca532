import { createDecipheriv } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headerOf, readEnvelope } from '../../ceremonies/shares/envelope.ts'
import { combineGiven } from '../../main/shares/combine.ts'
import { sample } from '../support/sample.ts'
import { type Run, runCeremony } from './run.ts'
import { Scanner } from './scanner.ts'
import type { Secret } from './secrets.ts'

/** What is in the envelope, and the key that opens it, brought back from the first sheet and the last. */
async function withinEnvelope({ directory, sheets }: Run): Promise<readonly Secret[]> {
  const envelope = readEnvelope(readFileSync(join(directory, 'out/bundle/artifacts/secret.json')))
  if (envelope === null) throw new Error('there is no envelope')
  const { names, parts } = envelope
  const given = Buffer.from([sheets.at(0), sheets.at(-1)].join('\n'))
  const key = await combineGiven(given, { passphrase: null, checkValue: names.check.value })
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), Buffer.from(parts.nonce, 'hex'))
  decipher.setAAD(Buffer.from(headerOf(names, parts.length))).setAuthTag(Buffer.from(parts.tag, 'hex'))
  const plain = Buffer.concat([decipher.update(Buffer.from(parts.ciphertext, 'hex')), decipher.final()])
  return [
    { name: 'envelope key', bytes: key },
    { name: 'salt', bytes: plain.subarray(0, 32).toString('hex') },
    { name: 'what the envelope holds', text: plain.subarray(32).toString() },
  ]
}

const whole = [
  { script: 'split-secret', source: 'typed', set: ['shares=3', 'threshold=2'], cards: [] },
  { script: 'split-secret', source: 'made', set: ['shares=3', 'threshold=2'], cards: [] },
  { script: 'split-secret-in-blocks', source: 'made', set: ['shares=3', 'threshold=2'], cards: [] },
  { script: 'secret-on-cards', source: 'made', set: [], cards: ['custodian-card-1', 'custodian-card-2'] },
] as const

describe.each(sample(whole, { of: 4 }))('a secret that is $source, by $script', ({ script, source, set, cards }) => {
  let run: Run
  beforeAll(async () => {
    run = await runCeremony(script, ...set, `source=${source}`)
  }, 300_000)
  afterAll(() => rmSync(run.directory, { recursive: true, force: true }))

  test('is in the envelope as it was typed, after a wrong try was refused', async () => {
    const told = run.secrets.flatMap((secret) =>
      'text' in secret && secret.name === 'secret of owner' ? [secret.text] : [],
    )
    const within = (await withinEnvelope(run)).flatMap((secret) => ('text' in secret ? [secret.text] : []))
    expect([run.status, within]).toEqual([0, source === 'typed' ? told : [expect.stringMatching(/^[A-Z2-7]{52}$/)]])
    expect(run.stderr.includes('has characters that cannot be typed again')).toBe(source === 'typed')
  })

  test('is in no other place, nor is its key', async () => {
    const { names } = run.places
    const wanted = ['data/record.db', 'mirror/facts.jsonl', 'out/bundle.tar', 'out/bundle/artifacts/secret.json']
    // Of each card the PIN, what unblocks it, and a PIN that was wrong: what the cards themselves keep was looked at too.
    const pins = run.secrets.filter(({ name }) => name.startsWith('card')).length
    expect(pins).toBe(3 * cards.length)
    const memories = cards.filter((card) => !names.some((name) => name.endsWith(`${card}.json`)))
    expect(memories).toEqual([])
    expect(wanted.filter((place) => !names.includes(join(run.directory, place)))).toEqual([])
    expect(run.places.scan(new Scanner([...run.secrets, ...(await withinEnvelope(run))]))).toEqual([])
  })
})
