/** The device port's `Cards` over a process of its own: started by the first question, gone after a card that fell silent. */
import { existsSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { BadgePlace, CardIdentity, CardSeen, Cards } from '../../ceremonies/devices/card.ts'
import type { ReaderSeen, ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import { zeroSecrets } from '../../native/cards/secrets.ts'
import type { cardContract } from '../../native/pcsc/messages.ts'
import { softcardContract, softwareReader } from '../../native/softcard/messages.ts'
import { program } from '../shipped.ts'
import { type Host, openHost } from './host.ts'
import type { Timing } from './life.ts'
import { openReaders } from './readers.ts'

/** Names of the inventory’s cards, and the reader that each is in. */
export type NamedReaders = Readonly<Record<string, string>>

/**
 * Where cards are. `readers`: through pcscd, each in the reader that is named for it, or in whichever. `software`: played by a
 * program, with their memory in `folder`, by the names of the inventory; but those in `named` are real ones, each in its reader.
 */
export type CardSource =
  | { readonly kind: 'readers'; readonly named: NamedReaders }
  | {
      readonly kind: 'software'
      readonly folder: string
      readonly cards: readonly string[]
      readonly named: NamedReaders
    }

export const anyReader: CardSource = { kind: 'readers', named: {} }

/** Cards that a program plays, with their memory in `folder`: those of `cards`, and those that are there from before. */
export function softwareCardsOf(folder: string, cards: readonly string[], named: NamedReaders = {}): CardSource {
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []
  const all = new Set([...cards, ...kept.map((name) => basename(name, '.json'))])
  return { kind: 'software', folder, cards: [...all], named }
}

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
  const hosts = source.kind === 'software' ? playedAndReal(source, options) : oneHost(openReaders(options))
  async function over<T>(request: PlaceAsked, ask: (host: CardHost) => Promise<T>): Promise<T> {
    try {
      const serving = hosts.of(request)
      // Where there is one process, the call is on its way before anybody else has a turn.
      const host = serving instanceof Promise ? await serving : serving
      try {
        return await ask(host)
      } catch (error) {
        // A call that never came back keeps the reader until its process ends.
        if (error instanceof Refusal && error.code === 'CARD_SILENT') await host.end()
        throw error
      }
    } finally {
      zeroSecrets(request)
    }
  }
  return {
    pid: () => hosts.all.map((host) => host.pid()).find((pid) => pid !== undefined),
    end: async () => {
      await Promise.all(hosts.all.map((host) => host.end()))
    },
    look: async (reader) => inReaders(await hosts.look(reader), reader),
    place: (name) => Promise.resolve(placeIn(source, name)),
    badge: async (part, holder) => {
      const name = `badge-${part}`
      const place = placeIn(source, name)
      if (!place.software) return { ...place, authority: null }
      // One that a program plays is always where it puts it.
      return { reader: softwareReader(name), software: true, authority: await hosts.badge(name, holder) }
    },
    describe: (request) => over(request, (host) => host.ask('describe', request)),
    verifyPin: (request) => over(request, (host) => host.ask('verifyPin', request)),
    changePin: (request) => over(request, (host) => host.ask('changePin', request)),
    unblockPin: (request) => over(request, (host) => host.ask('unblockPin', request)),
    changeManagementKey: (request) => over(request, (host) => host.ask('changeManagementKey', request)),
    keepManagementKey: (request) => over(request, (host) => host.ask('keepManagementKey', request)),
    generateKey: (request) => over(request, (host) => host.ask('generateKey', request)),
    sign: (request) => over(request, (host) => host.ask('sign', request)),
    agree: (request) => over(request, (host) => host.ask('agree', request)),
    decrypt: (request) => over(request, (host) => host.ask('decrypt', request)),
    readObject: (request) => over(request, (host) => host.ask('readObject', request)),
    writeObject: (request) => over(request, (host) => host.ask('writeObject', request)),
    certificate: (request) => over(request, (host) => host.ask('certificate', request)),
    attest: (request) => over(request, (host) => host.ask('attest', request)),
  }
}

function inReaders({ readers, refused }: ReadersSeen, named: string | null): readonly CardSeen[] {
  const here = readers.filter(({ reader }) => named === null || reader === named)
  const cards = here.flatMap(({ reader, card }) => (card ? [{ reader, applets: card.applets }] : []))
  const trouble = refused ?? here.find((one) => one.refused !== null)?.refused
  if (cards.length > 0) return cards
  if (trouble) throw refusalOf(trouble)
  throw named === null ? refuse('READER_NONE') : refuse('READER_GONE', { reader: named })
}

type CardHost = Host<typeof cardContract>
type PlayedHost = Host<typeof softcardContract>

/** The processes behind the port. */
interface CardHosts {
  readonly all: readonly CardHost[]
  /** The one that serves a request. */
  of(request: PlaceAsked): CardHost | Promise<CardHost>
  look(reader: string | null): Promise<ReadersSeen>
  /** Plays a badge of that name; null where nothing is played. */
  badge(card: string, holder: string): Promise<BadgePlace['authority']>
}

const oneHost = (host: CardHost, played: PlayedHost | null = null): CardHosts => ({
  all: [host],
  of: () => host,
  look: () => host.ask('look', null),
  badge: (card, holder) => played?.ask('badge', { card, holder }) ?? Promise.resolve(null),
})

type Played = Extract<CardSource, { readonly kind: 'software' }>

/** Cards that a program plays, and beside them those that are named in readers of pcscd. */
function playedAndReal(source: Played, options: Omit<CardsOptions, 'source'>): CardHosts {
  const isReal = (name: string) => Object.hasOwn(source.named, name)
  const names = source.cards.filter((name) => !isReal(name))
  const played = openSoftware(source.folder, names, options)
  if (Object.keys(source.named).length === 0) return oneHost(played, played)
  const real = openReaders(options)
  const playedReaders = new Set(names.map(softwareReader))
  const hostAt = (reader: string): CardHost => (playedReaders.has(reader) ? played : real)
  return {
    all: [played, real],
    of: async (request) => {
      const reader = 'at' in request ? request.at.reader : request.reader
      if (reader !== null) return hostAt(reader)
      const { readers } = await played.ask('look', null)
      const isPlayed = 'at' in request && readers.some((one) => holds(one, request.at.card))
      return isPlayed ? played : real
    },
    look: async (reader) => {
      if (reader !== null) return hostAt(reader).ask('look', null)
      const [software, inReaders] = await Promise.all([played.ask('look', null), real.ask('look', null)])
      return { readers: [...software.readers, ...inReaders.readers], refused: inReaders.refused }
    },
    badge: (card, holder) => {
      playedReaders.add(softwareReader(card))
      return played.ask('badge', { card, holder })
    },
  }
}

/** A request names a reader, or a card wherever it is. */
type PlaceAsked =
  | { readonly reader: string }
  | { readonly at: { readonly reader: string | null; readonly card: CardIdentity } }

function holds({ card }: ReaderSeen, { applet, serial }: CardIdentity): boolean {
  return card?.applets.some((one) => one.applet === applet && one.serial === serial) ?? false
}

function openSoftware(folder: string, cards: readonly string[], options: Omit<CardsOptions, 'source'>): PlayedHost {
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
  const reader = Object.hasOwn(source.named, name) ? (source.named[name] ?? null) : null
  if (reader !== null || source.kind === 'readers') return { reader, software: false }
  // One that only a record names is in whichever.
  return { reader: source.cards.includes(name) ? softwareReader(name) : null, software: true }
}
