import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { symlinkSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Token } from '../../../ceremonies/devices/hsm.ts'
import { type DeviceEntry, discover, openDevices } from '../../../main/devices/index.ts'
import { faulty } from '../../support/faulty.ts'
import { keyPairRequest } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'
import { makeSoftHsm, pins, type SoftHsm, softhsmModule, withToken } from '../../support/softhsm.ts'

const birth = { label: 'test', ...pins }

/** Devices by name over one SoftHSM directory, where the entry need not say so. */
async function withInventory<T>(
  inventory: (softhsm: SoftHsm) => Record<string, Partial<DeviceEntry>>,
  work: (token: (name: string) => Token, softhsm: SoftHsm) => Promise<T>,
): Promise<T> {
  const softhsm = makeSoftHsm()
  const plain = { module: softhsmModule, label: 'test', environment: softhsm.environment }
  const entries = Object.entries(inventory(softhsm)).map(([name, entry]) => [name, { ...plain, ...entry }] as const)
  const devices = openDevices({ inventory: Object.fromEntries(entries) })
  try {
    return await work((name) => devices.token(name), softhsm)
  } finally {
    await devices.close()
    softhsm.remove()
  }
}

describe('commissioning', () => {
  test('a fresh token is described, initialised, and described again with its serial', async () => {
    await withToken(
      async (devices) => {
        const token = devices.token('hsm')
        const before = await token.describe()
        expect(before.token).toMatchObject({ label: '', initialised: false, userPin: 'unset', soPin: 'unset' })
        expect(await refused(token.login(pins.userPin))).toEqual({
          code: 'TOKEN_NOT_INITIALISED',
          message: 'No token at hsm is initialised with label “test”; commission it first, or check label and serial.',
        })
        const after = await token.initialise(birth)
        expect(after).toMatchObject({
          module: {
            path: softhsmModule,
            sha256: createHash('sha256').update(readFileSync(softhsmModule)).digest('hex'),
            manufacturer: 'SoftHSM',
            cryptoki: '2.40',
          },
          token: { label: 'test', initialised: true, userPin: 'ok', soPin: 'ok', protectedAuthenticationPath: false },
        })
        expect(after.token.serial).toMatch(/^[0-9a-f]{16}$/)
        expect(after.mechanisms.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['CKM_ECDSA', 'CKM_AES_KEY_WRAP_PAD', 'CKM_EDDSA', 'CKM_EC_EDWARDS_KEY_PAIR_GEN']),
        )
        await token.login(pins.userPin)
        expect(await token.objects()).toEqual([])
      },
      { initialise: false },
    )
  })

  test('what it can do and shows is what pkcs11-tool sees', async () => {
    await withToken(async (devices, softhsm) => {
      const token = devices.token('hsm')
      await token.generateKeyPair(keyPairRequest('EC-P384', 'a1', { token: true, extractable: false }))
      const seen = execFileSync(
        'pkcs11-tool',
        ['--module', softhsmModule, '--token-label', 'test', '--login', '--pin', pins.userPin, '--list-objects'],
        { env: { ...softhsm.environment }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      )
      const lines = seen
        .slice(seen.indexOf('Private Key Object'))
        .split('\n')
        // SoftHSM lists objects in no order: the public one may follow.
        .slice(0, 5)
        // What OpenSC from 0.26 on names too is SoftHSM's default.
        .map((line) => line.trim().replaceAll(/ +/g, ' ').replace('signRecover, ', ''))
      expect(lines).toEqual([
        'Private Key Object; EC',
        'label: EC-P384 a1',
        'ID: a1',
        // Decrypt and unwrap are SoftHSM's defaults where the template is silent.
        'Usage: decrypt, sign, unwrap',
        'Access: sensitive, always sensitive, never extractable, local',
      ])
    })
  })

  test('a token that holds objects is refused, public or private, and keeps them', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1', { token: true }))
      const before = await token.objects()
      expect(await refused(token.initialise(birth))).toEqual({
        code: 'TOKEN_NOT_EMPTY',
        message:
          'The token at hsm holds 1 objects; use an empty token, or reset this one with the vendor’s tool if nothing in it is needed.',
      })
      await token.login(pins.userPin)
      expect(await token.objects()).toEqual(before)
      await token.destroy({ class: 'public', id: 'a1' })
      expect(await refused(token.initialise(birth))).toMatchObject({ code: 'TOKEN_NOT_EMPTY' })
      await token.login(pins.userPin)
      expect(await token.objects()).toHaveLength(1)
    })
  })

  test('an empty token whose user PIN is another is refused: what it holds cannot be seen', async () => {
    await withToken(async (devices) => {
      expect(await refused(devices.token('hsm').initialise({ ...birth, userPin: 'another-pin' }))).toEqual({
        code: 'TOKEN_UNSEEN',
        message:
          'The token at hsm is already initialised with a different user PIN, so its private objects cannot be seen; use an empty token, or reset this one with the vendor’s tool.',
      })
    })
  })

  test('after a crash between C_InitToken and C_InitPIN it is simply done again, with the same SO PIN', async () => {
    await withInventory(
      (softhsm) => ({ broken: faulty(softhsm, 'test', { fault: { at: 'C_InitPIN', what: 'kill' } }), hsm: {} }),
      async (token) => {
        expect(await refused(token('broken').initialise(birth))).toMatchObject({ code: 'DEVICE_LOST' })
        expect((await token('hsm').describe()).token).toMatchObject({
          label: 'test',
          initialised: true,
          userPin: 'unset',
        })
        expect(await refused(token('hsm').initialise({ ...birth, soPin: 'not-the-so-pin' }))).toMatchObject({
          code: 'PIN_WRONG',
          message: expect.stringContaining('The security officer PIN of hsm is wrong'),
        })
        expect((await token('hsm').initialise(birth)).token.userPin).toBe('ok')
        await token('hsm').login(pins.userPin)
      },
    )
  })

  test('PINs and labels that the token cannot take are refused before it is touched', async () => {
    await withToken(
      async (devices) => {
        const token = devices.token('hsm')
        const label = 'a label that is longer than thirty-two bytes'
        expect([
          await refused(token.initialise({ ...birth, soPin: '123' })),
          await refused(token.initialise({ ...birth, userPin: 'ü'.repeat(200) })),
          await refused(token.initialise({ ...birth, label })),
        ]).toEqual([
          {
            code: 'PIN_LENGTH',
            message: 'The security officer PIN of hsm has the wrong length; it must have 4 to 255 bytes.',
          },
          { code: 'PIN_LENGTH', message: 'The user PIN of hsm has the wrong length; it must have 4 to 255 bytes.' },
          {
            code: 'TOKEN_LABEL_LONG',
            message: `The label “${label}” is longer than the 32 bytes that a token can hold; choose a shorter one.`,
          },
        ])
        expect((await token.describe()).token.initialised).toBe(false)
      },
      { initialise: false },
    )
  })
})

