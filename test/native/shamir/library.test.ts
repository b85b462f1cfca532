/** Each defect of shamirs-secret-sharing 2.0.1, shown on the library itself, and stopped by its guard. */
import { randomBytes } from 'node:crypto'
import { combine, split } from 'shamirs-secret-sharing'
import { describe, expect, test } from 'vitest'
import type { CheckValue } from '../../../ceremonies/devices/check-value.ts'
import { decodeMachineShare, encodeMachineShare, type MachineShare } from '../../../ceremonies/shares/machine-share.ts'
import { Recipient, seal } from '../../../native/sealed-box.ts'
import { checkOf } from '../../../native/secrets/backup-key.ts'
import { splitKey } from '../../../native/shamir/library.ts'
import { Once } from '../../../native/shamir/once.ts'
import { refused } from '../../support/refused.ts'

const room = new Recipient()
const key = randomBytes(32)
const check = checkOf(key)
const plan = { threshold: 3, shares: 5, identifier: 7 }

/** The shares of a key in their envelopes, as its process gives them. */
function shared(secret: Uint8Array = key, asked = plan): Buffer[] {
  const once = new Once()
  const made = once.split({ ...asked, key: seal(secret, once.transportKey()), recipient: room.spki })
  return made.shares.map((box) => room.open(box))
}

/** Combines in a process's worth of its own. */
async function brought(shares: readonly Uint8Array[], expected: CheckValue = check) {
  const once = new Once()
  const boxes = shares.map((share) => seal(share, once.transportKey()))
  const { key: box, indices } = await once.combine({ shares: boxes, check: expected, recipient: room.spki })
  return { key: room.open(box), indices }
}
const refusedAs = async (shares: readonly Uint8Array[], expected = check) => refused(() => brought(shares, expected))

/** What the library makes of the values alone. */
const raw = (values: readonly unknown[]): Buffer => Buffer.from(combine(values))
const valuesOf = (shares: readonly Uint8Array[]) =>
  shares.map((share) => Buffer.from(decodeMachineShare(share, 1).value))
const pick = <T>(list: readonly T[], ...places: number[]): T[] => places.flatMap((at) => list.slice(at, at + 1))

/** Wrapped anew, checksum and all: the work of somebody who means harm, or of a program that errs. */
const remade = (share: Uint8Array, change: Partial<MachineShare>) =>
  encodeMachineShare({ ...decodeMachineShare(share, 1), ...change })
const flipped = (bytes: Uint8Array, at: number) => {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}

const five = shared()
const values = valuesOf(five)

test('any three of five give the key, and say which they were', async () => {
  for (const places of [
    [0, 1, 2],
    [4, 2, 0],
    [1, 3, 4],
  ])
    expect(await brought(pick(five, ...places))).toEqual({ key, indices: places.map((at) => at + 1) })
})

