import { isPinAsk, pinAsks, replacesAnother } from '../../ceremonies/devices/pin-asks.ts'
import type { Reveal, SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import type { Answer, Answers, Field } from '../../ceremonies/kernel/answers.ts'
import type { Choice } from '../../ceremonies/kernel/command.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import type { SecretAnswer } from '../engine/asking.ts'
import { type AnswerFile, type PersonEntry, type SecretKey, cardPinMissing } from './answer-file.ts'
import type { AskOf, Player } from './player.ts'
import { RehearsalPlayer, nameOf, toGive } from './rehearsal.ts'

/** What goes on existing after the rehearsal, so that no PIN is invented for it. */
export interface Outside {
  /** The tokens are no throw-away ones. */
  readonly tokens: boolean
  /** Cards of the inventory that are real ones, in readers. */
  readonly cards: readonly string[]
}

interface At {
  readonly step: string
  readonly person: string
}

/** Answers for everybody from a file. What the file lacks is refused, or played as in a rehearsal where the file says so. */
export class AnswersPlayer implements Player {
  readonly #file: AnswerFile
  readonly #outside: Outside
  /** Plays what the file leaves to it, and keeps shares as shown and PINs as chosen, to be entered again. */
  readonly #rest: RehearsalPlayer
  /** How often each list of tries has been asked. */
  readonly #tries = new Map<string, number>()
  #step = ''

  constructor(file: AnswerFile, outside: Outside, rest = new RehearsalPlayer()) {
    this.#file = file
    this.#outside = outside
    this.#rest = rest
  }

  see(view: View): void {
    this.#step = view.step?.id ?? ''
    this.#rest.see(view)
  }

  credential(...asked: Parameters<Player['credential']>): ReturnType<Player['credential']> {
    return this.#rest.credential(...asked)
  }

  async answer(ask: AskOf<'answer'>, view: View): Promise<Answers> {
    const entry = this.#entry(ask)
    if (!entry) return this.#otherwise(ask, 'the answers', () => this.#rest.answer(ask, view))
    return this.#filled(entry, ask, view)
  }

  async confirm(ask: AskOf<'confirm'>, view: View) {
    // The second person's word on a choice or on breaking off has no fields, and no entry of its own.
    if (view.proposal?.subject !== 'step') return { answers: {} }
    const entry = this.#entry(ask)
    if (!entry) return this.#otherwise(ask, 'the confirmation', () => this.#rest.confirm(ask, view))
    const { dispute } = entry
    if (dispute !== undefined && this.#try(`dispute ${ask.step} ${ask.person}`) === 0) return { dispute }
    return { answers: await this.#filled(entry, ask, view) }
  }

  async resolve(ask: AskOf<'resolve'>, view: View): Promise<{ person: string; choice: Choice; statement: string }> {
    const usual = await this.#rest.resolve(ask, view)
    return { ...usual, choice: this.#entry({ step: ask.step, person: usual.person })?.choice ?? usual.choice }
  }

  comeBack(view: View): Promise<{ readonly person: string; readonly statement: string }> {
    return this.#rest.comeBack(view)
  }

  review(view: View): Promise<{ readonly person: string; readonly statement: string }> {
    return this.#rest.review(view)
  }

  async secret(ask: AskOf<'secret'>): Promise<SecretAnswer> {
    const { secret, complaint, recipient } = ask
    const at = { step: this.#step, person: secret.person }
    const key = keyOf(secret)
    const tries = this.#entry(at)?.secrets[key] ?? []
    const next = tries[this.#try(`${key} ${at.step} ${secret.person} ${secret.device ?? ''}`)]
    const known = this.#rest.secrets.get(nameOf(secret)) ?? this.#pinOf(secret)
    const kept = replacesAnother(secret.purpose) ? undefined : known
    // A share is typed only where the file says so; a PIN once chosen is entered again, unless it was refused.
    const value =
      next === undefined && (key === 'typed' || key === 'picture' || complaint !== null)
        ? undefined
        : next === 'shown'
          ? kept
          : (next ?? kept)
    if (value === undefined) return this.#otherwise(at, key, () => this.#invented(ask, key))
    if (key !== 'typed') this.#rest.secrets.set(nameOf(secret), value)
    return toGive(value, recipient)
  }

  show(ask: AskOf<'show'>, reveal: Reveal): Promise<void> {
    return this.#rest.show(ask, reveal)
  }

  retry(ask: AskOf<'retry'>): Promise<void> {
    return this.#rest.retry(ask)
  }

  /** A file does not think again. */
  refused(refusal: Refusal): Promise<void> {
    return this.#rest.refused(refusal)
  }

  /** A field that the file leaves out is filled in as in a rehearsal, where the file says so; else the step refuses. */
  async #filled(entry: PersonEntry, ask: AskOf<'answer' | 'confirm'>, view: View): Promise<Answers> {
    const given = answersFrom(entry, ask.fields)
    if (this.#file.otherwise === 'refuse') return given
    return { ...(await this.#rest.answer(ask, view)), ...given }
  }

  #entry({ step, person }: At): PersonEntry | undefined {
    return this.#file.steps[step]?.[person]
  }

  #invented(ask: AskOf<'secret'>, what: SecretKey): Promise<SecretAnswer> {
    const { person, device, purpose } = ask.secret
    if (what !== 'typed' && what !== 'picture' && ask.complaint === null) {
      const told = { what, person, device: device ?? '' }
      if (isOfCard(purpose) && this.#outside.cards.includes(told.device)) throw cardPinMissing(told, this.#step)
      if (!isOfCard(purpose) && this.#outside.tokens) throw refuse('PIN_NOT_GIVEN', told)
    }
    return this.#rest.secret(ask)
  }

  /** After a restart: the PIN that the file has this person choose, at whatever step. */
  #pinOf({ purpose, person }: SecretAsk): string | undefined {
    if (purpose !== 'user-pin') return undefined
    const steps = Object.values(this.#file.steps).flatMap((people) => people[person]?.secrets['user-pin'] ?? [])
    // Of somebody who holds the PINs of several tokens it is not known which is whose: none is tried on another.
    return new Set(steps).size === 1 ? steps[0] : undefined
  }

  /** Which try this is, from 0. */
  #try(name: string): number {
    const tries = this.#tries.get(name) ?? 0
    this.#tries.set(name, tries + 1)
    return tries
  }

  async #otherwise<T>({ step, person }: At, what: string, play: () => Promise<T>): Promise<T> {
    if (this.#file.otherwise === 'rehearse') return play()
    throw refuse('ANSWERS_LACK', { step, person, what })
  }
}

const isOfCard = (purpose: string): boolean => isPinAsk(purpose) && pinAsks[purpose].pin.startsWith('card-')

/** What the file calls it: of a PIN that replaces another it has both. */
function keyOf({ purpose }: SecretAsk): SecretKey {
  if (purpose === 'picture') return purpose
  if (!isPinAsk(purpose)) return 'typed'
  const { pin } = pinAsks[purpose]
  return (pin === 'card-pin' || pin === 'card-puk' || pin === 'card-admin-pin') && pinAsks[purpose].replaces
    ? `new-${pin}`
    : pin
}

/** `now` is the time when it is asked; `shown` is what people copy from where they see it. */
function answersFrom({ answers }: PersonEntry, fields: readonly Field[]): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      live(
        fields.find((field) => field.name === name),
        answer,
      ),
    ]),
  )
}

function live(field: Field | undefined, answer: Answer): Answer {
  if (field?.type === 'time' && answer === 'now') return `${new Date().toISOString().slice(0, 19)}Z`
  if (field?.shown !== undefined && answer === 'shown') return field.shown
  return answer
}
