/** Readers that are none, each with one software card in it. */
import { Buffer } from 'node:buffer'
import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CardCall, CardIdentity, CardReply, CardRequest } from '../../ceremonies/devices/card.ts'
import type { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { Link } from '../cards/apdu.ts'
import { appletsOf } from '../cards/applets.ts'
import { operations } from '../cards/operations.ts'
import { zeroSecrets } from '../cards/secrets.ts'
import { type SoftwareCard, softwareCard } from './card.ts'
import { freshAuthority, makeBadge } from './badge.ts'
import { CardState, Key } from './memory.ts'
import { type Issued, softwareReader } from './messages.ts'
import { freshOpenPgp } from './openpgp.ts'
import { freshPiv } from './piv.ts'

/** As tokens of today have it: not among those that are known to be weak. */
const firmware = '5.7.4'

export class SoftwareReaders {
  readonly #cards = new Map<string, SoftwareCard>()
  #folder = ''

  open(folder: string, names: readonly string[]): void {
    this.#folder = folder
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const name of names) this.#cards.set(softwareReader(name), cardIn(join(folder, `${name}.json`)))
  }

  /** Puts a badge for that name into a reader of its own; whoever takes a part over gets another. */
  badge(name: string, holder: string): Issued {
    const { key, ...issued } = this.#issuer()
    const file = join(this.#folder, `${name}.json`)
    const made = join(this.#folder, `${name}.holder`)
    if (!existsSync(made) || readFileSync(made, 'utf8') !== holder) {
      const state = fresh()
      makeBadge(state, holder, key)
      replaceFile(file, JSON.stringify(state))
      replaceFile(made, holder)
      this.#cards.delete(softwareReader(name))
    }
    if (!this.#cards.has(softwareReader(name))) this.#cards.set(softwareReader(name), cardIn(file))
    return issued
  }

  #issuer(): z.output<typeof Issuer> {
    const file = join(this.#folder, 'badge-authority.txt')
    if (existsSync(file)) return Issuer.parse(JSON.parse(readFileSync(file, 'utf8')))
    const { key, certificate, crl } = freshAuthority()
    const made = { key, certificate: certificate.toString('hex'), crl: crl.toString('hex') }
    replaceFile(file, JSON.stringify(made))
    return made
  }

  async look(): Promise<ReadersSeen> {
    const readers: ReadersSeen['readers'] = []
    for (const [reader, card] of this.#cards) {
      const applets = await using(card, appletsOf)
      readers.push({ reader, card: { atr: card.answerToReset.toString('hex'), applets }, refused: null })
    }
    return { readers, refused: null }
  }

  /** Throws what `operations` throw, with the reader's name; READER_GONE, CARD_NOWHERE. */
  async call<M extends CardCall>(method: M, request: CardRequest<M>): Promise<CardReply<M>> {
    const reader = 'at' in request ? (request.at.reader ?? (await this.#where(request.at.card))) : request.reader
    const card = this.#cards.get(reader)
    try {
      if (!card) throw refuse('READER_GONE', { reader })
      return await using(card, (link) => operations[method](link, request))
    } catch (error) {
      throw error instanceof Refusal ? refuse(error.code, { ...error.parameters, reader }) : error
    } finally {
      zeroSecrets(request)
    }
  }

  async #where({ applet, serial }: CardIdentity): Promise<string> {
    for (const [reader, card] of this.#cards) {
      const found = await using(card, appletsOf)
      if (found.some((one) => one.applet === applet && one.serial === serial)) return reader
    }
    throw refuse('CARD_NOWHERE', { applet, serial })
  }
}

async function using<T>(card: SoftwareCard, work: (link: Link) => Promise<T>): Promise<T> {
  try {
    return await work({ transmit: (apdu) => Promise.resolve(Buffer.from(card.answer(Buffer.from(apdu)))) })
  } finally {
    card.reset()
  }
}

/** What the authority of a rehearsal keeps. */
const Issuer = z.strictObject({ key: Key, certificate: z.string(), crl: z.string() })

/** Whole or not at all. */
function replaceFile(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** A card whose memory lasts: each change is whole or has not been. */
function cardIn(file: string): SoftwareCard {
  const state = existsSync(file) ? CardState.parse(JSON.parse(readFileSync(file, 'utf8'))) : fresh()
  const keep = (): void => replaceFile(file, JSON.stringify(state))
  keep()
  return softwareCard({ state, keep })
}

/** As its maker would sell it, if it had one. */
function fresh(): CardState {
  const serial = randomInt(10_000_000, 100_000_000)
  return { applets: ['piv', 'openpgp'], serial, piv: freshPiv(firmware, 'AES-192'), openPgp: freshOpenPgp() }
}
