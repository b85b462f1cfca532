/** PIN and PUK of PIV cards (SP 800-73-5 part 2, 3.2.1 to 3.2.3): eight bytes, filled up with FF. */
import { Buffer } from 'node:buffer'
import type { Which } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, send } from './apdu.ts'
import type { Driver } from './driver.ts'
import { must, refusalOfStatus, triesIn } from './status.ts'
import { tagged } from './tlv.ts'

const references = { pin: 0x80, admin: 0x81 } as const
const names = { pin: 'pin', admin: 'puk' } as const
const length = 8
const shortest = 6

type Pins = Pick<
  Driver,
  'names' | 'factory' | 'tries' | 'isFactory' | 'bounds' | 'forget' | 'verify' | 'wantsPinBefore' | 'change' | 'unblock'
>

/** YubiKeys tell more of a reference than the standard (INS F7): null where a card does not. */
export type Metadata = (reference: number) => Promise<Buffer | null>

export function pivPins(link: Link, metadata: Metadata): Pins {
  async function give(ins: number, reference: number, which: Which, ...values: readonly Uint8Array[]): Promise<void> {
    const data = filledUp(values)
    try {
      const command: Command = { ins, p1: 0, p2: reference, data }
      const answer = await send(link, command)
      const left = triesIn(answer.status)
      if (left === 0) throw refuse('CARD_PIN_BLOCKED', { which: names[which] })
      if (left !== null) throw refuse('CARD_PIN_WRONG', { which: names[which], left })
      must(answer, command)
    } finally {
      data.fill(0)
    }
  }

  return {
    names,
    factory: { pin: '123456', admin: '12345678' },
    tries: async (which) => {
      const told = await metadata(references[which])
      if (told) return triesOf(told)
      return which === 'pin' ? asked(link) : null
    },
    isFactory: async (which) => {
      const told = await metadata(references[which])
      const flag = told && tagged(told, 0x05)
      return flag ? flag[0] === 1 : null
    },
    bounds: () => Promise.resolve({ least: shortest, most: length }),
    forget: async () => {
      // Part 2, 3.2.1: P1 = FF. What does not know it has nothing to forget.
      await send(link, { ins: 0x20, p1: 0xff, p2: references.pin })
    },
    verify: (which, value) => give(0x20, references[which], which, value),
    // Part 1, 3.2.1: the signature key asks for it each time.
    wantsPinBefore: (use) => use === 'signature',
    change: (which, now, next) => give(0x24, references[which], which, now, next),
    unblock: (admin, next) => give(0x2c, references.pin, 'admin', admin, next),
  }
}

/** VERIFY without a PIN tells the tries that are left, unless one has been given already. */
async function asked(link: Link): Promise<number | null> {
  const command: Command = { ins: 0x20, p1: 0, p2: references.pin }
  const { status } = await send(link, command)
  if (status === 0x9000) return null
  const left = triesIn(status)
  if (left === null) throw refusalOfStatus(status, command)
  return left
}

function triesOf(told: Buffer): number | null {
  const counted = tagged(told, 0x06)
  if (!counted) return null
  const left = counted[1]
  if (counted.length !== 2 || left === undefined) throw refuse('CARD_ANSWER_MALFORMED')
  return left
}

function filledUp(values: readonly Uint8Array[]): Buffer {
  const data = Buffer.alloc(length * values.length, 0xff)
  for (const [at, value] of values.entries()) data.set(value, length * at)
  return data
}
