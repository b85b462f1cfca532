import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Method } from '../../ceremonies/command.ts'
import { refuse } from '../../ceremonies/refusal.ts'

/** How a person shows who they are. `fed` is a rehearsal's or an answer file's, and proves nothing. */
export type Credential = { readonly method: 'code'; readonly code: string } | { readonly method: 'fed' }

export const SHORTEST_CODE = 6
// RFC 7914 2: N = 2^15, r = 8, p = 1 takes about 50 ms and 32 MiB.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/**
 * The personal codes of one ceremony, as scrypt in memory: never on disk, gone with the process. Hashing is left to other
 * threads, so that a window stays responsive.
 */
export class Authenticators {
  readonly #kept = new Map<string, Buffer>()
  /** One for all: nobody may have another's code, so every code is compared with every other. */
  readonly #salt = randomBytes(16)
  /** Enrolments go one after another, so that no two people enrol one code at the same moment. */
  #last: Promise<unknown> = Promise.resolve()

  /**
   * Answers with what undoes it, for an enrolment that is refused afterwards: an authenticator from before counts again.
   * Throws CODE_TOO_SHORT, or AUTHENTICATOR_TAKEN if another person enrolled the same code.
   */
  enrol(person: string, credential: Credential): Promise<() => void> {
    const enrolled = this.#last.then(() => this.#enrol(person, credential))
    this.#last = enrolled.catch(() => undefined)
    return enrolled
  }

  /** How the person was recognised. Throws CODE_WRONG. */
  async recognise(person: string, credential: Credential): Promise<Method> {
    if (credential.method === 'fed') return 'fed'
    const kept = this.#kept.get(person)
    if (!kept || !timingSafeEqual(kept, await this.#hashOf(credential.code))) throw refuse('CODE_WRONG', { person })
    return 'code'
  }

  async #enrol(person: string, credential: Credential): Promise<() => void> {
    const before = this.#kept.get(person)
    if (credential.method === 'fed') return () => undefined
    if (credential.code.length < SHORTEST_CODE) throw refuse('CODE_TOO_SHORT', { length: SHORTEST_CODE })
    const hash = await this.#hashOf(credential.code)
    for (const [other, kept] of this.#kept) {
      if (other !== person && timingSafeEqual(kept, hash)) throw refuse('AUTHENTICATOR_TAKEN')
    }
    this.#kept.set(person, hash)
    return () => {
      if (before) this.#kept.set(person, before)
      else this.#kept.delete(person)
    }
  }

  #hashOf(code: string): Promise<Buffer> {
    return new Promise((resolve, reject) =>
      scrypt(code.normalize('NFC'), this.#salt, 32, COST, (error, hash) => (error ? reject(error) : resolve(hash))),
    )
  }
}
