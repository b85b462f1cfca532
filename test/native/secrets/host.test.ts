import { readFileSync } from 'node:fs'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { type OpenSecrets, openSecrets } from '../../../main/devices/secrets.ts'
import { seal } from '../../../native/sealed-box.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'
import { refused } from '../../ceremonies/shares/helpers.ts'

const wrapTo = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('hex')

const opened: OpenSecrets[] = []
const open = (options = {}) => {
  const secrets = openSecrets(options)
  opened.push(secrets)
  return secrets
}
afterEach(async () => {
  for (const secrets of opened.splice(0)) await secrets.wipe()
})

const status = (pid: number | undefined, file: 'status' | 'limits', line: RegExp) =>
  line.exec(readFileSync(`/proc/${String(pid)}/${file}`, 'utf8'))?.[0].replace(/\s+/g, ' ')

describe('the secrets process', () => {
  test('has no core dumps, a locked page, and no environment', async () => {
    const secrets = open()
    expect(await secrets.protections()).toEqual({ coreDumps: 'off', locked: true })
    const pid = secrets.pid()
    expect([status(pid, 'limits', /Max core.*/), status(pid, 'status', /VmLck.*/)]).toEqual([
      'Max core file size 0 0 bytes ',
      'VmLck: 12 kB',
    ])
  })

  test('makes, splits, hands over, proves and restores over its messages', async () => {
    const secrets = open()
    const hsmRandom = seal(randomBytes(32), await secrets.transportKey())
    const { check } = await secrets.makeBackupKey({ hsmRandom, wrapTo })
    const request = { ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 1, threshold: 8, shares: 16 } as const
    const { commitments } = await secrets.split(request)
    const to = await secrets.transportKey()
    for (const { index } of commitments) {
      await secrets.prove(index, sealed(wordsIn(await secrets.reveal(index, viewer)), to))
    }
    const progress: number[] = []
    expect(await secrets.proveQuorums((done) => progress.push(done))).toBe(12_870)
    expect([progress.length, progress.at(-1)]).toEqual([26, 12_870])
    expect((await secrets.restore({ check, wrapTo })).shares).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('carries refusals back by code, without a word of the share', async () => {
    const secrets = open()
    const hsmRandom = seal(randomBytes(32), await secrets.transportKey())
    await secrets.makeBackupKey({ hsmRandom, wrapTo })
    await secrets.split({ ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 1, threshold: 2, shares: 2 })
    const words = wordsIn(await secrets.reveal(1, viewer))
      .split(' ')
      .with(4, 'mistake')
    const error = await secrets
      .prove(1, sealed(words.join(' '), await secrets.transportKey()))
      .catch((reason: unknown) => reason)
    expect(error).toEqual(refused('SHARE_WORD_UNKNOWN', { device: 'secrets', share: 1, place: 5 }))
    expect(error instanceof Refusal && error.message).not.toContain('mistake')
    await expect(secrets.makeBackupKey({ hsmRandom, wrapTo: 'no hex' })).rejects.toThrow(
      refused('MESSAGE_MALFORMED', { device: 'secrets', method: 'makeBackupKey' }),
    )
  })

  test('is gone after a wipe, and the next one has another key and nothing in it', async () => {
    const secrets = open()
    const first = await secrets.transportKey()
    const pid = secrets.pid()
    await secrets.wipe()
    expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH')
    expect(await secrets.transportKey()).not.toBe(first)
    await expect(secrets.reveal(1, viewer)).rejects.toThrow(refused('SHARES_NOT_IN_SECRETS'))
  })

  test('that is killed takes its secrets along: the next answer is that there are none', async () => {
    const { promise: lost, resolve: onLost } = Promise.withResolvers<unknown>()
    const secrets = open({ onLost })
    const hsmRandom = seal(randomBytes(32), await secrets.transportKey())
    await secrets.makeBackupKey({ hsmRandom, wrapTo })
    process.kill(secrets.pid() ?? 0, 'SIGTERM')
    expect(await lost).toEqual(refused('DEVICE_LOST'))
    const split = { ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 1, threshold: 2, shares: 2 } as const
    await expect(secrets.split(split)).rejects.toThrow(refused('KEY_NOT_IN_SECRETS'))
  })
})
