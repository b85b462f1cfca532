import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../../ceremonies/devices/hsm.ts'
import type { Refusal } from '../../../ceremonies/base/refusal.ts'
import { type OpenDevices, openDevices } from '../../../main/devices/index.ts'
import type { Timing } from '../../../main/devices/life.ts'
import { type FaultyOptions, faulty } from '../../support/faulty.ts'
import { keyPairRequest } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'
import { makeSoftHsm, pins, softhsmModule } from '../../support/softhsm.ts'

const timing: Partial<Timing> = { beat: 100, silence: 2000, longest: 4000 }
/** RFC 7748 section 6.1, the second party's public key, as SubjectPublicKeyInfo. */
const x25519 = '302a300506032b656e032100de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f'
const inDoubt = 'what the device did is not known'

/** A commissioned token behind a module with a fault, and a second device that must not notice. */
async function withFault<T>(
  options: FaultyOptions,
  work: (devices: OpenDevices, lost: string[], plain: Token) => Promise<T>,
): Promise<T> {
  const softhsm = makeSoftHsm()
  const lost: string[] = []
  const onLost = (name: string, { code }: Refusal) => lost.push(`${name} ${code}`)
  const plain = { module: softhsmModule, label: 'test', environment: softhsm.environment }
  const sound = openDevices({ inventory: { plain }, onLost })
  const devices = openDevices({ inventory: { hsm: faulty(softhsm, 'test', options) }, timing, onLost })
  try {
    await sound.token('plain').initialise({ label: 'test', ...pins })
    await sound.token('plain').login(pins.userPin)
    return await work(devices, lost, sound.token('plain'))
  } finally {
    await Promise.all([devices.close(), sound.close()])
    softhsm.remove()
  }
}

describe('a host that dies or hangs inside a real C_ call', () => {
  const generation = 'C_GenerateKeyPair'
  test.each([
    ['kill', 'DEVICE_LOST', `The process that talks to hsm ended during generateKeyPair (SIGKILL); ${inDoubt}`],
    [
      'stop',
      'DEVICE_HUNG',
      `The process that talks to hsm did not answer during generateKeyPair and was ended; ${inDoubt}`,
    ],
    [
      'hang',
      'DEVICE_HUNG',
      `The process that talks to hsm did not answer during generateKeyPair and was ended; ${inDoubt}`,
    ],
    ['segfault', 'MODULE_CRASHED', `The PKCS#11 module of hsm crashed during generateKeyPair (SIGSEGV); ${inDoubt}`],
    ['abort', 'MODULE_CRASHED', `The PKCS#11 module of hsm crashed during generateKeyPair (SIGABRT); ${inDoubt}`],
  ] as const)(
    '%s: the call is in doubt and told, the other device lives, the next question starts anew',
    async (what, code, message) => {
      await withFault({ fault: { at: generation, what, when: 'after' } }, async (devices, lost, plain) => {
        const token = devices.token('hsm')
        await token.login(pins.userPin)
        const request = keyPairRequest('EC-P256', 'a1', { token: true })
        expect(await refused(token.generateKeyPair(request))).toEqual({
          code,
          message: expect.stringContaining(message),
        })
        expect(lost).toEqual([`hsm ${code}`])
        // The call had been done: nothing is repeated, and the token tells.
        expect((await plain.objects()).map((object) => `${object.class} ${object.id}`).sort()).toEqual([
          'private a1',
          'public a1',
        ])
        // The new process knows no login: only public objects are seen.
        expect((await token.objects()).map((object) => object.class)).toEqual(['public'])
      })
    },
  )

  const cases = [
    ['initialise', 'C_InitToken', (d: OpenDevices) => d.token('hsm').initialise({ label: 'test', ...pins })],
    ['login', 'C_Login', (d: OpenDevices) => d.token('hsm').login(pins.userPin)],
    ['objects', 'C_FindObjectsInit', (d: OpenDevices) => d.token('hsm').objects()],
    ['sealedRandom', 'C_GenerateRandom', (d: OpenDevices) => d.token('hsm').sealedRandom(32, x25519)],
  ] as const

  // Each waits for a limit.
  test.concurrent.each(cases)(
    'stopped in a call that blocks (%s): ended when its own limit is over',
    async (method, at, ask) => {
      await withFault({ fault: { at, what: 'stop' } }, async (devices, lost, plain) => {
        expect(await refused(ask(devices))).toEqual({
          code: 'DEVICE_HUNG',
          message: expect.stringContaining(`did not answer during ${method} and was ended; ${inDoubt}`),
        })
        expect(lost).toEqual(['hsm DEVICE_HUNG'])
        expect((await plain.describe()).token.label).toBe('test')
      })
    },
  )

  test('stopped while nothing is asked: noticed by its heartbeat', async () => {
    await withFault({}, async (devices, lost) => {
      await devices.token('hsm').describe()
      const gone = new Promise<void>((resolve) => {
        const look = setInterval(() => {
          if (lost.length > 0) {
            clearInterval(look)
            resolve()
          }
        }, 20)
      })
      process.kill(devices.pid('hsm') ?? 0, 'SIGSTOP')
      await gone
      expect(lost).toEqual(['hsm DEVICE_HUNG'])
      expect((await devices.token('hsm').describe()).token.label).toBe('test')
    })
  })

  test('restarts are bounded', async () => {
    await withFault({ fault: { at: 'C_Login', nth: 0, what: 'kill' } }, async (devices) => {
      const codes: string[] = []
      for (let time = 0; time < 5; time += 1) codes.push((await refused(devices.token('hsm').login(pins.userPin))).code)
      expect(codes).toEqual(['DEVICE_LOST', 'DEVICE_LOST', 'DEVICE_LOST', 'DEVICE_LOST', 'DEVICE_RESTARTS'])
      expect(await refused(devices.token('hsm').describe())).toEqual({
        code: 'DEVICE_RESTARTS',
        message:
          'The process that talks to hsm has ended 4 times in 5 minutes; find out why, then start Strongroom again.',
      })
    })
  })

  test('a fault that fires once leaves a mark, and the next process works', async () => {
    const mark = makeSoftHsm()
    const once = join(mark.directory, 'fired')
    await withFault({ fault: { at: 'C_Login', nth: 0, what: 'kill' }, once }, async (devices) => {
      expect(await refused(devices.token('hsm').login(pins.userPin))).toMatchObject({ code: 'DEVICE_LOST' })
      expect(existsSync(once)).toBe(true)
      await devices.token('hsm').login(pins.userPin)
    }).finally(() => mark.remove())
  })
})

