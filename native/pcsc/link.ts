/** One card in one reader, for us alone, until `close`: every call has a time limit, and what failed is a refusal. */
import type { Buffer } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { Link } from '../cards/apdu.ts'
import { holders } from './holders.ts'
import { type Card, openService, type Service } from './service.ts'

export interface OpenLink extends Link {
  readonly atr: Buffer
  /** Resets the card, which ends every login. */
  close(): void
}

/** Seconds. */
export interface Limits {
  readonly connect: number
  readonly apdu: number
}

/** Of winscard.h. */
export const state = { present: 0x20, mute: 0x200 } as const
const [exclusive, anyProtocol, resetCard] = [1, 3, 1]

/** Milliseconds for another program to let go of a card that it only looked at, and for a reader to notice that its card is gone. */
const patience = { whole: 2000, between: 100 } as const

/** Calls that never came back, with all that they hold: whoever lets go of it waits for them. */
const stuck: unknown[] = []

/**
 * Throws READER_GONE, CARD_NONE, CARD_HELD, CARD_MUTE, CARD_SILENT, PCSC_FAILED, and what `openService` throws. The connection is the
 * link's own: while a card is asked, libpcsclite keeps everybody else waiting who shares it.
 */
export async function openLink(reader: string, limits: Limits): Promise<OpenLink> {
  const service = await openService()
  let card: Card | null = null
  let isStuck = false

  /** A call that does not come back cannot be taken back: after CARD_SILENT nothing here is touched again. */
  async function within<T>(seconds: number, call: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isStuck = true
        stuck.push(service, card, call)
        reject(refuse('CARD_SILENT', { reader, seconds }))
      }, 1000 * seconds)
    })
    try {
      return await Promise.race([call, late])
    } finally {
      clearTimeout(timer)
    }
  }

  function close(): void {
    if (isStuck) return
    try {
      card?.disconnect(resetCard)
    } catch {
      // Card, reader or service have gone: there is nothing to let go of.
    }
    service.close()
  }

  async function transmit(apdu: Buffer): Promise<Buffer> {
    if (!card) throw refuse('CARD_NONE', { reader })
    try {
      const answer = await within(limits.apdu, card.transmit(apdu))
      if (answer.length >= 2) return answer
    } catch (error) {
      throw error instanceof Refusal ? error : await lost(service, reader, reasonOf(error))
    }
    throw await lost(service, reader, 'Answer without a status')
  }

  try {
    card = await connected(service, reader, (call) => within(limits.connect, call))
    const { atr } = card
    if (!atr) throw refuse('CARD_NONE', { reader })
    return { atr, transmit, close }
  } catch (error) {
    close()
    throw error
  }
}

async function connected(
  service: Service,
  name: string,
  within: (call: Promise<Card>) => Promise<Card>,
): Promise<Card> {
  const until = performance.now() + patience.whole
  for (;;) {
    const reader = service.readers().find((one) => one.name === name)
    if (!reader) throw refuse('READER_GONE', { reader: name })
    try {
      return await within(reader.connect(exclusive, anyProtocol))
    } catch (error) {
      if (error instanceof Refusal) throw error
      const reason = reasonOf(error)
      if (reason !== 'Sharing violation') throw unconnected(service, name, reason)
      if (performance.now() > until) throw refuse('CARD_HELD', { reader: name, programs: holders() })
      await sleep(patience.between)
    }
  }
}

/** The addon tells the reasons of PC/SC by its own words alone (its pcsc_errors.h). */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'no reason'
}

const mute: readonly string[] = [
  'Card is unresponsive',
  'Card is unpowered',
  'Card is not supported',
  'Protocol mismatch',
]
/** SCARD_W_SECURITY_VIOLATION has no words there. */
const unnamed = 'Unknown PC/SC error'

function unconnected(service: Service, reader: string, error: string): Refusal {
  if (mute.includes(error)) return refuse('CARD_MUTE', { reader })
  if (error === unnamed) return refuse('PCSC_NOT_ALLOWED')
  return missing(service, reader) === 'card' ? refuse('CARD_NONE', { reader }) : failed(service, reader, error)
}

/** A reader may notice only a moment after the exchange has failed that its card is gone. */
async function lost(service: Service, reader: string, error: string): Promise<Refusal> {
  let isGone = error === 'Card was removed' || error === 'Card was reset'
  for (let left: number = patience.whole; !isGone && left > 0; left -= patience.between) {
    isGone = missing(service, reader) === 'card'
    if (!isGone) await sleep(patience.between)
  }
  return isGone ? refuse('CARD_REMOVED', { reader }) : failed(service, reader, error)
}

function failed(service: Service, reader: string, error: string): Refusal {
  return missing(service, reader) === 'reader'
    ? refuse('READER_GONE', { reader })
    : refuse('PCSC_FAILED', { reader, error })
}

/** What is not there any more. Throws what the service's `readers` throws. */
function missing(service: Service, name: string): 'reader' | 'card' | 'nothing' {
  const reader = service.readers().find((one) => one.name === name)
  if (!reader) return 'reader'
  return (reader.state & state.present) === 0 ? 'card' : 'nothing'
}
