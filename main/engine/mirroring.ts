/** What becomes of the copy on the second medium is on record, once for each change. */
import type { Command } from '../../ceremonies/kernel/command.ts'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import type { Record } from '../store/record.ts'
import type { World } from './world.ts'

/** What may be wrong with the copy on the second medium. */
export const mirrorTroubles: ReadonlySet<string> = new Set<RefusalCode>([
  'MIRROR_LOST',
  'MIRROR_MISSING',
  'MIRROR_FAILED',
  'MIRROR_DIFFERS',
  'MIRROR_SAME_MEDIUM',
])

interface Given {
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command) => void
  /** Told when the copy was lost: people are asked at once. */
  readonly lost: () => void
}

export class Mirroring {
  readonly #given: Given
  #witnessing = false

  constructor(given: Given) {
    this.#given = given
  }

  /** What keeps the copy from being complete; null if nothing does, or there is none. */
  get trouble(): Refusal | null {
    const { record, state } = this.#given
    return state().mirror !== 'none' && !record.mirrored ? refuse('MIRROR_MISSING') : record.mirrorTrouble
  }

  /** That a copy is kept, and who says that it may be on the record's own medium; unless that is on record already. */
  keep({ mirror, sameMedium = null }: Pick<World, 'mirror' | 'sameMedium'>): void {
    const { record, state, say } = this.#given
    if (mirror === null) return
    const accepted = record.mirrorShares ? sameMedium : null
    if (state().mirror !== 'none' && state().sameMedium === accepted) return
    say({ type: 'mirror-kept', accepted })
  }

  mend(): void {
    this.#given.record.mendMirror()
    this.witness()
  }

  /** Looks at the copy after something was added to the record. */
  witness(): void {
    const { state, say, lost } = this.#given
    const { mirror, phase } = state()
    if (phase === 'sealed' || phase === 'aborted' || this.#witnessing || mirror === 'none') return
    const { trouble } = this
    if ((trouble !== null) === (mirror === 'lost' || mirror === 'abandoned')) return
    // What is said of the mirror is copied too, and may change it again: that is told with the next fact.
    this.#witnessing = true
    try {
      if (trouble) {
        say({ type: 'mirror-lost', code: trouble.code })
        lost()
      } else say({ type: 'mirror-restored' })
    } catch (error) {
      // What was to be said just now is on record already: a record that takes no more is told by the next to be said.
      if (!(error instanceof Refusal)) throw error
    } finally {
      this.#witnessing = false
    }
  }
}