describe('what a vendor’s error means', () => {
  test.each([
    [0x31, 'TOKEN_FULL', 'The token at hsm is full; remove objects that are no longer needed, or use another token.'],
    [0xe2, 'TOKEN_WRITE_PROTECTED', 'The token at hsm is write-protected; lift the protection or use another token.'],
    [
      0x70,
      'MECHANISM_MISSING',
      'The token at hsm does not have CKM_EC_KEY_PAIR_GEN; use another algorithm or another token.',
    ],
    [
      0x32,
      'DEVICE_REMOVED',
      `The device hsm was removed or its session ended during C_GenerateKeyPair; what it did is not known: insert it again and check what the token holds before continuing.`,
    ],
    [
      0xb3,
      'DEVICE_REMOVED',
      `The device hsm was removed or its session ended during C_GenerateKeyPair; what it did is not known: insert it again and check what the token holds before continuing.`,
    ],
    [
      0x30,
      'DEVICE_FAILED',
      'The device hsm reports a failure in C_GenerateKeyPair (CKR_DEVICE_ERROR); check the device and what the token holds before continuing.',
    ],
    [0x101, 'NOT_LOGGED_IN', 'Nobody is logged in to hsm; log in first.'],
    [
      0x13,
      'PARAMETER_REFUSED',
      'The token at hsm refuses a parameter or attribute in C_GenerateKeyPair (CKR_ATTRIBUTE_VALUE_INVALID); compare the template with the vendor’s manual.',
    ],
    [
      0x140,
      'PARAMETER_REFUSED',
      'The token at hsm refuses a parameter or attribute in C_GenerateKeyPair (CKR_CURVE_NOT_SUPPORTED); compare the template with the vendor’s manual.',
    ],
    [
      0x90,
      'TOKEN_ERROR',
      'The token at hsm answered CKR_OPERATION_ACTIVE to C_GenerateKeyPair; look it up in the vendor’s manual.',
    ],
    [
      0x80000042,
      'TOKEN_ERROR',
      'The token at hsm answered 0x80000042 to C_GenerateKeyPair; look it up in the vendor’s manual.',
    ],
  ])('CK_RV %i is %s', async (what, code, message) => {
    await withFault({ fault: { at: 'C_GenerateKeyPair', what } }, async (devices) => {
      const token = devices.token('hsm')
      await token.login(pins.userPin)
      expect(await refused(token.generateKeyPair(keyPairRequest('EC-P256', 'a1')))).toEqual({ code, message })
    })
  })

  test('calls from which pkcs11js throws plain errors are known by their code too', async () => {
    await withFault({ fault: { at: 'C_SetAttributeValue', what: 0x10 } }, async (devices) => {
      const token = devices.token('hsm')
      await token.login(pins.userPin)
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      expect(await refused(token.setAttributes({ class: 'private', id: 'a1' }, { CKA_LABEL: 'b' }))).toEqual({
        code: 'PARAMETER_REFUSED',
        message:
          'The token at hsm refuses a parameter or attribute in C_SetAttributeValue (CKR_ATTRIBUTE_READ_ONLY); compare the template with the vendor’s manual.',
      })
    })
  })

  test('a removed device is found again, without its login and session objects', async () => {
    await withFault({ fault: { at: 'C_GenerateRandom', what: 0x32 } }, async (devices, lost) => {
      const token = devices.token('hsm')
      await token.login(pins.userPin)
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      expect(await refused(token.sealedRandom(32, x25519))).toMatchObject({ code: 'DEVICE_REMOVED' })
      expect(await token.objects()).toEqual([])
      await token.login(pins.userPin)
      expect(lost).toEqual([])
    })
  })
})