describe('the library tells nothing, and the guard refuses', () => {
  test('too few shares, and too many', async () => {
    expect(raw(pick(values, 0, 1))).not.toEqual(key)
    expect(await refusedAs(pick(five, 0, 1))).toEqual({
      code: 'MACHINE_SHARES_COUNT',
      message: 'This set takes exactly 3 shares, but 2 were given; give as many as it takes.',
    })
    expect(await refusedAs(five)).toMatchObject({ code: 'MACHINE_SHARES_COUNT' })
  })

  test('no share at all', async () => {
    expect(raw([])).toEqual(Buffer.alloc(0))
    expect(await refusedAs([])).toMatchObject({ code: 'SHARES_NONE' })
  })

  test('a share that is given twice', async () => {
    expect(raw(pick(values, 0, 0, 1))).not.toEqual(key)
    expect(await refusedAs(pick(five, 0, 0, 1))).toEqual({
      code: 'SHARE_REPEATED',
      message: 'Shares 1 and 2 of those given are both number 1 of the set; give each share once.',
    })
  })

  test('a changed bit anywhere', async () => {
    const wrong = values.map((value, at) => (at === 1 ? flipped(value, value.length - 3) : value))
    expect(raw(pick(wrong, 0, 1, 2))).not.toEqual(key)
    for (let at = 0; at < (five[1]?.length ?? 0); at++) {
      const damaged = pick(five, 0, 1, 2).map((share, place) => (place === 1 ? flipped(share, at) : share))
      expect(await refusedAs(damaged), String(at)).toMatchObject({ code: 'MACHINE_SHARE_DAMAGED' })
    }
  })

  test('a changed bit that the library does not even see', async () => {
    // Each byte of the key is shared as two, and the first of them is thrown away.
    const idle = pick(values, 0).map((value) => flipped(value, 40))
    expect(raw([...idle, ...pick(values, 1, 2)])).toEqual(key)
    // The first digit, which should be 8, says how many bits it reckons with; it is not looked at.
    const other = Buffer.from(values[0] ?? [])
    other[0] = 3
    expect(raw([other, ...pick(values, 1, 2)])).toEqual(key)
    const forged = remade(five[0] ?? new Uint8Array(), { value: other })
    expect(await refusedAs([forged, ...pick(five, 1, 2)])).toMatchObject({ code: 'CHECK_VALUE_DIFFERS' })
  })

  test('a changed value whose checksum was made anew', async () => {
    const share = five[1] ?? new Uint8Array()
    const forged = remade(share, { value: flipped(decodeMachineShare(share, 1).value, 61) })
    const found = await refusedAs([...pick(five, 0), forged, ...pick(five, 2)])
    expect(found).toMatchObject({ code: 'CHECK_VALUE_DIFFERS' })
    const renumbered = remade(share, { index: 4 })
    expect(await refusedAs([...pick(five, 0), renumbered, ...pick(five, 2)])).toMatchObject({
      code: 'MACHINE_SHARE_DAMAGED',
    })
    const cheaper = pick(five, 0, 1).map((one) => remade(one, { threshold: 2 }))
    expect(await refusedAs(cheaper)).toMatchObject({ code: 'CHECK_VALUE_DIFFERS' })
  })

  test('a truncated share', async () => {
    expect(raw([...pick(values, 0, 1), values[2]?.subarray(0, 20)])).not.toEqual(key)
    for (let length = 0; length < (five[2]?.length ?? 0); length++)
      expect(
        await refusedAs([...pick(five, 0, 1), five[2]?.subarray(0, length) ?? five[0] ?? key]),
        String(length),
      ).toMatchObject({
        code: 'MACHINE_SHARE_DAMAGED',
      })
    const cut = remade(five[2] ?? key, { value: values[2]?.subarray(0, 20) ?? key })
    expect(await refusedAs([...pick(five, 0, 1), cut])).toMatchObject({ code: 'MACHINE_SHARE_FOREIGN' })
  })

  test('junk in place of a share, or beside them', async () => {
    expect(raw([...pick(values, 0, 1), 'garbage!'])).not.toEqual(key)
    expect(raw([...pick(values, 0, 1, 2), 'garbage!'])).not.toEqual(key)
    const junk = Buffer.from('garbage!')
    expect(await refusedAs([...pick(five, 0, 1), junk])).toMatchObject({ code: 'MACHINE_SHARE_DAMAGED' })
    expect(await refusedAs([...pick(five, 0, 1, 2), junk])).toMatchObject({ code: 'MACHINE_SHARE_DAMAGED' })
  })

  test('a share of another set', async () => {
    const foreign = shared(randomBytes(32))
    expect(raw([...pick(values, 0, 1), ...valuesOf(foreign).slice(2, 3)])).not.toEqual(key)
    expect(await refusedAs([...pick(five, 0, 1), ...pick(foreign, 2)])).toEqual({
      code: 'MACHINE_SHARE_FOREIGN',
      message: 'Share 3 of those given is of another set than the first; use shares of one set only.',
    })
    // Of the same key, too; and three of a foreign set are told by the check value.
    expect(await refusedAs([...pick(five, 0, 1), ...pick(shared(), 2)])).toMatchObject({
      code: 'MACHINE_SHARE_FOREIGN',
    })
    expect(await refusedAs(pick(foreign, 0, 1, 2))).toMatchObject({ code: 'CHECK_VALUE_DIFFERS' })
  })
})