describe('PINs', () => {
  const wrong = (left: string) => ({
    code: 'PIN_WRONG',
    message: `The user PIN of hsm is wrong (tries left, as reported by the token: ${left}); check it and type it again.`,
  })

  test.each([
    ['not told by a fresh module', 0, wrong('few')],
    ['low', 0x10000, wrong('few')],
    ['final', 0x20000, wrong('one')],
    [
      'locked',
      0x40000,
      {
        code: 'PIN_LOCKED',
        message:
          'The user PIN of hsm is locked after too many wrong tries; it can only be reset by the security officer or the vendor’s tool.',
      },
    ],
  ])('a wrong one tells what is left: %s', async (_, flags, answer) => {
    await withInventory(
      (softhsm) => ({ plain: {}, hsm: faulty(softhsm, 'test', { flags }) }),
      async (token) => {
        await token('plain').initialise(birth)
        expect(await refused(token('hsm').login('wrong-pin'))).toEqual(answer)
        await token('plain').login(pins.userPin)
      },
    )
  })

  test.each([
    [0xa4, { code: 'PIN_LOCKED', message: expect.stringContaining('is locked') }],
    [0xa3, { code: 'PIN_EXPIRED', message: 'The user PIN of hsm has expired; set a new one with the vendor’s tool.' }],
    [0xa2, { code: 'PIN_LENGTH', message: 'The user PIN of hsm has the wrong length; it must have 4 to 255 bytes.' }],
    [0x102, { code: 'PIN_UNSET', message: 'The user PIN of hsm has not been set; commission the token first.' }],
  ])('CK_RV %i of C_Login', async (what, answer) => {
    await withInventory(
      (softhsm) => ({ plain: {}, hsm: faulty(softhsm, 'test', { fault: { at: 'C_Login', what } }) }),
      async (token) => {
        await token('plain').initialise(birth)
        expect(await refused(token('hsm').login(pins.userPin))).toEqual(answer)
      },
    )
  })

  test('a second login is refused, because its PIN would not be checked', async () => {
    await withToken(async (devices) => {
      expect(await refused(devices.token('hsm').login('wrong-pin'))).toEqual({
        code: 'ALREADY_LOGGED_IN',
        message: 'Someone is already logged in to hsm; the PIN was not tried.',
      })
    })
  })

  test('a device with its own keypad asks for the PIN itself; one without needs it typed', async () => {
    const keypad = 0x100
    await withInventory(
      (softhsm) => ({
        plain: {},
        right: faulty(softhsm, 'test', { flags: keypad, keypad: pins.userPin }),
        wrong: faulty(softhsm, 'test', { flags: keypad, keypad: 'wrong-pin' }),
      }),
      async (token) => {
        await token('plain').initialise(birth)
        expect((await token('right').describe()).token.protectedAuthenticationPath).toBe(true)
        await token('right').login(null)
        await token('right').generateKeyPair(keyPairRequest('EC-P256', 'a1'))
        expect([
          await refused(token('wrong').login(null)),
          await refused(token('plain').login(null)),
          await refused(token('wrong').initialise(birth)),
        ]).toMatchObject([{ code: 'PIN_WRONG' }, { code: 'PIN_MISSING' }, { code: 'KEYPAD_INITIALISE' }])
      },
    )
  })
})

