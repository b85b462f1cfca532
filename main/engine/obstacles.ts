/** What stands in the way of going on, and can be put right: people are asked until it is. */
import type { Command } from '../../ceremonies/kernel/command.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { Record } from '../store/record.ts'
import type { StoredArtifact } from '../store/store.ts'
import type { Asking } from './asking.ts'

export interface Obstructed {
  readonly asking: Asking
  readonly record: Record
  readonly state: () => State
  readonly say: (command: Command, artifacts?: readonly StoredArtifact[]) => void
  /** What keeps the mirror behind the record; null if nothing does. */
  readonly mirrorTrouble: () => Refusal | null
  /** Tries to bring it up to date, and records what came of it. */
  readonly mendMirror: () => void
}

export class Obstacles {
  readonly #given: Obstructed

  constructor(given: Obstructed) {
    this.#given = given
  }

  /** Returns when the mirror has every fact again, or two people go on without it, or the ceremony has ended. */
  async mirrorSettled(): Promise<void> {
    const lost = (): boolean => {
      const { mirror, phase } = this.#given.state()
      return mirror === 'lost' && (phase === 'running' || phase === 'break')
    }
    while (lost()) {
      await this.#given.asking.retry(this.#given.mirrorTrouble() ?? refuse('MIRROR_LOST'))
      if (lost()) this.#given.mendMirror()
    }
  }

  /** Returns when there is room to record whatever comes of the act. */
  async roomMade(cutOff: () => boolean = () => false): Promise<void> {
    for (;;) {
      try {
        this.#given.record.store.mustHaveRoom()
        return
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        await this.#given.asking.retry(error)
        if (cutOff()) throw refuse('CEREMONY_ENDED', { how: 'aborted' })
      }
    }
  }

  /** Says it, as often as people want after a medium was full or gone: what a device did is not forgotten for that. */
  async say(command: Command, artifacts?: readonly StoredArtifact[]): Promise<void> {
    for (;;) {
      try {
        this.#given.say(command, artifacts)
        return
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'STORE_UNWRITABLE') throw error
        await this.#given.asking.retry(error)
      }
    }
  }
}
