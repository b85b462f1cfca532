/** The PIV applet (NIST SP 800-73-5, part 2), with the commands that YubiKeys have beside it. */
import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { tlv, tagged } from '../cards/tlv.ts'
import { type Applet, type Received, fail, must } from './applet.ts'
import { attestationOf } from './attestation.ts'
import { agree, generate, isRsa, publicParts, raw, signDigest } from './keys.ts'
import { type Login, proveManagementKey } from './management-key.ts'
import { type CardState, type Key, managementAlgorithms, type Memory, without } from './memory.ts'
import { check, isPin, pinOf, triesLeft } from './pins.ts'

const aid = Buffer.from('a000000308000010000100', 'hex')
const factory = {
  pin: Buffer.from('313233343536ffff', 'hex'),
  puk: Buffer.from('12345678'),
  managementKey: '010203040506070801020304050607080102030405060708',
} as const
const none = Buffer.alloc(0)
const keyReference = 0x9b
const signing = 0x9c
/** Its key answers to whoever holds the card. */
const cardAuthentication = 0x9e
/** Fingerprints, printed information, facial image and iris images: read only after the PIN. */
const behindPin = new Set(['5fc103', '5fc109', '5fc108', '5fc121'])
const algorithms = new Map<number, Key['algorithm']>([
  [0x07, 'RSA-2048'],
  [0x05, 'RSA-3072'],
  [0x16, 'RSA-4096'],
  [0x11, 'P-256'],
  [0x14, 'P-384'],
])
const keySlots = new Set([0x9a, 0x9c, 0x9d, 0x9e])

export function freshPiv(
  firmware: string,
  management: CardState['piv']['managementKey']['algorithm'],
): CardState['piv'] {
  const length = { TDES: 48, 'AES-128': 32, 'AES-192': 48, 'AES-256': 64 }[management]
  return {
    firmware,
    pin: pinOf(factory.pin),
    puk: pinOf(factory.puk),
    managementKey: { algorithm: management, value: factory.managementKey.repeat(2).slice(0, length) },
    keys: {},
    objects: { '5fc102': holderId().toString('hex'), '5fc107': capabilities().toString('hex') },
    largest: 3052,
  }
}

/** CHUID (part 1, 3.1.2), with the FASC-N of cards that no agency issued. */
function holderId(): Buffer {
  const fascN = Buffer.from('d4e739da739ced39ce739da1685a1082108421c84210c3eb', 'hex')
  const [guid, expires] = [tlv(0x34, randomBytes(16)), tlv(0x35, Buffer.from('20501231'))]
  return Buffer.concat([tlv(0x30, Buffer.concat([fascN, Buffer.from([0])])), guid, expires, tlv(0x3e), tlv(0xfe)])
}

function capabilities(): Buffer {
  const named = [0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe]
  const versions = new Map([0xf1, 0xf2].map((tag) => [tag, Buffer.from([0x21])]))
  return Buffer.concat([tlv(0xf0, randomBytes(21)), ...named.map((tag) => tlv(tag, versions.get(tag) ?? none))])
}

