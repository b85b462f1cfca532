/** What is in the readers: the preflight that tells apart why a card cannot be used. */
import type { ReaderSeen, ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refuse, refused } from '../../ceremonies/base/refusal.ts'
import { appletsOf } from '../cards/applets.ts'
import { openLink, state } from './link.ts'
import type { Reader, Service } from './service.ts'

/** Seconds: these few commands are quick on every card. */
const limits = { connect: 10, apdu: 5 } as const

/** What was seen of a reader, and in which state of it. */
export type Known = Map<string, { readonly state: string; readonly seen: ReaderSeen }>

/** Asks each reader whose state is another than in `known`, or whose card was held, and notes it there. */
export async function look(service: Service, known: Known): Promise<ReadersSeen> {
  const present = service.readers()
  for (const name of known.keys()) if (!present.some((reader) => reader.name === name)) known.delete(name)
  if (present.length === 0) return { readers: [], refused: refused(refuse('READER_NONE')) }
  const readers = await Promise.all(present.map((reader) => lookInto(reader, known)))
  return { readers, refused: null }
}

async function lookInto(reader: Reader, known: Known): Promise<ReaderSeen> {
  const now = stateOf(reader)
  const before = known.get(reader.name)
  if (before?.state === now && before.seen.refused?.code !== 'CARD_HELD') return before.seen
  const seen = await sight(reader)
  known.set(reader.name, { state: now, seen })
  return seen
}

/** The number of insertions is in the upper half of the state: another card of the same kind is told from the one before. */
function stateOf({ state: flags, atr }: Reader): string {
  return `${(flags & ~0xffff) | (flags & (state.present | state.mute))} ${atr?.toString('hex') ?? ''}`
}

async function sight({ name: reader, state: flags }: Reader): Promise<ReaderSeen> {
  try {
    if ((flags & state.present) === 0) throw refuse('CARD_NONE', { reader })
    if ((flags & state.mute) !== 0) throw refuse('CARD_MUTE', { reader })
    const link = await openLink(reader, limits)
    try {
      const applets = await appletsOf(link)
      const nothing = applets.length === 0 ? refused(refuse('CARD_APPLET_NONE', { reader })) : null
      return { reader, card: { atr: link.atr.toString('hex'), applets }, refused: nothing }
    } finally {
      link.close()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { reader, card: null, refused: refused(error) }
  }
}
