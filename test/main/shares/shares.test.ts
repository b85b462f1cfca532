import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Slip39 from 'slip39'
import { describe, expect, test } from 'vitest'
import { combineGiven, combineMnemonics } from '../../../main/shares/combine.ts'
import { tryWithoutCoreDumps } from '../../../main/shares/guard.ts'
import { descriptionText, inspectShares } from '../../../main/shares/inspect.ts'
import { splitToMnemonics } from '../../../main/shares/split.ts'
import { textOfBlocks } from '../../../ceremonies/shares/blocks.ts'
import { checkValue } from '../../../ceremonies/shares/check-value.ts'
import { splitByMachine } from '../../../main/devices/machine-shares.ts'
import { Recipient, seal } from '../../../native/sealed-box.ts'
import { encryptBlock } from '../../../native/secrets/aes.ts'
import { checkOf } from '../../../native/secrets/backup-key.ts'
import { forms } from '../../../native/secrets/forms.ts'
import { refused } from '../../ceremonies/shares/helpers.ts'
import { refused as refusedWith } from '../../support/refused.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const drill = (secret: string, threshold = 3, shares = 5, passphrase: Uint8Array | null = null) =>
  splitToMnemonics(bytes(`${secret}\n`), { threshold, shares, passphrase }).split('\n')
const combine = (lines: readonly string[], passphrase: string | null = null, checkValue: string | null = null) =>
  combineMnemonics(bytes(lines.join('\n')), { passphrase: passphrase === null ? null : bytes(passphrase), checkValue })

const vectors = JSON.parse(readFileSync(new URL('../../fixtures/slip39-vectors.json', import.meta.url), 'utf8')) as [
  string,
  string[],
  string,
][]

describe('shares in blocks', () => {
  const key = randomBytes(32)
  const kcv = checkOf(key).value
  const made = async () => {
    const here = new Recipient()
    const sealedTo = (to: string) => Promise.resolve(seal(key, to))
    const asked = { identifier: 7, threshold: 2, shares: 3, sealedTo, recipient: here.spki }
    return (await splitByMachine(asked)).shares.map((box) => {
      const blocks = forms['shamirs-secret-sharing'].ofBytes(here.open(box)) ?? new Uint16Array()
      return Buffer.from(textOfBlocks(blocks)).toString('ascii')
    })
  }
  const given = (lines: readonly string[], checkValue: string | null = kcv, passphrase: Uint8Array | null = null) =>
    combineGiven(bytes(lines.join('\n')), { passphrase, checkValue })

  test('are combined by their own process, in lines or with numbers, and only to the key on record', async () => {
    const [first = '', second = '', third = ''] = await made()
    const numbered = third.split(' ').map((block, at) => `${at + 1} ${block}${at % 3 === 2 ? '\n' : ''}`)
    expect(await given([first, second])).toBe(key.toString('hex'))
    expect(await given([...numbered, '', first.toUpperCase()], checkValue(encryptBlock, key, 'ECB', 3).value)).toBe(
      key.toString('hex'),
    )
    const refusals = [
      [() => given([first, second], null), 'MACHINE_CHECK_VALUE'],
      [() => given([first, second], kcv, bytes('x')), 'MACHINE_PASSPHRASE'],
      [() => given([first, second], 'no'), 'CHECK_VALUE_MALFORMED'],
      [() => given([first, second], '0011223344'), 'CHECK_VALUE_DIFFERS'],
      [() => given([first]), 'MACHINE_SHARES_COUNT'],
      [() => given([first, second, third]), 'MACHINE_SHARES_COUNT'],
      [() => given([first, first]), 'SHARE_REPEATED'],
      [() => given([first, second.slice(0, -6)]), 'MACHINE_SHARE_BLOCKS'],
    ] as const
    for (const [refusing, code] of refusals) expect(await refusedWith(refusing), code).toMatchObject({ code })
    expect(inspectShares(bytes(second)).map(descriptionText)).toEqual([
      'Set 7: share 2 of 3, 2 needed; shamirs-secret-sharing.',
    ])
  }, 120_000)
})

