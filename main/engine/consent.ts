import {
  type Proposed,
  mustBeAnotherPerson,
  mustMatchProposal,
  othersThan,
  proposalDigest,
} from '../../ceremonies/kernel/two-people.ts'
import { mustBeRecordable } from '../../ceremonies/kernel/said.ts'
import type { Command, CommandOf, Method } from '../../ceremonies/kernel/command.ts'
import type { Json } from '../../ceremonies/base/json.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Ask } from '../../ceremonies/kernel/ask.ts'

/** Two people who agreed, and what the first of them said; for the journal. */
export interface Agreed {
  readonly by: readonly { readonly person: string; readonly method: Method }[]
  readonly statement: string
}

interface Asked extends Proposed {
  readonly method: Method
  readonly statement: string
}

/**
 * Two people's word once the record is closed. It is asked for as during the ceremony (enrol, resolve, confirm), so that a
 * screen needs nothing new; but as nothing can be added to the record, what they say goes to the journal.
 */
export class Consent {
  readonly #names: Readonly<Record<string, string>>
  readonly #mode: 'real' | 'rehearsal'
  readonly #size: number
  readonly #changed: () => void
  readonly #present: Map<string, Method>
  #question: { readonly act: string; readonly finding: Json; readonly resolve: (agreed: Agreed) => void } | null = null
  #proposed: Asked | null = null

  /** `names`: who takes each part. `present`: who has enrolled since the program was started. `size`: how many facts the closed record has. */
  constructor(
    names: Readonly<Record<string, string>>,
    mode: 'real' | 'rehearsal',
    present: ReadonlyMap<string, Method>,
    size: number,
    changed: () => void,
  ) {
    this.#names = names
    this.#mode = mode
    this.#present = new Map(present)
    this.#size = size
    this.#changed = changed
  }

  /** Waits until two people have agreed that `act` is done again. */
  ask(act: string, finding: Json): Promise<Agreed> {
    return new Promise((resolve) => {
      this.#question = { act, finding, resolve }
      this.#changed()
    })
  }

  asks(): readonly Ask[] {
    if (!this.#question) return []
    const { act: step, finding } = this.#question
    const absent = Object.keys(this.#names).filter((person) => !this.#present.has(person))
    if (absent.length > 0) return absent.map((person) => ({ kind: 'enrol', person }))
    const proposed = this.#proposed
    if (!proposed) return [{ kind: 'resolve', step, finding, choices: ['redo'] }]
    return othersThan(this.#names, Object.keys(this.#names), proposed.by).map((person) => ({
      kind: 'confirm',
      step,
      person,
      digest: proposed.digest,
      seq: proposed.seq,
      fields: [],
    }))
  }

  enrol(person: string, method: Method): void {
    if (!Object.hasOwn(this.#names, person)) throw refuse('PERSON_UNKNOWN', { person })
    if (this.#mode === 'real' && method === 'fed') throw refuse('FED_IN_REAL', { person })
    if (this.#present.has(person)) throw refuse('ALREADY_ENROLLED', { person })
    this.#present.set(person, method)
    this.#changed()
  }

  /** Throws what `decide` would, and CEREMONY_ENDED for whatever is no answer to the question. */
  say(person: string, method: Method, command: Command): void {
    const question = this.#question
    if (!question || !['resolve', 'confirm', 'dispute'].includes(command.type))
      throw refuse('CEREMONY_ENDED', { how: 'closed' })
    if (this.#present.get(person) !== method) throw refuse('NOT_ENROLLED', { person })
    mustBeRecordable(command)
    if (command.type === 'resolve') this.#propose(person, method, command, question.act)
    else if (command.type === 'dispute') this.#proposed = null
    else if (command.type === 'confirm') {
      const by = this.#confirmed(person, method, command)
      this.#question = this.#proposed = null
      question.resolve(by)
    }
    this.#changed()
  }

  #propose(person: string, method: Method, command: CommandOf<'resolve'>, act: string): void {
    if (this.#proposed) throw refuse('PROPOSAL_PENDING', { step: act, by: this.#proposed.by })
    if (command.step !== act || command.choice !== 'redo')
      throw refuse('CHOICE_NOT_OPEN', { step: act, choice: command.choice, choices: 'redo' })
    const digest = proposalDigest(person, this.#size, command)
    this.#proposed = { by: person, method, statement: command.statement, digest, seq: this.#size }
  }

  #confirmed(person: string, method: Method, said: CommandOf<'confirm'>): Agreed {
    const proposed = this.#proposed
    if (!proposed) throw refuse('NOTHING_PROPOSED')
    mustMatchProposal(proposed, said, person)
    mustBeAnotherPerson(this.#names, proposed, person)
    return {
      by: [
        { person: proposed.by, method: proposed.method },
        { person, method },
      ],
      statement: proposed.statement,
    }
  }
}
