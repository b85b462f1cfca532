import { answerPhrase, type Answers, type Field } from '../kernel/answers.ts'
import { question } from '../kernel/question.ts'
import type { Method } from '../kernel/command.ts'
import type { Event, EventOf } from '../subjects/index.ts'
import { evolve } from '../kernel/evolve.ts'
import { type Phrase, message } from '../base/message.ts'
import type { Plan, PlannedStep } from '../kernel/planned.ts'
import type { State } from '../kernel/model.ts'
import { currentStep } from '../kernel/state.ts'
import { kindOf } from '../kernel/rules.ts'
import { entriesOf } from './entries.ts'
import { hex, text, type TitleOf } from './entry.ts'
import type { Checkpoint, Entry, Remark, TranscriptAct, TranscriptStep, Word } from './model.ts'
import { remarkOf } from './remarks.ts'

/** One run of a step: one that is done again has several. */
interface StepRun {
  readonly step: PlannedStep
  readonly entries: Entry[]
  readonly remarks: Remark[]
  readonly confirmed: Map<string, Method>
  readonly effects: Event[]
  started: string | null
  finished: { readonly at: string; readonly event: EventOf<'step.finished'> } | null
  skipped: boolean
}

/** The course of a ceremony by its steps, from the state before the first event and all events with their times. */
export class RecordedCourse {
  readonly #runs: StepRun[] = []
  readonly #title: TitleOf
  readonly #shown: Pick<State, 'script' | 'plan'>
  /** What was asked where an exception is about answers, by its number. */
  readonly expected = new Map<number, Phrase>()
  state: State

  /** `shown`: script and plan in the language of who reads; what was read in the room is the state's own. */
  constructor(initial: State, title: TitleOf, shown: Pick<State, 'script' | 'plan'> = initial) {
    this.state = initial
    this.#title = title
    this.#shown = shown
  }