describe('which token', () => {
  test('two tokens behind one module are told apart by label, and share its process', async () => {
    const softhsm = makeSoftHsm()
    const plain = { module: softhsmModule, environment: softhsm.environment }
    const devices = openDevices({ inventory: { one: { ...plain, label: 'one' }, two: { ...plain, label: 'two' } } })
    try {
      const [one, two] = [devices.token('one'), devices.token('two')]
      await one.initialise({ ...birth, label: 'one' })
      await two.initialise({ ...birth, label: 'two' })
      await one.login(pins.userPin)
      await two.login(pins.userPin)
      await one.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      expect([(await one.objects()).length, (await two.objects()).length]).toEqual([2, 0])
      expect(devices.pid('one')).toBe(devices.pid('two'))
      expect(await refused(two.initialise({ ...birth, label: 'one' }))).toMatchObject({ code: 'LABEL_EXISTS' })
    } finally {
      await devices.close()
      softhsm.remove()
    }
  })

  test('the serial decides between equal labels, and a wrong one is absent', async () => {
    const [serials, softhsm] = [[] as string[], makeSoftHsm()]
    const env = { ...softhsm.environment }
    for (const user of ['first', 'second']) {
      execFileSync(
        'softhsm2-util',
        ['--init-token', '--free', '--label', 'test', '--so-pin', pins.soPin, '--pin', `${user}-pin`],
        { env },
      )
    }
    const plain = { module: softhsmModule, label: 'test', environment: softhsm.environment }
    for (const { token } of (await discover(plain)).slots) if (token?.initialised) serials.push(token.serial)
    const [first = '', second = ''] = serials
    const devices = openDevices({
      inventory: {
        any: plain,
        first: { ...plain, serial: first },
        second: { ...plain, serial: second },
        none: { ...plain, serial: '0' },
      },
    })
    try {
      expect([
        (await devices.token('first').describe()).token.serial,
        (await devices.token('second').describe()).token.serial,
        await refused(devices.token('any').describe()),
        await refused(devices.token('none').describe()),
        await refused(() => devices.token('nobody')),
      ]).toEqual([
        first,
        second,
        {
          code: 'TOKEN_AMBIGUOUS',
          message: 'More than one token at any has the label “test” (serial any); give the serial in the inventory.',
        },
        {
          code: 'TOKEN_OTHER',
          message: expect.stringMatching(
            /^The token “test” at none is the wrong one: its serial is [0-9a-f]+, not 0\. Connect the right one\.$/,
          ),
        },
        {
          code: 'DEVICE_UNKNOWN',
          message: 'No device is called “nobody”; use a name from the inventory of the script.',
        },
      ])
    } finally {
      await devices.close()
      softhsm.remove()
    }
  })
})

describe('which module', () => {
  test('what is no PKCS#11 module is refused by what is wrong with it', async () => {
    const softhsm = makeSoftHsm()
    const text = join(softhsm.directory, 'text.so')
    writeFileSync(text, 'not a library')
    const zlib = join(softhsm.directory, 'libz.so')
    // A link: where the token is, nothing may be run from on every machine.
    symlinkSync('/usr/lib/x86_64-linux-gnu/libz.so.1', zlib)
    const broken = { module: softhsmModule, environment: { SOFTHSM2_CONF: '/nowhere/softhsm2.conf' } }
    try {
      expect([
        await refused(discover({ module: '/nowhere/lib.so' })),
        await refused(discover({ module: 'libsofthsm2.so' })),
        await refused(discover({ module: text })),
        await refused(discover({ module: zlib })),
        await refused(discover(broken)),
      ]).toEqual([
        {
          code: 'MODULE_NOT_FOUND',
          message: 'There is no PKCS#11 module at /nowhere/lib.so; check the path and install the vendor’s software.',
        },
        {
          code: 'MODULE_NOT_FOUND',
          message: 'There is no PKCS#11 module at libsofthsm2.so; check the path and install the vendor’s software.',
        },
        { code: 'MODULE_NOT_PKCS11', message: expect.stringContaining('cannot be loaded as a PKCS#11 module') },
        { code: 'MODULE_NOT_PKCS11', message: expect.stringContaining('C_GetFunctionList') },
        { code: 'MODULE_NOT_INITIALISED', message: expect.stringContaining('does not start (CKR_GENERAL_ERROR)') },
      ])
    } finally {
      softhsm.remove()
    }
  })

  test('a module that crashes while it is looked at takes nothing with it', async () => {
    const softhsm = makeSoftHsm()
    try {
      for (const what of ['segfault', 'abort'] as const) {
        const { module, environment } = faulty(softhsm, '', { fault: { at: 'C_GetSlotInfo', what } })
        expect(await refused(discover({ module, ...(environment && { environment }) }))).toMatchObject({
          code: 'MODULE_CRASHED',
        })
      }
    } finally {
      softhsm.remove()
    }
  })
})
