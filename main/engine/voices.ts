import { createHash } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CardPin, Cards } from '../../ceremonies/devices/card.ts'
import { pointOfSpki } from '../../ceremonies/devices/ec-point.ts'
import type { Command } from '../../ceremonies/kernel/command.ts'
import { voiceOf } from '../../ceremonies/kernel/their-word.ts'
import type { Voice } from '../../ceremonies/kernel/voice.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Recording } from './recording.ts'
import { Slowing } from './slowing.ts'

interface Given {
  readonly recording: Recording
  readonly cards: () => Cards
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number
  /** Told of each PIN that a person's card refused as wrong. */
  readonly onWrong: (person: string) => void
}

/** Milliseconds that a PIN is kept between being proved and signing: as long as a ticket is good for. */
const LIFETIME = 60_000
/** How often the record may grow while a card signs. */
const MOST = 5

interface Kept {
  readonly device: string
  readonly pin: Uint8Array
  readonly gone: NodeJS.Timeout
}

/**
 * Cards that speak for people: the holder proves the PIN, and the card signs what is said then. Each PIN is kept for one word, for
 * a minute at most, in memory alone, and wiped.
 */
export class Voices {
  readonly #given: Given
  /** Wrong PINs are slowed like wrong codes, whatever card is in the reader. */
  readonly #slowing: Slowing
  readonly #kept = new Map<string, Kept>()
  /** One after another: a card signs for one word at a time, whoever speaks. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(given: Given) {
    this.#given = given
    this.#slowing = new Slowing(given.now)
  }

  /** The card itself looks at the PIN. Throws VOICE_NONE, CODE_TOO_SOON, and what readers, cards and PINs are refused for. */
  prove(person: string, pin: string): Promise<void> {
    return this.#inTurn(async () => {
      const voice = this.#voiceOf(person)
      this.#slowing.mustWait(person)
      const at = await this.#at(voice)
      try {
        await this.#given.cards().verifyPin({ at, pin: pinOf(Buffer.from(pin)) })
      } catch (error) {
        if (error instanceof Refusal && error.code === 'CARD_PIN_WRONG') this.#wrong(person)
        throw error
      }
      this.#slowing.right(person)
      this.#keep(person, { device: voice.device, pin: Buffer.from(pin) })
    })
  }

  /** True if one of the texts is the PIN that was just proved. */
  holds(person: string, texts: readonly string[]): boolean {
    const kept = this.#kept.get(person)
    return kept !== undefined && texts.some((text) => Buffer.from(text.trim()).equals(kept.pin))
  }

  /**
   * The card signs the word in its place, the signature is verified with the key on record, and then both are recorded. Throws what
   * `decide` refuses, VOICE_STALE without a PIN that was proved, WORD_OVERTAKEN, CARD_SIGNATURE_WRONG and what cards are refused for;
   * then nothing has been recorded, and the PIN is gone.
   */
  say(person: string, command: Command): Promise<void> {
    return this.#inTurn(async () => {
      const { recording } = this.#given
      try {
        for (let round = 0; round < MOST; round++) {
          const voice = this.#voiceOf(person)
          const draft = recording.draft(person, command, voice.device)
          const signature = await this.#sign(person, voice, draft.statement)
          if (recording.appendSigned(draft, signature)) return
        }
        throw refuse('WORD_OVERTAKEN')
      } finally {
        this.forget(person)
      }
    })
  }

  /** That person's PIN is wiped. */
  forget(person: string): void {
    const kept = this.#kept.get(person)
    if (!kept) return
    clearTimeout(kept.gone)
    kept.pin.fill(0)
    this.#kept.delete(person)
  }

  #wrong(person: string): void {
    this.#slowing.wrong(person)
    this.#given.onWrong(person)
  }

  #keep(person: string, { device, pin }: Omit<Kept, 'gone'>): void {
    this.forget(person)
    const gone = setTimeout(() => this.forget(person), LIFETIME)
    gone.unref()
    this.#kept.set(person, { device, pin, gone })
  }

  async #sign(person: string, voice: Voice, statement: Uint8Array): Promise<Hex> {
    const kept = this.#kept.get(person)
    if (kept?.device !== voice.device) throw refuse('VOICE_STALE', { device: voice.device })
    const { spki } = voice.identity.key ?? { spki: '' }
    const hash = pointOfSpki(spki)?.curve === 'P-384' ? 'sha384' : 'sha256'
    const digest = createHash(hash).update(statement).digest('hex')
    const at = await this.#at(voice)
    const pin = pinOf(Buffer.from(kept.pin))
    const { signature } = await this.#given.cards().sign({ at, use: 'signature', digest, pin })
    const isRight = nodeCrypto.verify(`ecdsa-${hash}`, hexToBytes(spki), statement, hexToBytes(signature))
    if (!isRight) throw refuse('CARD_SIGNATURE_WRONG')
    return signature
  }

  async #at({ device, identity }: Voice) {
    const { reader } = await this.#given.cards().place(device)
    return { reader, card: identity }
  }

  #voiceOf(person: string): Voice {
    const voice = voiceOf(this.#given.recording.state, person)
    if (voice === null) throw refuse('VOICE_NONE', { person })
    return voice
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** Zeroed by whoever sends it. A last try is never used here: two people put on record that the card speaks no more. */
function pinOf(value: Uint8Array): CardPin {
  return { value, evenLast: false }
}
