/** The room's view: what the engine says, with what people need beside it. Bounded, whatever the ceremony. */
import { parseLine } from '../../ceremonies/record/line.ts'
import { Times, courseOf } from '../../ceremonies/room/course.ts'
import { type News, newsOf } from '../../ceremonies/room/news.ts'
import { pictureIn } from '../../ceremonies/room/picture.ts'
import { custody } from '../../ceremonies/subjects/custody/facts.ts'
import type { Picture } from '../../ceremonies/custody/picture.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { titlesIn } from '../../ceremonies/transcript/entries.ts'
import { wordsOfNote } from '../../ceremonies/kernel/noted.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { Room } from '../../preload/views.ts'
import type { Session } from '../session.ts'
import { cardsOf } from '../../ceremonies/subjects/custody/things.ts'
import { recoverBackupKey } from '../../ceremonies/subjects/recovery/recover-backup-key.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

const MOST_NEWS = 12

/** Follows one ceremony's record, fact by fact, and returns the whole view, in the contract's exact shape. */
export class RoomView {
  readonly #session: Session
  readonly #sheets: string | null
  readonly #times = new Times()
  #news: readonly News[] = []
  /** Where the last two steps ended: what was recorded before the one at hand and the one before it is no news. */
  #ends: readonly [number, number] = [-1, -1]
  #read = 0
  #drawn: { readonly kept: object; readonly picture: Picture | null } | null = null

  /** `sheets`: where those of an earlier set are that was made for this rehearsal. */
  constructor(session: Session, sheets: string | null = null) {
    this.#session = session
    this.#sheets = sheets
  }

  /** `ended`: the engine has done all that there was to do, and what it left was verified; `wrong` is what was found then. */
  now(push: number, ended: boolean, wrong: Room['wrong']): Room {
    const { engine, devices } = this.#session
    const view = engine.view()
    const { state } = engine
    const seal = engine.record.store.seal()
    this.#readOn()
    const { asks, step, proposal, parts, ...rest } = view
    return Room.parse({
      ...rest,
      push,
      sheets: step?.kind === recoverBackupKey.name ? this.#sheets : null,
      parts: parts.map(({ method: _method, ...part }) => part),
      step: step && withoutStated(step),
      proposal,
      asks: asks.map(askOf),
      news: [...this.#news],
      course: courseOf(state, this.#times),
      custody: this.#pictured(state),
      devices: Object.entries(hsmsOf(state.script)).map(([name, { title }]) => ({
        name,
        label: title,
        state: devices.state(name),
      })),
      cards: Object.entries(cardsOf(state.script)).map(([name, { title }]) => ({ name, label: title })),
      // Once it has ended, the words that stand for all of it, and no others: what comes after the last checkpoint is signed too.
      checkpoint: hasEnded(view) ? wordsOfNote(ended && wrong.length === 0 ? seal : null) : view.checkpoint,
      closed: ended && seal !== null,
      wrong,
    })
  }

  /** Drawn anew where something has gone somewhere since: there may be many groups to go through. */
  #pictured(state: State): Picture | null {
    const { kept } = custody.of(state)
    if (this.#drawn?.kept !== kept) this.#drawn = { kept, picture: pictureIn(state) }
    return this.#drawn.picture
  }

  #readOn(): void {
    const { script, plan, rules } = this.#session.engine.state
    const title = titlesIn(script, plan)
    for (const text of this.#session.engine.record.store.lines(this.#read)) {
      const line = parseLine(text.slice(0, -1))
      this.#read += 1
      if (line.content === null) continue
      const { fact } = line.content
      this.#times.take(line.type, line.at, fact)
      const news = newsOf({ ...line, fact }, title, rules)
      if (news) this.#news = [...this.#news, news].slice(-MOST_NEWS)
      if (line.type === 'step.finished' || line.type === 'step.skipped') this.#ends = [this.#ends[1], line.seq]
    }
    this.#news = this.#news.filter(({ seq }) => seq > this.#ends[0])
  }
}

/** What is stated stands in `what` as well. */
function withoutStated({ stated: _, ...step }: NonNullable<View['step']>): unknown {
  return step
}

function hasEnded({ phase }: View): boolean {
  return phase === 'sealed' || phase === 'aborted'
}

/** An ask as the screen gets it: without what a player of people's parts fills in. */
function askOf(ask: View['asks'][number]): unknown {
  if (ask.kind !== 'answer' && ask.kind !== 'confirm') return ask
  return { ...ask, fields: ask.fields.map(({ expected: _, shown: __, own: ___, covered: ____, ...field }) => field) }
}