describe('shares combine', () => {
  test('gives each valid vector’s secret, and refuses the others', () => {
    const outcomes = vectors.map(([, mnemonics]) => {
      try {
        return combine(mnemonics, 'TREZOR\n')
      } catch (error) {
        return error instanceof Error && error.name === 'Refusal' ? '' : error
      }
    })
    expect(outcomes).toEqual(vectors.map(([, , secret]) => secret))
  })

  test('takes any quorum of a drill, empty lines and four-letter words', () => {
    const secret = randomBytes(32).toString('hex')
    const made = drill(secret)
    const typed = made.slice(2).map((line) => line.replace(/\b([a-z]{4})[a-z]*/g, '$1'))
    expect(combine(['', ...typed.flatMap((line) => [line, ' \t\r'])])).toBe(secret)
  })

  test('takes words with their numbers, as sheets print them, in rows, columns or a line', () => {
    const secret = randomBytes(32).toString('hex')
    const words = drill(secret).map((line) => line.split(' '))
    const rows = (share: readonly string[], order: readonly number[], mark: string): readonly string[] =>
      Array.from({ length: Math.ceil(order.length / 4) }, (_, row) =>
        order
          .slice(4 * row, 4 * row + 4)
          .map((at) => `${at + 1}${mark} ${share[at] ?? ''}`)
          .join('   '),
      )
    const [first = [], second = [], third = []] = words
    const inTurn = first.map((_, at) => at)
    const columns = inTurn.toSorted((a, b) => (a % 11) - (b % 11) || a - b)
    expect(combine([...rows(first, inTurn, ''), '', ...rows(second, columns, '.'), third.join(' ')])).toBe(secret)
    expect(() =>
      combine(
        rows(
          first,
          inTurn.filter((at) => at !== 6),
          ')',
        ),
      ),
    ).toThrow(refused('SHARE_PLACE_MISSING', { share: 1, place: 7 }))
  })

  test('strips the newline that an editor adds to a passphrase, and nothing else', () => {
    const secret = randomBytes(16).toString('hex')
    const made = drill(secret, 2, 2, bytes('pass phrase \r\n'))
    expect(combine(made, 'pass phrase ')).toBe(secret)
    expect(combine(made, 'pass phrase')).not.toBe(secret)
  })

  test('holds the key against its check value, by CMAC or ECB, and gives nothing out if it differs', () => {
    const secret = randomBytes(32).toString('hex')
    const made = drill(secret, 2, 2)
    const ecb = execFileSync('openssl', ['enc', '-aes-256-ecb', '-nopad', '-K', secret], { input: Buffer.alloc(16) })
    const cmac = execFileSync('openssl', ['mac', '-cipher', 'aes-256-cbc', '-macopt', `hexkey:${secret}`, 'CMAC'], {
      input: Buffer.alloc(16),
      encoding: 'utf8',
    }).trim()
    expect([combine(made, null, ecb.toString('hex', 0, 3)), combine(made, null, cmac.slice(0, 10))]).toEqual([
      secret,
      secret,
    ])
    expect(() => combine(made, 'wrong', cmac.slice(0, 10))).toThrow(
      refused('CHECK_VALUE_DIFFERS', { method: 'CMAC or ECB', length: 5 }),
    )
    for (const wrong of ['', '1234', 'xyzxyz', '00'.repeat(17)]) {
      expect(() => combine(made, null, wrong)).toThrow(refused('CHECK_VALUE_MALFORMED', {}))
    }
    const odd = drill(randomBytes(18).toString('hex'), 2, 2)
    expect(() => combine(odd, null, '000000')).toThrow(refused('CHECK_VALUE_NOT_AES', { length: 18 }))
  })

  test('names the share and the place, and never the word', async () => {
    const made = drill(randomBytes(32).toString('hex'), 2, 2)
    const [first = '', second = ''] = made
    const wrong = second.split(' ').with(6, 'secretword').join(' ')
    const { message } = await refusedWith(() => combine([first, wrong]))
    expect(message).toBe(
      'In share 2, word 7 is not in the word list; compare it with the sheet and type the word or its first four letters.',
    )
    expect(() => combine(['', ''])).toThrow(refused('SHARES_NONE', {}))
    expect((await refusedWith(() => combine([first]))).message).toBe(
      'Group 1 needs 2 shares, but 1 was given; add more shares of this group.',
    )
  })

  test('zeroes what it was given', () => {
    const input = bytes(drill(randomBytes(32).toString('hex'), 2, 2).join('\n'))
    combineMnemonics(input, { passphrase: null, checkValue: null })
    expect(input.every((byte) => byte === 0)).toBe(true)
  })

  test('zeroes it also when the check value cannot be read', () => {
    const input = bytes('academic acid')
    expect(() => combineMnemonics(input, { passphrase: null, checkValue: 'no' })).toThrow()
    expect(input.every((byte) => byte === 0)).toBe(true)
  })
})

describe('shares split', () => {
  test('makes sets that npm slip39 combines', () => {
    const secret = randomBytes(32)
    const made = drill(secret.toString('hex'), 3, 5, bytes('a drill\n'))
    expect(Slip39.recoverSecret(made.slice(1, 4), 'a drill')).toEqual([...secret])
  })

  test.each([
    ['zz', 2, 3, 'SECRET_NOT_HEX', {}],
    ['', 2, 3, 'SECRET_NOT_HEX', {}],
    ['00 11', 2, 3, 'SECRET_NOT_HEX', {}],
    ['00112233', 2, 3, 'SECRET_LENGTH_WRONG', { length: 4 }],
    ['00'.repeat(16), 4, 3, 'THRESHOLD_WRONG', { threshold: 4, shares: 3 }],
    ['00'.repeat(16), 1, 3, 'THRESHOLD_WRONG', { threshold: 1, shares: 3 }],
    ['00'.repeat(16), 2, 17, 'SHARES_WRONG', { shares: 17 }],
  ])('of %j, %i of %i is refused', (secret, threshold, shares, code, parameters) => {
    expect(() => drill(secret, threshold, shares)).toThrow(refused(code, parameters))
  })
})

describe('shares inspect', () => {
  test('says what a mnemonic says of itself', () => {
    const [, , third] = Slip39.fromArray([...randomBytes(16)], {
      threshold: 2,
      groups: [
        [1, 1],
        [3, 5],
      ],
      iterationExponent: 1,
    }).fromPath('r/1').mnemonics
    const [description] = inspectShares(bytes(third ?? ''))
    expect(description).toEqual({
      scheme: 'SLIP-0039',
      identifier: expect.any(Number),
      share: 3,
      threshold: 3,
      group: 2,
      groupThreshold: 2,
      groups: 2,
      extendable: true,
      iterationExponent: 1,
      secretBits: 128,
    })
    expect(description && descriptionText({ ...description, identifier: 77 })).toBe(
      'Set 77: share 3, 3 needed; group 2 of 2, 2 needed; 128-bit secret; extendable: yes; iteration exponent: 1.',
    )
  })
})

test('the process that recovers has no core dumps', async () => {
  expect([
    await tryWithoutCoreDumps(),
    readFileSync('/proc/self/limits', 'utf8')
      .match(/Max core.*/)?.[0]
      .split(/\s{2,}/),
  ]).toEqual(['off', ['Max core file size', '0', '0', 'bytes', '']])
})
