import { randomBytes } from 'node:crypto'
import type { Method } from '../../ceremonies/kernel/command.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'

/** Milliseconds between being recognised and speaking. */
const LIFETIME = 60_000

interface Spoken {
  readonly person: string
  readonly method: Method
  /** Who has that part. */
  readonly name: string | null
}

/** Who has just been recognised: a ticket is good for one command of that person, and for a minute. Each person has one at most. */
export class Tickets {
  readonly #now: () => number
  readonly #issued = new Map<string, Spoken & { readonly ticket: string; readonly until: number }>()

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  issue(person: string, method: Method, name: string | null): string {
    const ticket = randomBytes(32).toString('base64url')
    this.#issued.set(person, { person, method, name, ticket, until: this.#now() + LIFETIME })
    return ticket
  }

  /** Whose ticket it is; it is spent, whatever comes of it. Throws TICKET_UNKNOWN. */
  spend(ticket: string): Spoken {
    const found = [...this.#issued.values()].find((one) => one.ticket === ticket)
    if (found) this.#issued.delete(found.person)
    if (!found || found.until < this.#now()) throw refuse('TICKET_UNKNOWN')
    return { person: found.person, method: found.method, name: found.name }
  }

  /** Nobody is recognised any more: the ceremony is another. */
  clear(): void {
    this.#issued.clear()
  }
}
