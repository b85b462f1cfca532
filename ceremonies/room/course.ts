import type { Json } from '../base/json.ts'
import type { Phrase } from '../base/message.ts'
import type { PlannedStep } from '../kernel/planned.ts'
import type { State } from '../kernel/model.ts'

/** How many steps about the one at hand are listed: the rail is bounded, whatever the script. */
const NEAR = 12
/** How many of them have been done already, where there are enough on both sides. */
const BEFORE = 4

export interface CourseStep {
  readonly id: string
  readonly kind: PlannedStep['kind']
  readonly title: Phrase
  /** Place in the plan, from 1. */
  readonly number: number
  readonly minutes: number
  readonly state: 'done' | 'now' | 'ahead'
  readonly finished: string | null
}

export interface CourseAct {
  readonly title: string
  readonly steps: number
  readonly done: number
  readonly minutes: number
  readonly started: string | null
  readonly finished: string | null
}

export interface NearCourse {
  readonly acts: CourseAct[]
  readonly near: CourseStep[]
}

/** When steps were finished, fact by fact; rebuilt from the whole record when a ceremony is taken up again. */
export class Times {
  #opened: string | null = null
  readonly #finished = new Map<string, string>()
  /** Finished or left out. */
  readonly #over = new Map<string, string>()

  take(type: string, at: string, fact: Readonly<Record<string, Json>>): void {
    const { step } = fact
    if (type === 'ceremony.opened') this.#opened = at
    if (typeof step !== 'string') return
    if (type === 'step.finished') this.#finished.set(step, at)
    if (type === 'step.finished' || type === 'step.skipped') this.#over.set(step, at)
  }

  get opened(): string | null {
    return this.#opened
  }

  finished(step: string): string | null {
    return this.#finished.get(step) ?? null
  }

  over(step: string): string | null {
    return this.#over.get(step) ?? null
  }
}

/** The rail: every act in numbers, and the steps about the one at hand. What was finished and is to be done again lies ahead. */
export function courseOf({ plan, position, inserted }: State, times: Times): NearCourse {
  const { steps } = plan
  const acts = plan.acts.map(({ id, title }) => {
    const places = steps.flatMap((step, place) => (step.act === id ? [place] : []))
    const first = places[0] ?? 0
    const last = places.at(-1) ?? 0
    const done = places.filter((place) => place < position).length
    const whole = places.length > 0 && done === places.length
    return {
      title,
      steps: places.length,
      done,
      minutes: places.reduce((sum, place) => sum + (steps[place]?.minutes ?? 0), 0),
      // An act begins when its first step comes to hand.
      started: first > position ? null : first === 0 ? times.opened : times.over(steps[first - 1]?.id ?? ''),
      finished: whole ? times.over(steps[last]?.id ?? '') : null,
    }
  })
  const line = (step: PlannedStep, number: number, state: CourseStep['state']): CourseStep => ({
    id: step.id,
    kind: step.kind,
    title: step.title,
    number,
    minutes: step.minutes,
    state,
    finished: state === 'done' ? times.finished(step.id) : null,
  })
  const all = [
    ...steps.slice(0, position).map((step, place) => line(step, place + 1, 'done')),
    ...inserted.map((step, place) => line(step, position + 1, place === 0 ? 'now' : 'ahead')),
    ...steps.slice(position).map((step, place) => {
      const now = place === 0 && inserted.length === 0
      return line(step, position + place + 1, now ? 'now' : 'ahead')
    }),
  ]
  const start = Math.max(0, Math.min(position - BEFORE, all.length - NEAR))
  return { acts, near: all.slice(start, start + NEAR) }
}