  add(event: Event, at: string): void {
    const before = this.state
    this.state = evolve(before, event)
    const run = this.#runOf(before, event)
    if (run === null) return
    const remark = remarkOf(event, at, this.#title)
    if (remark) run.remarks.push(remark)
    for (const entry of entriesOf(event, this.#title, this.state.rules)) run.entries.push(entry)
    run.effects.push(event)
    if (event.type === 'exception.raised' && event.answers.length > 0)
      this.expected.set(event.exception, this.#questions(run.step, before, event))
    if (event.type === 'proposal.made' && event.subject === 'step') {
      run.started ??= at
      run.confirmed.clear()
    }
    if (event.type === 'proposal.made' || event.type === 'proposal.confirmed') run.confirmed.set(event.by, event.method)
    if (event.type === 'step.skipped') run.skipped = true
    if (event.type === 'step.finished') {
      run.finished = { at, event }
      const asked = { ...before, ...this.#shown }
      const of = { step: this.#inTheirs(run.step), exceptions: exceptionsOf(run.effects) }
      run.entries.unshift(...answersOf(asked, of, event.answers ?? {}, this.#title))
    }
  }

  /** Every act with its steps in the order in which they were gone through, then those never reached. */
  acts(): readonly TranscriptAct[] {
    const { plan } = this.state
    const numbers = stepNumbers(plan)
    const reached = new Set(this.#runs.map(({ step }) => step.id))
    const unreached = plan.steps.filter(({ id }) => !reached.has(id)).map(newRun)
    return plan.acts.map((act, index) => {
      const runs = [...this.#runs, ...unreached].filter(({ step }) => step.act === act.id)
      return {
        number: index + 1,
        title: this.#shown.plan.acts[index]?.title ?? act.title,
        steps: runs.map((run) => this.#step(run, numbers.get(run.step.id) ?? `${index + 1}.+`)),
        checkpoint: checkpointOf(runs, this.#title),
      }
    })
  }

  /** The questions that an exception is about, in the language of who reads. */
  #questions(step: PlannedStep, before: State, { by, answers }: EventOf<'exception.raised'>): Phrase {
    const fields = formOf(this.#inTheirs(step), { ...before, ...this.#shown }, by)
    return answers.map((name) => {
      const field = fields.find((one) => one.name === name)
      return field ? question(field) : name
    })
  }

  /** A step in the language of who reads; one that the course of events put in between is in none. */
  #inTheirs(step: PlannedStep): PlannedStep {
    return this.#shown.plan.steps.find(({ id }) => id === step.id) ?? step
  }

  /** The step that an event belongs to: its own, else the one that is to be done; after the last, the last. */
  #runOf(before: State, event: Event): StepRun | null {
    const last = this.#runs.at(-1)
    const current = currentStep(before)
    if (event.type === 'step.inserted') return null
    // Effects come before the end of their step; only the seal comes after it.
    if (current === null || event.type === 'ceremony.sealed' || before.phase === 'unopened') return last ?? null
    if (last?.step.id === current.id && last.finished === null && !last.skipped) return last
    const run = newRun(current)
    this.#runs.push(run)
    return run
  }

  #step(run: StepRun, number: string): TranscriptStep {
    const { step, finished, skipped } = run
    const word = (part: string): Word => ({ title: this.#title(part), method: run.confirmed.get(part) ?? null })
    return {
      number,
      title: this.#inTheirs(step).title,
      outcome: finished ? 'done' : skipped ? 'skipped' : 'not reached',
      started: run.started,
      finished: finished?.at ?? null,
      performed: finished ? word(finished.event.performed) : null,
      witnessed: finished?.event.witnessed.map(word) ?? [],
      basis: finished?.event.basis ?? kindOf(this.state.rules, step.kind).basis,
      said: spoken(step),
      entries: [...statement(step), ...run.entries],
      controls: step.controls,
      remarks: run.remarks,
    }
  }
}

/** `3.2` by step: act and place in it, as transcript and paper script both number them. */
export function stepNumbers(plan: Plan): ReadonlyMap<string, string> {
  return new Map(
    plan.acts.flatMap(({ id }, act) =>
      plan.steps.filter((step) => step.act === id).map((step, index) => [step.id, `${act + 1}.${index + 1}`] as const),
    ),
  )
}

/** What is read aloud at a step; null if nothing is. */
export function spoken({ say, fields }: PlannedStep): string | null {
  const texts = [say, fields['text']].filter((one) => typeof one === 'string')
  return texts.length === 0 ? null : texts.join('\n')
}

/** What somebody states at a step, if it is that kind. */
export function statement({ fields }: PlannedStep): readonly Entry[] {
  return typeof fields['statement'] === 'string' ? [text(message('entry.statement'), fields['statement'])] : []
}

/** What a person is asked to fill in at a step. */
export function formOf(step: PlannedStep, state: State, person: string): readonly Field[] {
  return kindOf(state.rules, step.kind).form(step, state, person)
}

/** The numbers of exceptions by the questions that were answered no. */
type Exceptions = ReadonlyMap<string, number>

function exceptionsOf(events: readonly Event[]): Exceptions {
  return new Map(
    events.flatMap((event) =>
      event.type === 'exception.raised' ? event.answers.map((name) => [name, event.exception] as const) : [],
    ),
  )
}

function answersOf(
  state: State,
  { step, exceptions }: { readonly step: PlannedStep; readonly exceptions: Exceptions },
  answers: Readonly<Record<string, Answers>>,
  title: TitleOf,
): Entry[] {
  const people = [step.performs, ...step.witnesses].filter((person) => Object.keys(answers[person] ?? {}).length > 0)
  return people.flatMap((person) =>
    bySubject(formOf(step, state, person), answers[person] ?? {}, exceptions).map((one) =>
      people.length > 1 ? { ...one, label: message('entry.by', { label: one.label, person: title(person) }) } : one,
    ),
  )
}

/** Each answer as an entry; those that follow one another about one thing or person as one. */
function bySubject(fields: readonly Field[], answers: Answers, exceptions: Exceptions): readonly Entry[] {
  const found: Entry[] = []
  let subject: string | undefined
  let said: readonly Phrase[] = []
  for (const { name, label, about } of fields) {
    const answer = answers[name]
    if (answer === undefined) continue
    const value = answerPhrase(answer, exceptions.get(name) ?? null)
    if (about === undefined) {
      found.push(typeof value === 'string' && /^[0-9a-f]{40,}$/.test(value) ? hex(label, value) : text(label, value))
    } else {
      if (about === subject) found.pop()
      else said = []
      said = [...said, message('field.about', { about: label, label: value })]
      found.push(text(about, said))
    }
    subject = about
  }
  return found
}

function checkpointOf(runs: readonly StepRun[], title: TitleOf): Checkpoint | null {
  const events = runs.flatMap(({ effects, finished }) => effects.map((event) => ({ event, at: finished?.at ?? '' })))
  const signed = events.findLast(({ event }) => event.type === 'checkpoint.signed')
  if (signed?.event.type !== 'checkpoint.signed') return null
  const { size, root, words } = signed.event
  const copies = events.flatMap(({ event }) => (event.type === 'words.copied' && event.size === size ? event.by : []))
  return { at: signed.at, size, root, words, copied: copies.map(title) }
}

function newRun(step: PlannedStep): StepRun {
  return {
    step,
    entries: [],
    remarks: [],
    confirmed: new Map(),
    effects: [],
    started: null,
    finished: null,
    skipped: false,
  }
}
