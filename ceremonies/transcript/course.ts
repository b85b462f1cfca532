import { answerText, type Answers, type Field } from '../answers.ts'
import type { Method } from '../command.ts'
import type { Event, EventOf } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { Plan, PlannedStep } from '../plan.ts'
import type { Fact } from '../record/line.ts'
import { type State, currentStep } from '../state.ts'
import { entryLabels } from '../texts/en/facts.ts'
import { kindOf } from '../steps/index.ts'
import { entriesOf, entry, text, type TitleOf } from './entries.ts'
import type { Checkpoint, Entry, Remark, TranscriptAct, TranscriptStep, Word } from './model.ts'
import { remarkOf } from './remarks.ts'

/** One going through a step; a step that is done again has several. */
interface Going {
  readonly step: PlannedStep
  readonly entries: Entry[]
  readonly remarks: Remark[]
  readonly confirmed: Map<string, Method>
  readonly effects: Event[]
  started: string | null
  finished: { readonly at: string; readonly event: EventOf<'step.finished'> } | null
  skipped: boolean
}

/** The event that a fact holds; null for the fact of a command. */
export function eventOf({ type, fact }: Fact): Event | null {
  return type === 'command' ? null : ({ ...fact, type } as unknown as Event)
}

/** The course of a ceremony by its steps, from the state before the first event and all events with their times. */
export class Course {
  readonly #goings: Going[] = []
  readonly #title: TitleOf
  state: State

  constructor(initial: State, title: TitleOf) {
    this.state = initial
    this.#title = title
  }

  add(event: Event, at: string): void {
    const before = this.state
    this.state = evolve(before, event)
    const going = this.#going(before, event)
    if (going === null) return
    const remark = remarkOf(event, at, this.#title)
    if (remark) going.remarks.push(remark)
    for (const entry of entriesOf(event, this.#title)) going.entries.push(entry)
    going.effects.push(event)
    if (event.type === 'proposal.made' && event.subject === 'step') {
      going.started ??= at
      going.confirmed.clear()
    }
    if (event.type === 'proposal.made' || event.type === 'proposal.confirmed')
      going.confirmed.set(event.by, event.method)
    if (event.type === 'step.skipped') going.skipped = true
    if (event.type === 'step.finished') {
      going.finished = { at, event }
      going.entries.unshift(...answersOf(before, going.step, event.answers ?? {}, this.#title))
    }
  }

  /** Every act with its steps in the order in which they were gone through, then those never reached. */
  acts(): readonly TranscriptAct[] {
    const { plan } = this.state
    const numbers = stepNumbers(plan)
    const reached = new Set(this.#goings.map(({ step }) => step.id))
    const unreached = plan.steps.filter(({ id }) => !reached.has(id)).map(freshGoing)
    return plan.acts.map((act, index) => {
      const goings = [...this.#goings, ...unreached].filter(({ step }) => step.act === act.id)
      return {
        number: index + 1,
        title: act.title,
        steps: goings.map((going) => this.#step(going, numbers.get(going.step.id) ?? `${index + 1}.+`)),
        checkpoint: checkpointOf(goings, this.#title),
      }
    })
  }

  /** The step that an event belongs to: its own, else the one that is to be done; after the last, the last. */
  #going(before: State, event: Event): Going | null {
    const last = this.#goings.at(-1)
    const current = currentStep(before)
    if (event.type === 'step.inserted') return null
    // Effects come before the end of their step; only the seal comes after it.
    if (current === null || event.type === 'ceremony.sealed' || before.phase === 'unopened') return last ?? null
    if (last?.step.id === current.id && last.finished === null && !last.skipped) return last
    const going = freshGoing(current)
    this.#goings.push(going)
    return going
  }

  #step(going: Going, number: string): TranscriptStep {
    const { step, finished, skipped } = going
    const word = (part: string): Word => ({ title: this.#title(part), method: going.confirmed.get(part) ?? null })
    return {
      number,
      title: step.title,
      outcome: finished ? 'done' : skipped ? 'skipped' : 'not reached',
      started: going.started,
      finished: finished?.at ?? null,
      performed: finished ? word(finished.event.performed) : null,
      witnessed: finished?.event.witnessed.map(word) ?? [],
      basis: finished?.event.basis ?? kindOf(step.kind).basis,
      said: spoken(step),
      entries: [...statement(step), ...going.entries],
      controls: step.controls,
      remarks: going.remarks,
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
  return typeof fields['statement'] === 'string' ? [text(entryLabels.statement, fields['statement'])] : []
}

/** What a person is asked to fill in at a step. */
export function formOf(step: PlannedStep, state: State, person: string): readonly Field[] {
  return kindOf(step.kind).form?.(step, state, person) ?? []
}

function answersOf(
  state: State,
  step: PlannedStep,
  answers: Readonly<Record<string, Answers>>,
  title: TitleOf,
): Entry[] {
  const people = [step.performs, ...step.witnesses].filter((person) => Object.keys(answers[person] ?? {}).length > 0)
  return people.flatMap((person) => {
    const by = people.length > 1 ? ` (${title(person)})` : ''
    const given = formOf(step, state, person).flatMap(({ name, label }) => {
      const answer = answers[person]?.[name]
      return answer === undefined ? [] : [entry(label, answerText(answer))]
    })
    return bySubject(given).map((one) => ({ ...one, label: `${one.label}${by}` }))
  })
}

/** Answers that follow one another about one thing (`Bag of the HSM: number`, `Bag of the HSM: intact`) as one entry. */
function bySubject(entries: readonly Entry[]): readonly Entry[] {
  const found: Entry[] = []
  let subject: string | null = null
  for (const one of entries) {
    const [about, ...question] = one.label.split(': ')
    const last = found.at(-1)
    const asked = one.form === 'text' && question.length > 0
    if (asked && last !== undefined && about === subject)
      found[found.length - 1] = { ...last, value: `${last.value}; ${question.join(': ')}: ${one.value}` }
    else if (asked) found.push({ ...one, label: about ?? '', value: `${question.join(': ')}: ${one.value}` })
    else found.push(one)
    subject = asked ? (about ?? null) : null
  }
  return found
}

function checkpointOf(goings: readonly Going[], title: TitleOf): Checkpoint | null {
  const events = goings.flatMap(({ effects, finished }) => effects.map((event) => ({ event, at: finished?.at ?? '' })))
  const signed = events.findLast(({ event }) => event.type === 'checkpoint.signed')
  if (signed?.event.type !== 'checkpoint.signed') return null
  const { size, root, words } = signed.event
  const copies = events.flatMap(({ event }) => (event.type === 'words.copied' && event.size === size ? event.by : []))
  return { at: signed.at, size, root, words, copied: copies.map(title) }
}

function freshGoing(step: PlannedStep): Going {
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