describe('every quorum', () => {
  const proved = async (shares: readonly Uint8Array[]) => {
    const once = new Once()
    const seen: number[] = []
    const boxes = shares.map((share) => seal(share, once.transportKey()))
    const asked = { shares: boxes, recipient: room.spki }
    const { key: box, quorums } = await once.prove(asked, (done) => seen.push(done))
    return { key: room.open(box), quorums, seen }
  }

  test('is combined, and gives the key', async () => {
    expect(await proved(five)).toEqual({ key, quorums: 10, seen: [10] })
  })

  test('that gives another key is named, and no other is tried after it', async () => {
    const share = five[4] ?? key
    const forged = remade(share, { value: flipped(decodeMachineShare(share, 1).value, 61) })
    expect(await refused(() => proved([...pick(five, 0, 1, 2, 3), forged]))).toEqual({
      code: 'QUORUM_DIFFERS',
      message: 'Shares 1, 2, 5 together do not recover the key; destroy all sheets of this set and make a new key.',
    })
  })

  test('is of one set, of whole shares, and of as many as it takes', async () => {
    const foreign = pick(shared(), 3)
    expect(await refused(() => proved([...pick(five, 0, 1, 2), ...foreign]))).toMatchObject({
      code: 'MACHINE_SHARE_FOREIGN',
    })
    expect(await refused(() => proved(pick(five, 0, 1, 1)))).toMatchObject({ code: 'SHARE_REPEATED' })
    expect(await refused(() => proved(pick(five, 0, 1)))).toMatchObject({ code: 'MACHINE_SHARES_COUNT' })
    expect(await refused(() => proved([...pick(five, 0, 1), flipped(five[2] ?? key, 40)]))).toMatchObject({
      code: 'MACHINE_SHARE_DAMAGED',
    })
  })
})

describe('the library splits badly, and the guard does not let it', () => {
  test('a threshold of one hands the key to everybody', async () => {
    expect(raw(split(key, { shares: 3, threshold: 1 }).slice(2))).toEqual(key)
    for (const [threshold, shares, code] of [
      [1, 3, 'THRESHOLD_WRONG'],
      [0, 3, 'THRESHOLD_WRONG'],
      [4, 3, 'THRESHOLD_WRONG'],
      [2.5, 3, 'THRESHOLD_WRONG'],
      [2, 1, 'SHARES_WRONG'],
      [2, 17, 'SHARES_WRONG'],
      [2, Number.NaN, 'SHARES_WRONG'],
    ] as const)
      expect(await refused(() => splitKey(key, threshold, shares)), `${threshold} of ${shares}`).toMatchObject({ code })
  })

  test('whoever changes Object.prototype chooses the randomness', () => {
    const zeros = { value: (bytes: number) => Buffer.alloc(bytes), configurable: true }
    Object.defineProperty(Object.prototype, 'random', zeros)
    try {
      // One share alone is the key.
      expect(raw(split(key, plan).slice(4))).toEqual(key)
      for (const part of splitKey(key, 3, 5)) expect(raw([part])).not.toEqual(key)
    } finally {
      Reflect.deleteProperty(Object.prototype, 'random')
    }
  })

  test('an exception leaves a secret behind, which the next split hands out', async () => {
    const first = Buffer.from('FIRST-SECRET-0123456789abcdefgh!')
    let drawn = 0
    const failing = (bytes: number) => {
      drawn += 1
      if (drawn > 60) throw new Error('no randomness')
      return randomBytes(bytes)
    }
    const dirty = () => {
      drawn = 0
      expect(() => split(first, { ...plan, random: failing })).toThrow('no randomness')
    }
    dirty()
    const leaked = raw(split(Buffer.from('second'), plan).slice(0, 3)).toString('latin1')
    expect(leaked).toContain('FIRST-SECRET')
    // In a process of its own nothing was left; where it was, the sizes show it.
    dirty()
    expect(await refused(() => splitKey(key, 3, 5))).toMatchObject({ code: 'MACHINE_SPLIT_WRONG' })
    expect(splitKey(key, 3, 5)).toHaveLength(5)
  })

  test('one process splits or combines once', async () => {
    const once = new Once()
    const asked = { ...plan, recipient: room.spki }
    const box = () => seal(key, once.transportKey())
    expect(await refused(() => once.split({ ...asked, threshold: 1, key: box() }))).toMatchObject({
      code: 'THRESHOLD_WRONG',
    })
    expect(await refused(() => once.split({ ...asked, key: box() }))).toMatchObject({ code: 'MACHINE_SHARES_ONCE' })
    const again = () => once.combine({ shares: [], check, recipient: room.spki })
    expect(await refused(again)).toMatchObject({ code: 'MACHINE_SHARES_ONCE' })
  })

  test('text and lists are taken for secrets, and numbers are cut', async () => {
    expect(raw(split('deadbeef', plan).slice(0, 3)).toString()).toBe('deadbeef')
    expect(raw(split([300, 1, 2], plan).slice(0, 3))).toEqual(Buffer.from([44, 1, 2]))
    for (const bytes of [0, 1, 15, 31, 33, 64])
      expect(await refused(() => splitKey(randomBytes(bytes), 3, 5)), String(bytes)).toMatchObject({
        code: 'MACHINE_KEY_LENGTH',
      })
  })
})
