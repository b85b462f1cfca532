/** The OpenPGP applet (functional specification of the OpenPGP application, version 3.4). */
import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { tlv, tagged } from '../cards/tlv.ts'
import { type Applet, type Received, fail, must } from './applet.ts'
import { agree, decryptPadded, generate, isRsa, publicParts, signDigest, signInfo } from './keys.ts'
import { type CardState, type Key, type Memory, without } from './memory.ts'
import { check, pinOf, triesLeft } from './pins.ts'

const aid = Buffer.from('d27600012401', 'hex')
const none = Buffer.alloc(0)
const hex = (text: string) => Buffer.from(text, 'hex')

/** GET CHALLENGE, key import, PW status, private DOs, attributes, KDF-DO; certificates, DOs of 2,048 bytes; no PIN block 2, MSE (4.4.3.7). */
const extended = hex('7d000800080008000001')
const historical = hex('00730000c0059000')
const largestPrivate = 2048

const roles = { b6: 'sign', b8: 'decrypt', a4: 'authenticate' } as const
type Role = (typeof roles)[keyof typeof roles]
const attributesOf = { sign: 0xc1, decrypt: 0xc2, authenticate: 0xc3 } as const
/** Fingerprints, fingerprints of authorities and dates of generation: three to a list. */
const lists = { 197: 20, 198: 20, 205: 4 } as const
const writable = [0x5b, 0x5e, 0x5f2d, 0x5f35, 0x5f50, 0x7f21, 0xc1, 0xc2, 0xc3, 0x0101, 0x0102, 0x0103, 0x0104, 0xf9]
/** Written after PW1; the others after PW3. */
const userWrites = new Set([0x0101, 0x0103])

export function freshOpenPgp(): CardState['openPgp'] {
  const attributes = '010800001100'
  const empty = Object.entries(lists).map(
    ([tag, length]) => [Number(tag).toString(16), '00'.repeat(3 * length)] as const,
  )
  return {
    userPin: pinOf(Buffer.from('123456')),
    adminPin: pinOf(Buffer.from('12345678')),
    resetCode: pinOf(none, 0),
    keys: {},
    objects: {
      c1: attributes,
      c2: attributes,
      c3: attributes,
      f9: '810100',
      '5f35': '39',
      ...Object.fromEntries(empty),
    },
    signatures: 0,
    pinForEach: true,
    terminated: false,
  }
}

