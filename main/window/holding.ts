import { engineCommands } from '../../ceremonies/kernel/command.ts'
import { type Refusal, refuse, refused } from '../../ceremonies/base/refusal.ts'
import type { Answered, Asked } from '../../preload/contract.ts'
import type { Room } from '../../preload/views.ts'
import { type Held, removeThrowAway } from '../ceremony.ts'
import { sheetsIn } from '../rehearsed.ts'
import { courseOf } from './course.ts'
import { RoomView } from './room.ts'
import { Tickets } from './tickets.ts'
import { unsoundnessOf } from '../bundle/deliver.ts'

/** The ceremony that the window holds, from open or resume until it is left. */
export class Holding {
  readonly held: Held
  readonly #view: RoomView
  readonly #tickets = new Tickets()
  readonly #stop: () => void
  #ended = false
  /** Why its record is not sound, once that is known. */
  #unsound: Refusal | null = null
  #left = false

  /** `changed` is called whenever the room's view may be another; `failed` if the engine itself failed. */
  constructor(held: Held, changed: () => void, failed: (error: unknown) => void) {
    this.held = held
    this.#view = new RoomView(held.session, sheetsIn(held.folder))
    this.#stop = held.session.engine.onView(changed)
    held.session.engine.ended
      .then(async () => {
        this.#unsound = await unsoundnessOf(held.session.engine.record)
        this.#ended = true
        changed()
      })
      .catch((error: unknown) => {
        // An act that was cut off by leaving finds its record closed: it is in doubt, and nobody's fault.
        if (!this.#left) failed(error)
      })
  }

  get id(): string {
    return this.held.folder.id
  }

  room(push: number): Room {
    const wrong = this.#unsound ? [refused(this.#unsound)] : []
    return this.#view.now(push, this.#ended, wrong)
  }

  course(): Answered<'course'> {
    return courseOf(this.held.session)
  }

  async enrol({ person, code }: Asked<'enrol'>): Promise<void> {
    await this.#engine.enrol(person, { method: 'code', code })
  }

  /** A ticket for the person whose code it is, or whose card takes that PIN. Throws CODE_WRONG, or what a card is refused for. */
  async vouch({ person, code, by }: Asked<'vouch'>): Promise<{ ticket: string }> {
    const name = this.#engine.holder(person)
    const credential =
      by === 'card' ? ({ method: 'smartcard', pin: code } as const) : ({ method: 'code', code } as const)
    const method = await this.#engine.recognise(person, credential)
    return { ticket: this.#tickets.issue(person, method, name) }
  }

  /** Throws TICKET_UNKNOWN, ENGINE_ONLY, CODE_IN_TEXT, and what `decide` refuses. The ticket is spent in any case. */
  async submit({ ticket, command }: Asked<'submit'>): Promise<void> {
    const { person, method, name } = this.#tickets.spend(ticket)
    if (command.type === 'open' || engineCommands.has(command.type))
      throw refuse('ENGINE_ONLY', { command: command.type })
    await this.#engine.mustHoldNoCode(person, command)
    // Somebody else has the part by now.
    if (name !== this.#engine.holder(person)) throw refuse('TICKET_UNKNOWN')
    await this.#engine.speakAs(person, method, command)
  }

  give({ id, answer }: Asked<'give'>): boolean {
    return this.#engine.give(id, answer)
  }

  words({ id, viewer }: Asked<'words'>): Promise<Answered<'words'>> {
    return this.#engine.words(id, viewer)
  }

  /**
   * Ends the host processes and closes the record; the secrets are wiped. What has not ended waits to be resumed. Returns
   * RECORD_INVALID if it has ended and does not verify, MIRROR_INCOMPLETE if its copy lacks facts, else null.
   */
  async leave(): Promise<Refusal | null> {
    this.#left = true
    this.#stop()
    this.#tickets.clear()
    const { phase } = this.#engine.state
    // Of a ceremony that waits, the copy is completed when it is taken up again.
    const trouble = phase === 'sealed' || phase === 'aborted' ? this.#engine.incompleteMirror() : null
    await this.held.session.close()
    if (this.#ended) removeThrowAway(this.held)
    if (this.#unsound) return this.#unsound
    return trouble && refuse('MIRROR_INCOMPLETE', { trouble: trouble.message })
  }

  get #engine() {
    return this.held.session.engine
  }
}
