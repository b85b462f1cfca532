import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Method } from '../../ceremonies/kernel/command.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { hashed } from './hashed.ts'
import { Slowing } from './slowing.ts'

/** How a person shows who they are: by a personal code, or by a card of theirs (`voices.ts`). `fed` is a rehearsal's or an answer file's, and proves nothing. */
export type Credential = CodeOrFed | { readonly method: 'smartcard'; readonly pin: string }
type CodeOrFed = { readonly method: 'code'; readonly code: string } | { readonly method: 'fed' }

export const SHORTEST_CODE = 6

/**
 * The personal codes of one ceremony, as scrypt in memory: never on disk, gone with the process. Hashing is left to other
 * threads, so that a window stays responsive.
 */
export class Authenticators {
  readonly #kept = new Map<string, Buffer>()
  /** Codes of people who have been replaced: nobody may have one of them again. */
  readonly #retired: Buffer[] = []
  /** One for all: nobody may have another's code, so every code is compared with every other. */
  readonly #salt = randomBytes(16)
  /** One code is looked at after another: no two people enrol one at the same moment, and no guess overtakes its wait. */
  #last: Promise<unknown> = Promise.resolve()
  readonly #slowing: Slowing
  readonly #onWrong: (person: string) => void

  /** `now`: milliseconds of a clock that never jumps. `onWrong` is told of each code that was not that person's to give. */
  constructor(now: () => number, onWrong: (person: string) => void) {
    this.#slowing = new Slowing(now)
    this.#onWrong = onWrong
  }

  /**
   * Returns what undoes it, for an enrolment that is refused afterwards: an authenticator from before counts again.
   * Throws CODE_TOO_SHORT, CODE_GUESSED if anybody would guess the code, or CODE_UNFIT if another person enrolled the same: that is
   * not told, and counts and is slowed down like a wrong code, so that nobody tries out other people's codes here.
   */
  enrol(person: string, credential: CodeOrFed): Promise<() => void> {
    return this.#inTurn(() => this.#enrol(person, credential))
  }

  /** How the person was recognised. Throws CODE_WRONG or CODE_TOO_SOON. */
  async recognise(person: string, credential: CodeOrFed): Promise<Method> {
    if (credential.method === 'fed') return 'fed'
    return this.#inTurn(() => this.#recognise(person, credential.code))
  }

  /**
   * What a person is about to put on record must not be that person's own code, typed into the wrong field. Only whoever has
   * just given the code can find out here that it is the code; other people's are not looked for, so that nobody tries them out.
   * Throws CODE_IN_TEXT.
   */
  mustNotTell(person: string, texts: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const kept = this.#kept.get(person)
      if (!kept) return
      for (const text of texts.filter(couldBeCode).slice(0, MOST_TEXTS))
        if (timingSafeEqual(kept, await hashed(text.trim(), this.#salt))) throw refuse('CODE_IN_TEXT', { person })
    })
  }

  /** Whoever had that part has it no more: that code is nobody's any more, and no guess at it is held against the newcomer. */
  async retire(person: string): Promise<void> {
    await this.#inTurn(() => {
      const kept = this.#kept.get(person)
      if (kept) this.#retired.push(kept)
      this.#kept.delete(person)
      this.#slowing.right(person)
      return Promise.resolve()
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #recognise(person: string, code: string): Promise<Method> {
    const kept = this.#kept.get(person)
    if (!kept) throw refuse('CODE_WRONG', { person })
    this.#slowing.mustWait(person)
    if (!timingSafeEqual(kept, await hashed(code, this.#salt))) {
      this.#wrong(person)
      throw refuse('CODE_WRONG', { person })
    }
    this.#slowing.right(person)
    return 'code'
  }

  #wrong(person: string): void {
    this.#slowing.wrong(person)
    this.#onWrong(person)
  }

  async #enrol(person: string, credential: CodeOrFed): Promise<() => void> {
    const before = this.#kept.get(person)
    if (credential.method === 'fed') return () => undefined
    if (credential.code.length < SHORTEST_CODE) throw refuse('CODE_TOO_SHORT', { length: SHORTEST_CODE })
    if (isGuessed(credential.code)) throw refuse('CODE_GUESSED')
    this.#slowing.mustWait(person)
    const hash = await hashed(credential.code, this.#salt)
    const others = [...this.#kept].flatMap(([other, kept]) => (other === person ? [] : [kept]))
    const taken = [...others, ...this.#retired].some((kept) => timingSafeEqual(kept, hash))
    if (taken) {
      this.#wrong(person)
      throw refuse('CODE_UNFIT')
    }
    this.#kept.set(person, hash)
    return () => {
      if (before) this.#kept.set(person, before)
      else this.#kept.delete(person)
    }
  }
}

/** Hashing takes its time; a form of people has far fewer fields that one could be typed into. */
const MOST_TEXTS = 16

/** A word, and no digest: a sentence has blanks. */
function couldBeCode(text: string): boolean {
  const word = text.trim()
  return word.length >= SHORTEST_CODE && !/\s/.test(word) && !/^[0-9a-f]{64}$/.test(word)
}

/** True for one character again and again, and for those that count up or down. */
function isGuessed(code: string): boolean {
  const units = Array.from(code, (character) => character.codePointAt(0) ?? 0)
  const steps = new Set(units.slice(1).map((unit, at) => unit - (units[at] ?? 0)))
  const [step = 0] = steps
  return steps.size === 1 && Math.abs(step) <= 1
}