export function pivApplet({ state: { piv: state, serial }, keep }: Memory): Applet {
  let verified = false
  /** True right after the PIN: the signing key asks for it each time. */
  let fresh = false
  let login: Login = { isIn: false }

  function reset(): void {
    verified = fresh = false
    login = { isIn: false }
  }

  function verify({ p1, p2, data }: Received): Buffer {
    if (p2 !== 0x80) throw fail(0x6a88)
    if (p1 === 0xff) {
      verified = false
      return none
    }
    if (data.length === 0) {
      if (verified) return none
      throw fail(triesLeft(state.pin))
    }
    if (data.length !== 8) throw fail(0x6a80)
    verified = fresh = false
    check(state.pin, data, keep)
    verified = fresh = true
    return none
  }

  function change({ p2, data }: Received): Buffer {
    const name = p2 === 0x80 ? 'pin' : p2 === 0x81 ? 'puk' : null
    if (name === null) throw fail(0x6a88)
    if (data.length !== 16) throw fail(0x6700)
    check(state[name], data.subarray(0, 8), keep)
    state[name] = pinOf(data.subarray(8))
    keep()
    return none
  }

  function unblock({ p2, data }: Received): Buffer {
    if (p2 !== 0x80) throw fail(0x6a88)
    if (data.length !== 16) throw fail(0x6700)
    check(state.puk, data.subarray(0, 8), keep)
    state.pin = pinOf(data.subarray(8))
    keep()
    return none
  }

  function getData({ data }: Received): Buffer {
    const name = must(tagged(data, 0x5c)).toString('hex')
    if (name === '7e') return tlv(0x7e, tlv(0x4f, aid), tlv(0x5f2f, Buffer.from([0x40, 0x00])))
    if (behindPin.has(name) && !verified) throw fail(0x6982)
    return tlv(0x53, Buffer.from(must(state.objects[name], 0x6a82), 'hex'))
  }

  function putData({ data }: Received): Buffer {
    if (!login.isIn) throw fail(0x6982)
    const name = must(tagged(data, 0x5c)).toString('hex')
    const value = must(tagged(data, 0x53))
    if (value.length > state.largest) throw fail(0x6a84)
    if (value.length === 0) state.objects = without(state.objects, name)
    else state.objects[name] = value.toString('hex')
    keep()
    return none
  }

  function generateKey({ p2, data }: Received): Buffer {
    if (!login.isIn) throw fail(0x6982)
    const algorithm = algorithms.get(tagged(data, 0xac, 0x80)?.[0] ?? 0)
    if (!keySlots.has(p2) || !algorithm) throw fail(0x6a80)
    const key = generate(algorithm)
    state.keys[p2.toString(16)] = key
    keep()
    return tlv(0x7f49, publicParts(key))
  }

  function applyKey({ p1, p2, data }: Received): Buffer {
    const key = must(state.keys[p2.toString(16)], 0x6a88)
    if (algorithms.get(p1) !== key.algorithm) throw fail(0x6a86)
    if (p2 === signing ? !fresh : p2 !== cardAuthentication && !verified) throw fail(0x6982)
    const other = tagged(data, 0x7c, 0x85)
    const input = tagged(data, 0x7c, 0x81)
    const result = other ? agree(key, other) : isRsa(key) ? raw(key, must(input)) : signDigest(key, must(input), 'der')
    return tlv(0x7c, tlv(0x82, result))
  }

  function setManagementKey({ p1, p2, data }: Received): Buffer {
    if (!login.isIn) throw fail(0x6982)
    const [number, reference, length] = data
    const algorithm = managementNames.find((name) => managementAlgorithms[name] === number)
    if (p1 !== 0xff || p2 < 0xfe || reference !== keyReference || !algorithm) throw fail(0x6a80)
    if (data.length !== 3 + (length ?? 0)) throw fail(0x6700)
    state.managementKey = { algorithm, value: data.subarray(3).toString('hex') }
    keep()
    return none
  }

  /** INS F7 of YubiKeys from 5.3 on. */
  function metadata({ p2 }: Received): Buffer {
    if (p2 === keyReference) {
      const { algorithm, value } = state.managementKey
      const isFactory = value === freshPiv(state.firmware, algorithm).managementKey.value
      return Buffer.concat([
        byte(0x01, managementAlgorithms[algorithm]),
        tlv(0x02, Buffer.from([0, 1])),
        byte(0x05, isFactory ? 1 : 0),
      ])
    }
    if (p2 === 0x80 || p2 === 0x81) {
      const name = p2 === 0x80 ? 'pin' : 'puk'
      const isFactory = isPin(state[name], factory[name])
      const tries = tlv(0x06, Buffer.from([state[name].most, state[name].left]))
      return Buffer.concat([byte(0x01, 0xff), byte(0x05, isFactory ? 1 : 0), tries])
    }
    const key = must(state.keys[p2.toString(16)], 0x6a88)
    const [number = 0] = [...algorithms].find(([, name]) => name === key.algorithm) ?? []
    const policy = tlv(0x02, Buffer.from([p2 === signing ? 3 : p2 === cardAuthentication ? 1 : 2, 1]))
    return Buffer.concat([byte(0x01, number), policy, byte(0x03, 1), tlv(0x04, publicParts(key))])
  }

  /** INS F9 of YubiKeys: with the key in slot F9, if there is one. */
  function attest({ p1 }: Received): Buffer {
    const [key, attester] = [p1.toString(16), 'f9'].map((slot) => must(state.keys[slot], 0x6a88))
    const subject = { name: `Attestation ${p1.toString(16)}`, key: must(key) }
    return attestationOf(
      subject,
      { name: 'PIV Attestation', key: must(attester) },
      { serial, firmware: state.firmware },
    )
  }

  /** As factories leave it: only once PIN and PUK are both blocked. */
  function begin(): Buffer {
    if (state.pin.left > 0 || state.puk.left > 0) throw fail(0x6985)
    Object.assign(state, freshPiv(state.firmware, state.managementKey.algorithm))
    keep()
    reset()
    return none
  }

  function authenticate(command: Received): Buffer {
    if (command.p2 !== keyReference) return applyKey(command)
    const { answer, login: now } = proveManagementKey(state.managementKey, command, login)
    login = now
    return answer
  }

  const commands = new Map<number, (command: Received) => Buffer>([
    [0x20, verify],
    [0x24, change],
    [0x2c, unblock],
    [0x47, generateKey],
    [0x87, authenticate],
    [0xcb, getData],
    [0xdb, putData],
    [0xf7, metadata],
    [0xf8, () => bytesOf(serial)],
    [0xf9, attest],
    [0xfb, begin],
    [0xfd, () => Buffer.from(state.firmware.split('.').map(Number))],
    [0xff, setManagementKey],
  ])

  return {
    aid,
    reset,
    select: () => tlv(0x61, tlv(0x4f, aid.subarray(5)), tlv(0x79, tlv(0x4f, aid.subarray(0, 5)))),
    run: (command) => {
      const work = must(commands.get(command.ins), 0x6d00)
      try {
        return work(command)
      } finally {
        if (work !== verify) fresh = false
      }
    },
  }
}

const managementNames = ['TDES', 'AES-128', 'AES-192', 'AES-256'] as const

function byte(tag: number, value: number): Buffer {
  return tlv(tag, Buffer.from([value]))
}

function bytesOf(serial: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(serial)
  return bytes
}
