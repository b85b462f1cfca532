import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Token } from '../../ceremonies/devices/hsm.ts'
import { openDevices } from '../../main/devices/index.ts'
import { faulty } from '../support/faulty.ts'
import { refused } from '../support/refused.ts'
import { pins, softhsmModule, type SoftHsm, withToken } from '../support/softhsm.ts'

const birth = { label: 'test', ...pins }
const lengths = 'it must have 4 to 255 bytes.'
const so = `The security officer PIN of hsm has the wrong length; ${lengths}`
const user = `The user PIN of hsm has the wrong length; ${lengths}`

/** Every byte of every token. */
function digestOf({ directory }: SoftHsm): string {
  const files = readdirSync(join(directory, 'tokens'), { recursive: true, withFileTypes: true })
  const sum = createHash('sha256')
  for (const file of files.filter((entry) => entry.isFile())) sum.update(readFileSync(join(file.parentPath, file.name)))
  return sum.digest('hex')
}

test.each([
  ['an empty SO PIN', { soPin: '' }, so],
  ['an SO PIN of three bytes', { soPin: '123' }, so],
  ['an SO PIN of 256 bytes', { soPin: 'x'.repeat(256) }, so],
  ['an empty user PIN', { userPin: '' }, user],
  ['a user PIN of three bytes', { userPin: '123' }, user],
  ['a user PIN of 128 letters of two bytes', { userPin: 'ü'.repeat(128) }, user],
])('%s is refused before the token is touched', async (_input, wrong, message) => {
  await withToken(
    async (devices, softhsm) => {
      const before = digestOf(softhsm)
      expect(await refused(devices.token('hsm').initialise({ ...birth, ...wrong }))).toEqual({
        code: 'PIN_LENGTH',
        message,
      })
      expect([digestOf(softhsm), (await devices.token('hsm').describe()).token.initialised]).toEqual([before, false])
    },
    { initialise: false },
  )
})

test.each([
  [
    'a wrong PIN',
    (token: Token) => token.login('not-the-pin'),
    'PIN_WRONG',
    'is wrong (tries left, as reported by the token: few); check it and type it again.',
  ],
  ['an empty PIN', (token: Token) => token.login(''), 'PIN_LENGTH', `has the wrong length; ${lengths}`],
  [
    'a PIN without end',
    (token: Token) => token.login('9'.repeat(10_000)),
    'PIN_LENGTH',
    `has the wrong length; ${lengths}`,
  ],
])('%s opens nothing', async (_input, login, code, message) => {
  await withToken(async (_devices, softhsm) => {
    const devices = openDevices({
      inventory: { hsm: { module: softhsmModule, label: 'test', environment: softhsm.environment } },
    })
    try {
      expect(await refused(login(devices.token('hsm')))).toEqual({ code, message: `The user PIN of hsm ${message}` })
      expect(await devices.token('hsm').objects()).toEqual([])
    } finally {
      await devices.close()
    }
  })
})

/** CKF_USER_PIN_COUNT_LOW, _FINAL_TRY and _LOCKED (PKCS#11 v2.40, CK_TOKEN_INFO). */
test.each([
  ['few', 0x10000, 'PIN_WRONG'],
  ['one', 0x20000, 'PIN_WRONG'],
  ['none', 0x40000, 'PIN_LOCKED'],
])('with %s of the tries left a wrong PIN says so', async (left, flags, code) => {
  await withToken(async (_devices, softhsm) => {
    const devices = openDevices({ inventory: { hsm: faulty(softhsm, 'test', { flags }) } })
    try {
      const found = await refused(devices.token('hsm').login('not-the-pin'))
      const message =
        code === 'PIN_LOCKED'
          ? 'The user PIN of hsm is locked after too many wrong tries; it can only be reset by the security officer or the vendor’s tool.'
          : `The user PIN of hsm is wrong (tries left, as reported by the token: ${left}); check it and type it again.`
      expect(found).toEqual({ code, message })
    } finally {
      await devices.close()
    }
  })
})
