/** Real cards of a rehearsal: which reader each is in, as the command line says. */
import type { ReaderSeen } from '../../ceremonies/devices/readers.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { cardsOf } from '../../ceremonies/subjects/custody/things.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import type { NamedReaders } from '../devices/cards.ts'
import { lookAtReaders } from '../devices/readers.ts'
import { settingsFrom } from './files.ts'

/**
 * The reader of each card from `--card NAME=READER`, once a card that can be used is in it. Throws SETTING_MALFORMED, CARD_UNKNOWN,
 * CARD_READER_UNKNOWN, CARD_READER_MANY, CARD_READER_TWICE and the trouble of readers and cards.
 */
export async function namedCards(settings: readonly string[], script: Script): Promise<NamedReaders> {
  const wanted = Object.entries(settingsFrom(settings, option, form))
  const inventory = cardsOf(script)
  for (const [card, piece] of wanted) {
    if (piece === '') throw refuse('SETTING_MALFORMED', { option, form, setting: `${card}=` })
    if (!Object.hasOwn(inventory, card)) throw refuse('CARD_UNKNOWN', { card })
  }
  if (wanted.length === 0) return {}
  const { readers, refused } = await lookAtReaders()
  if (refused) throw refusalOf(refused)
  const named = new Map<string, string>()
  for (const [card, piece] of wanted) {
    const found = readerCalled(piece, readers, card)
    const other = [...named].find(([, reader]) => reader === found.reader)?.[0]
    if (other !== undefined) throw refuse('CARD_READER_TWICE', { card, other, reader: found.reader })
    if (found.refused) throw refusalOf(found.refused)
    named.set(card, found.reader)
  }
  return Object.fromEntries(named)
}

const option = '--card'
const form = 'NAME=READER'

/** By its whole name, or by a piece that no other has. */
function readerCalled(piece: string, readers: readonly ReaderSeen[], card: string): ReaderSeen {
  const whole = readers.find(({ reader }) => reader === piece)
  const [found, ...others] = whole ? [whole] : readers.filter(({ reader }) => reader.includes(piece))
  const told = { card, piece }
  if (!found) throw refuse('CARD_READER_UNKNOWN', { ...told, readers: listed(readers) })
  if (others.length > 0) throw refuse('CARD_READER_MANY', { ...told, readers: listed([found, ...others]) })
  return found
}

const listed = (readers: readonly ReaderSeen[]): string => readers.map(({ reader }) => reader).join('; ')