export function openPgpApplet({ state: { openPgp: state, serial }, keep }: Memory): Applet {
  /** By reference: 81 signs, 82 does all else, 83 administers. */
  let verified = new Set<number>()
  const object = (tag: number) => hex(state.objects[tag.toString(16)] ?? '')
  const mustBeIn = (reference: number) => {
    if (!verified.has(reference)) throw fail(0x6982)
  }

  function applicationId(): Buffer {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(serial)
    // FFFE: whoever makes a card for itself (4.2.1).
    return Buffer.concat([aid, hex('0304fffe'), number, hex('0000')])
  }

  function pinStatus(): Buffer {
    const { userPin, resetCode, adminPin, pinForEach } = state
    return Buffer.from([pinForEach ? 0 : 1, 64, 64, 64, userPin.left, resetCode.left, adminPin.left])
  }

  function getData({ p1, p2 }: Received): Buffer {
    const tag = (p1 << 8) | p2
    const attributes = [0xc1, 0xc2, 0xc3].map((attribute) => tlv(attribute, object(attribute)))
    const kept = Object.keys(lists).map((list) => tlv(Number(list), object(Number(list))))
    if (tag === 0x4f) return applicationId()
    if (tag === 0x5f52) return historical
    if (tag === 0xc4) return pinStatus()
    if (tag === 0x93) return Buffer.from([state.signatures >> 16, state.signatures >> 8, state.signatures])
    if (tag === 0x7a) return tlv(0x7a, tlv(0x93, getData({ cla: 0, ins: 0, p1: 0, p2: 0x93, data: none })))
    if (tag === 0x65) return tlv(0x65, ...[0x5b, 0x5f2d, 0x5f35].map((one) => tlv(one, object(one))))
    if (tag === 0x6e) {
      const discretionary = [tlv(0xc0, extended), ...attributes, tlv(0xc4, pinStatus()), ...kept]
      return tlv(0x6e, tlv(0x4f, applicationId()), tlv(0x5f52, historical), tlv(0x73, ...discretionary))
    }
    if (tag === 0x0103) mustBeIn(0x82)
    if (tag === 0x0104) mustBeIn(0x83)
    if (!writable.includes(tag) && !(tag in lists)) throw fail(0x6a88)
    return object(tag)
  }

  function putData({ p1, p2, data }: Received): Buffer {
    const tag = (p1 << 8) | p2
    mustBeIn(userWrites.has(tag) ? 0x82 : 0x83)
    if (data.length > largestPrivate) throw fail(0x6700)
    if (tag === 0xc4) state.pinForEach = data[0] === 0
    else if (tag === 0xd3) state.resetCode = data.length > 0 ? pinOf(data) : pinOf(none, 0)
    else if (tag === 0xf9) setDerivation(data)
    else if (!putInList(tag, data)) putObject(tag, data)
    keep()
    return none
  }

  /** C7 to C9 are the fingerprints one by one, CA to CC those of the authorities, CE to D0 the dates. */
  function putInList(tag: number, data: Buffer): boolean {
    for (const [first, list] of [
      [0xc7, 0xc5],
      [0xca, 0xc6],
      [0xce, 0xcd],
    ] as const) {
      const at = tag - first
      if (at < 0 || at > 2) continue
      const all = object(list)
      data.copy(all, at * lists[list], 0, lists[list])
      state.objects[list.toString(16)] = all.toString('hex')
      return true
    }
    return false
  }

  function putObject(tag: number, data: Buffer): void {
    if (!writable.includes(tag)) throw fail(0x6a88)
    for (const role of Object.values(roles)) {
      if (attributesOf[role] !== tag) continue
      algorithmOf(data)
      // A key of the old kind is none of the new one.
      state.keys = without(state.keys, role)
    }
    state.objects[tag.toString(16)] = data.toString('hex')
  }

  /** The KDF-DO: from now on PINs come hashed, the initial ones in it too (4.3.2). */
  function setDerivation(data: Buffer): void {
    const isOn = must(tagged(data, 0x81))[0] === 0x03
    const { userPin, adminPin } = freshOpenPgp()
    state.userPin = isOn ? pinOf(must(tagged(data, 0x87))) : userPin
    state.adminPin = isOn ? pinOf(must(tagged(data, 0x88))) : adminPin
    state.objects['f9'] = data.toString('hex')
    verified = new Set()
  }

  function pinOfReference(reference: number): 'userPin' | 'adminPin' {
    if (reference === 0x83) return 'adminPin'
    if (reference !== 0x81 && reference !== 0x82) throw fail(0x6a88)
    return 'userPin'
  }

  function verify({ p1, p2, data }: Received): Buffer {
    const name = pinOfReference(p2)
    if (p1 === 0xff) verified.delete(p2)
    else if (data.length > 0) {
      verified.delete(p2)
      check(state[name], data, keep)
      verified.add(p2)
    } else if (!verified.has(p2)) throw fail(triesLeft(state[name]))
    return none
  }

  function change({ p2, data }: Received): Buffer {
    if (p2 === 0x82) throw fail(0x6a88)
    const name = pinOfReference(p2)
    const old = state[name].length
    check(state[name], data.subarray(0, old), keep)
    setPin(name, data.subarray(old))
    return none
  }

  function setPin(name: 'userPin' | 'adminPin', value: Buffer): void {
    if (value.length < (name === 'userPin' ? 6 : 8) || value.length > 64) throw fail(0x6a80)
    state[name] = pinOf(value)
    keep()
  }

  function unblock({ p1, data }: Received): Buffer {
    const length = state.resetCode.length
    if (p1 === 0x02) mustBeIn(0x83)
    else check(state.resetCode, data.subarray(0, length), keep)
    setPin('userPin', p1 === 0x02 ? data : data.subarray(length))
    return none
  }

  function key(role: Role): Key {
    return must(state.keys[role], 0x6a88)
  }

  function generateKey({ p1, data }: Received): Buffer {
    const role = must(Object.entries(roles).find(([tag]) => Number.parseInt(tag, 16) === data[0]))[1]
    if (p1 === 0x80) {
      mustBeIn(0x83)
      state.keys[role] = generate(algorithmOf(object(attributesOf[role])))
      if (role === 'sign') state.signatures = 0
      keep()
    }
    return tlv(0x7f49, publicParts(key(role)))
  }

  function applyKey({ p1, p2, data }: Received): Buffer {
    const what = (p1 << 8) | p2
    if (what === 0x9e9a) return sign(data)
    if (what !== 0x8086) throw fail(0x6a86)
    mustBeIn(0x82)
    if (isRsa(key('decrypt'))) return decryptPadded(key('decrypt'), data.subarray(1))
    return agree(key('decrypt'), must(tagged(data, 0xa6, 0x7f49, 0x86)))
  }

  function sign(data: Buffer): Buffer {
    mustBeIn(0x81)
    if (state.pinForEach) verified.delete(0x81)
    state.signatures++
    keep()
    return signature(key('sign'), data)
  }

  function authenticate({ data }: Received): Buffer {
    mustBeIn(0x82)
    return signature(key('authenticate'), data)
  }

  function terminate(): Buffer {
    if (!verified.has(0x83) && state.adminPin.left > 0) throw fail(0x6982)
    state.terminated = true
    keep()
    return none
  }

  function activate(): Buffer {
    if (state.terminated) Object.assign(state, freshOpenPgp())
    keep()
    return none
  }

  const commands = new Map<number, (command: Received) => Buffer>([
    [0x20, verify],
    [0x24, change],
    [0x2a, applyKey],
    [0x2c, unblock],
    [0x44, activate],
    [0x47, generateKey],
    [0x84, () => randomBytes(32)],
    [0x88, authenticate],
    [0xca, getData],
    [0xda, putData],
    [0xe6, terminate],
  ])

  return {
    aid,
    reset: () => {
      verified = new Set()
    },
    select: () => tlv(0x6f, tlv(0x84, applicationId())),
    run: (command) => {
      if (state.terminated && command.ins !== 0x44) throw fail(0x6285)
      return must(commands.get(command.ins), 0x6d00)(command)
    },
  }
}

function signature(key: Key, data: Buffer): Buffer {
  return isRsa(key) ? signInfo(key, data) : signDigest(key, data, 'compact')
}

const curves = new Map<string, Key['algorithm']>([
  ['2a8648ce3d030107', 'P-256'],
  ['2b81040022', 'P-384'],
])
const sizes: readonly Key['algorithm'][] = ['RSA-2048', 'RSA-3072', 'RSA-4096']

/** What algorithm attributes name (4.4.3.9): 01 and the size of RSA, 12 or 13 and the OID of a curve. */
function algorithmOf(attributes: Buffer): Key['algorithm'] {
  if (attributes[0] === 0x01) return must(sizes.find((name) => name === `RSA-${String(attributes.readUInt16BE(1))}`))
  return must(curves.get(attributes.subarray(1).toString('hex').replace(/ff$/, '')))
}
