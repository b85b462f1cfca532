/** A secret is typed at the terminal, which a process of its own has meanwhile: with slips, interrupted, and left. */
import { createDecipheriv } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { headerOf, readEnvelope } from '../../../ceremonies/shares/envelope.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { combineMnemonics } from '../../../main/shares/combine.ts'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, scripts, strongroom } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'

const command = (folder: string): string =>
  `${lightLauncher} run ${join(scripts, 'secret.yaml')} --rehearsal --data ${folder}/data --out ${folder}/out`

const secret = 'Bernstein – 47 Öfen, no tabs'

/** What is typed at the prompts for the secret, in order; then nobody knows what to type. */
function typing(tries: readonly (string | Buffer)[]) {
  const left = [...tries]
  return people((prompt) => {
    const isSecret = /The secret \(not shown\)/.test(prompt) || (/Repeat it/.test(prompt) && left.length < tries.length)
    return isSecret ? (left.shift() ?? null) : null
  })
}

/** What the envelope of the bundle holds, opened with these sheets. */
function inEnvelope(out: string, sheets: readonly string[]): string {
  const envelope = readEnvelope(readFileSync(join(out, 'bundle/artifacts/secret.json')))
  if (envelope === null) throw new Error('there is no envelope')
  const { names, parts } = envelope
  const given = { passphrase: null, checkValue: names.check.value }
  const key = Buffer.from(combineMnemonics(Buffer.from(sheets.join('\n')), given), 'hex')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(parts.nonce, 'hex'))
  decipher.setAAD(Buffer.from(headerOf(names, parts.length))).setAuthTag(Buffer.from(parts.tag, 'hex'))
  return Buffer.concat([decipher.update(Buffer.from(parts.ciphertext, 'hex')), decipher.final()]).toString('utf8', 32)
}

test('typed twice alike it is in the envelope; nothing of it, nor of any slip, is shown or on record', () =>
  inFolder(async (folder) => {
    const slips: readonly (readonly [typed: readonly (string | Buffer)[], said: string])[] = [
      [[''], 'Nothing was typed; type the secret.'],
      [['x'.repeat(4097)], 'The secret is longer than 4096 bytes'],
      [['Bernstein\twith a tab'], 'characters that cannot be typed again'],
      [[Buffer.from('Bernst\xfcck', 'latin1')], words.unreadable],
      [[secret, 'Bernstein – 47 Öfen, no tab'], words.differs],
    ]
    const crowd = typing([...slips.flatMap(([typed]) => typed), secret, secret])
    const run = await atTerminal(command(folder), crowd.type)
    expect([run.status, run.text.slice(-600)]).toEqual([0, expect.any(String)])
    expect(slips.filter(([, said]) => !run.text.includes(said))).toEqual([])
    expect(run.text).toContain(words.secretTaken)
    expect(inEnvelope(join(folder, 'out'), [...crowd.shares.values()])).toBe(secret)
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect(
      ['Bernst', 'Öfen', 'x'.repeat(12)].filter((piece) => run.raw.includes(piece) || facts.includes(piece)),
    ).toEqual([])
    expect((await strongroom(['verify', join(folder, 'out')])).status).toBe(0)
  }))

test('whoever presses Ctrl-C twice leaves, with nothing kept or shown of what was typed; it can be taken up again', () =>
  inFolder(async (folder) => {
    let press: (keys: string) => void = () => undefined
    let hinted = false
    const crowd = people((prompt) => {
      if (!/The secret \(not shown\)/.test(prompt)) return null
      press('Bernstein\x03')
      return new Promise(() => undefined)
    })
    const run = await atTerminal(command(folder), crowd.type, process.env, ({ text }, _terminal, keys) => {
      press = keys
      if (hinted || !text.includes(words.leaveShare)) return
      hinted = true
      keys('\x03')
    })
    expect([run.status, hinted, run.raw.includes('Bernst')]).toEqual([3, true, false])
    const [left] = JSON.parse(
      (await strongroom(['resume', '--list', '--json', '--data', `${folder}/data`])).stdout,
    ) as [{ readonly step: string; readonly phase: string }]
    expect(left).toMatchObject({ step: 'type-secret', phase: 'unfinished' })
  }))
