/**
 * A card in software: two applets behind one line of APDUs, with command chaining and GET RESPONSE (ISO/IEC 7816-4). What it says
 * is what cards say; what it keeps is in a `Memory`, written before anything is answered.
 */
import { Buffer } from 'node:buffer'
import { openPgpApplet } from './openpgp.ts'
import { pivApplet } from './piv.ts'
import type { Memory } from './memory.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { type Applet, type Received, StatusWord, fail } from './applet.ts'

export interface SoftwareCard {
  readonly answerToReset: Buffer
  /** Power and reset: nothing is selected, nobody is logged in. */
  reset(): void
  /** One APDU and what the card says to it: data and two bytes of status. */
  answer(apdu: Buffer): Buffer
}

const makers = { piv: pivApplet, openpgp: openPgpApplet } as const
const none: Buffer = Buffer.alloc(0)
const mostChained = 8192
const [select, getResponse] = [0xa4, 0xc0]

/** T=1, historical bytes with extended length and command chaining (ISO/IEC 7816-4, 8.1). */
const answerToReset = Buffer.from('3b8580018073c021c0d6', 'hex')

export function softwareCard(memory: Memory): SoftwareCard {
  const applets = memory.state.applets.map((name) => makers[name](memory))
  let selected: Applet | null = null
  let chained = none
  let rest = none

  function reset(): void {
    for (const applet of applets) applet.reset()
    selected = null
    chained = rest = none
  }

  /** As many bytes as were asked for; the others wait for GET RESPONSE. */
  function deliver(bytes: Buffer, most: number): Buffer {
    rest = bytes.subarray(most)
    const status = rest.length === 0 ? 0x9000 : 0x6100 | Math.min(rest.length, 0xff)
    return Buffer.concat([bytes.subarray(0, most), statusBytes(status)])
  }

  function run(command: Received): Buffer {
    if (command.ins !== select || command.p1 !== 0x04) {
      if (!selected) throw fail(0x6985)
      return selected.run(command)
    }
    const named = applets.find(({ aid }) => command.data.length >= 5 && startsAlike(aid, command.data))
    if (!named) throw fail(0x6a82)
    selected?.reset()
    selected = named
    return named.select()
  }

  function answer(apdu: Buffer): Buffer {
    const command = parse(apdu)
    if (command.ins === getResponse) return deliver(rest, command.most)
    rest = none
    const data = Buffer.concat([chained, command.data])
    if (data.length > mostChained) throw fail(0x6700)
    const isLast = (command.cla & 0x10) === 0
    chained = isLast ? none : data
    return isLast ? deliver(run({ ...command, data }), command.most) : statusBytes(0x9000)
  }

  return {
    answerToReset,
    reset,
    answer: (apdu) => {
      try {
        return answer(apdu)
      } catch (error) {
        chained = none
        if (error instanceof StatusWord) return statusBytes(error.status)
        // What came was not well-formed.
        if (error instanceof Refusal) return statusBytes(0x6a80)
        throw error
      }
    },
  }
}

/** Short and extended APDUs of all four cases. */
function parse(apdu: Buffer): Received & { readonly most: number } {
  const [cla = 0, ins = 0, p1 = 0, p2 = 0, first] = apdu
  const head = { cla, ins, p1, p2 }
  if (apdu.length < 4) throw fail(0x6700)
  if (first === undefined) return { ...head, data: none, most: 256 }
  if (first === 0 && apdu.length >= 7) return { ...head, ...extended(apdu) }
  if (apdu.length === 5) return { ...head, data: none, most: first || 256 }
  const data = apdu.subarray(5, 5 + first)
  if (data.length !== first || apdu.length > 6 + first) throw fail(0x6700)
  return { ...head, data, most: apdu[5 + first] || 256 }
}

function extended(apdu: Buffer): { readonly data: Buffer; readonly most: number } {
  const length = apdu.readUInt16BE(5)
  if (apdu.length === 7) return { data: none, most: length || 0x10000 }
  const data = apdu.subarray(7, 7 + length)
  const after = apdu.length - 7 - length
  if (data.length !== length || (after !== 0 && after !== 2)) throw fail(0x6700)
  return { data, most: (after === 2 && apdu.readUInt16BE(7 + length)) || 0x10000 }
}

function statusBytes(status: number): Buffer {
  return Buffer.from([status >> 8, status & 0xff])
}

function startsAlike(aid: Buffer, given: Buffer): boolean {
  const length = Math.min(aid.length, given.length)
  return aid.subarray(0, length).equals(given.subarray(0, length))
}
