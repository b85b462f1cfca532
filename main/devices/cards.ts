/** The device port's `Cards` over a process of its own: started by the first question, gone after a card that fell silent. */
import type { CardSeen, Cards } from '../../ceremonies/devices/card.ts'
import type { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import { zeroSecrets } from '../../native/cards/secrets.ts'
import type { cardContract } from '../../native/pcsc/messages.ts'
import { softcardContract, softwareReader } from '../../native/softcard/messages.ts'
import { program } from '../shipped.ts'
import { type Host, openHost } from './host.ts'
import type { Timing } from './life.ts'
import { openReaders } from './readers.ts'

/**
 * Where cards are. `readers`: through pcscd, each in the reader that is named for it, or in whichever. `software`: played by a
 * program, with their memory in `folder`, by the names of the inventory.
 */
export type CardSource =
  | { readonly kind: 'readers'; readonly named: Readonly<Record<string, string>> }
  | { readonly kind: 'software'; readonly folder: string; readonly cards: readonly string[] }

export const anyReader: CardSource = { kind: 'readers', named: {} }

export interface OpenCards extends Cards {
  /** The process now, for tests that kill it. */
  pid(): number | undefined
  end(): Promise<void>
}

interface CardsOptions {
  readonly source?: CardSource
  readonly timing?: Partial<Timing>
  readonly onLost?: (loss: Refusal) => void
}

/** PINs and keys of a request are zeroed here too, however it ends. */
export function openCards({ source = anyReader, ...options }: CardsOptions = {}): OpenCards {
  const host: CardHost = source.kind === 'software' ? openSoftware(source, options) : openReaders(options)
  async function over<T>(request: object, reply: Promise<T>): Promise<T> {
    try {
      return await reply
    } catch (error) {
      // A call that never came back keeps the reader until its process ends.
      if (error instanceof Refusal && error.code === 'CARD_SILENT') await host.end()
      throw error
    } finally {
      zeroSecrets(request)
    }
  }
  return {
    pid: () => host.pid(),
    end: () => host.end(),
    look: async (reader) => inReaders(await host.ask('look', null), reader),
    place: (name) => Promise.resolve(placeIn(source, name)),
    describe: (request) => over(request, host.ask('describe', request)),
    verifyPin: (request) => over(request, host.ask('verifyPin', request)),
    changePin: (request) => over(request, host.ask('changePin', request)),
    unblockPin: (request) => over(request, host.ask('unblockPin', request)),
    changeManagementKey: (request) => over(request, host.ask('changeManagementKey', request)),
    keepManagementKey: (request) => over(request, host.ask('keepManagementKey', request)),
    generateKey: (request) => over(request, host.ask('generateKey', request)),
    sign: (request) => over(request, host.ask('sign', request)),
    agree: (request) => over(request, host.ask('agree', request)),
    decrypt: (request) => over(request, host.ask('decrypt', request)),
    readObject: (request) => over(request, host.ask('readObject', request)),
    writeObject: (request) => over(request, host.ask('writeObject', request)),
    attest: (request) => over(request, host.ask('attest', request)),
  }
}

function inReaders({ readers, refused }: ReadersSeen, named: string | null): readonly CardSeen[] {
  const here = readers.filter(({ reader }) => named === null || reader === named)
  const cards = here.flatMap(({ reader, card }) => (card ? [{ reader, applets: card.applets }] : []))
  const trouble = refused ?? here.find((one) => one.refused !== null)?.refused
  if (cards.length > 0) return cards
  throw trouble ? refusalOf(trouble) : refuse('READER_GONE', { reader: named ?? '' })
}

type CardHost = Host<typeof cardContract>

function openSoftware(
  { folder, cards }: Extract<CardSource, { readonly kind: 'software' }>,
  options: Omit<CardsOptions, 'source'>,
): CardHost {
  return openHost({
    device: 'software cards',
    entry: program('native/softcard/host'),
    contract: softcardContract,
    start: async (ask) => {
      await ask('open', { folder, cards: [...cards] })
    },
    ...options,
  })
}

function placeIn(source: CardSource, name: string): Awaited<ReturnType<Cards['place']>> {
  if (source.kind === 'software') return { reader: softwareReader(name), software: true }
  return { reader: Object.hasOwn(source.named, name) ? (source.named[name] ?? null) : null, software: false }
}
