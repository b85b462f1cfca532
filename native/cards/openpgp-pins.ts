/** PW1 and PW3 of OpenPGP cards (3.4, 4.3, 7.2.2 to 7.2.4), as bytes or, where the card's KDF-DO says so, hashed. */
import { Buffer } from 'node:buffer'
import type { CardUse, Which } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, send } from './apdu.ts'
import type { Bounds, Driver } from './driver.ts'
import { hashed, readKdf } from './kdf.ts'
import { must, triesIn } from './status.ts'

const names = { pin: 'pin', admin: 'admin' } as const
/** 4.3: PW1 is at least 6, PW3 at least 8 characters. */
const shortest = { pin: 6, admin: 8 } as const
const admin = 0x83

type Pins = Pick<
  Driver,
  'names' | 'factory' | 'tries' | 'isFactory' | 'bounds' | 'forget' | 'verify' | 'wantsPinBefore' | 'change' | 'unblock'
>

export function openPgpPins(link: Link): Pins {
  /** As the card wants them, one after the other; `work` sends them. */
  async function prepared(
    which: Which,
    values: readonly Uint8Array[],
    work: (data: Buffer) => Promise<void>,
  ): Promise<void> {
    const kdf = await readKdf(link)
    const ready = values.map((value) => (kdf ? hashed(kdf, which, value) : Buffer.from(value)))
    const data = Buffer.concat(ready)
    try {
      await work(data)
    } finally {
      for (const bytes of [...ready, data]) bytes.fill(0)
    }
  }

  async function verify(which: Which, value: Uint8Array, use: CardUse): Promise<void> {
    // 81 is for one signature, 82 for all else (7.2.2).
    const reference = which === 'admin' ? admin : use === 'signature' ? 0x81 : 0x82
    await prepared(which, [value], (data) => give({ ins: 0x20, p1: 0x00, p2: reference, data }, which))
  }

  /** Cards may say 6982 of a wrong one (7.1); then the tries say how many are left. */
  async function give(command: Command, which: Which): Promise<void> {
    const answer = await send(link, command)
    const isWrong = answer.status === 0x6982
    const left = isWrong ? (await status(link)).left[which] : triesIn(answer.status)
    if (left === 0) throw refuse('CARD_PIN_BLOCKED', { which: names[which] })
    if (left !== null) throw refuse('CARD_PIN_WRONG', { which: names[which], left })
    must(answer, command)
  }

  return {
    names,
    factory: { pin: '123456', admin: '12345678' },
    tries: async (which) => (await status(link)).left[which],
    isFactory: () => Promise.resolve(null),
    bounds: async (which): Promise<Bounds> => ({ least: shortest[which], most: (await status(link)).most[which] }),
    forget: () => Promise.resolve(),
    verify,
    wantsPinBefore: () => false,
    change: async (which, now, next) => {
      // The card splits old from new by the length of its own (7.2.3): of two that go on from one another a wrong half would become
      // the new one. So the old one is held against the card by itself first.
      await verify(which, now, 'decryption')
      const reference = which === 'admin' ? admin : 0x81
      await prepared(which, [now, next], (data) => give({ ins: 0x24, p1: 0x00, p2: reference, data }, which))
    },
    unblock: async (code, next) => {
      await verify('admin', code, 'decryption')
      // P1 = 02: after PW3 (7.2.4).
      await prepared('pin', [next], async (data) => {
        const command: Command = { ins: 0x2c, p1: 0x02, p2: 0x81, data }
        must(await send(link, command), command)
      })
    },
  }
}

interface Status {
  readonly most: Readonly<Record<Which, number>>
  readonly left: Readonly<Record<Which, number>>
}

/** PW status bytes (DO C4, 4.4.1): greatest lengths and tries left of PW1, reset code and PW3. */
async function status(link: Link): Promise<Status> {
  const command: Command = { ins: 0xca, p1: 0x00, p2: 0xc4, answers: true }
  const [, mostPin = 0, , mostAdmin = 0, pin = 0, , left, ...more] = must(await send(link, command), command)
  if (left === undefined || more.length > 0) throw refuse('CARD_ANSWER_MALFORMED')
  // The eighth bit says that PIN block format 2 is in use.
  return { most: { pin: mostPin & 0x7f, admin: mostAdmin & 0x7f }, left: { pin, admin: left } }
}
