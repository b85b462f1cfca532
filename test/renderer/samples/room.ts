import { current } from '../../../ceremonies/index.ts'
import { spoken } from '../../../ceremonies/transcript/course.ts'
import { projection as publicOf } from '../../../main/window/projection.ts'
import { Projection, Room } from '../../../preload/views.ts'
import { names, plan, sha256, words } from './day.ts'

/** The step with this id, as it is shown. */
export function stepOf(id: string): NonNullable<Room['step']> {
  const number = plan.steps.findIndex((step) => step.id === id) + 1
  const step = plan.steps[number - 1]
  if (step === undefined) throw new Error(`The script has no step ${id}.`)
  const { kind, minutes, performs, witnesses } = step
  return {
    id,
    kind,
    title: step.title,
    say: spoken(step),
    minutes,
    performs,
    witnesses: [...witnesses],
    number,
    of: plan.steps.length,
    begins: (current.kinds.get(kind)?.act ?? null) !== null,
    attempt: null,
    what: Object.entries(step.fields).map(([label, value]) => ({
      label,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
  }
}

const minuteOf = (minute: number) => new Date(Date.UTC(2026, 10, 21, 9, minute)).toISOString()

/** The rail, with this step at hand. */
export function courseAt(id: string): Room['course'] {
  const now = plan.steps.findIndex((step) => step.id === id)
  const from = Math.max(0, now - 3)
  return {
    acts: plan.acts.map((act) => {
      const own = plan.steps.map((step, place) => ({ step, place })).filter(({ step }) => step.act === act.id)
      const done = own.filter(({ place }) => place < now).length
      const first = own[0]?.place ?? 0
      return {
        title: act.title,
        steps: own.length,
        done,
        minutes: own.reduce((sum, { step }) => sum + step.minutes, 0),
        started: first <= now ? minuteOf(first * 4) : null,
        finished: done === own.length ? minuteOf((first + own.length) * 4) : null,
      }
    }),
    near: plan.steps.slice(from, now + 5).map((step, place) => ({
      id: step.id,
      kind: step.kind,
      title: step.title,
      number: from + place + 1,
      minutes: step.minutes,
      state: from + place < now ? 'done' : from + place === now ? 'now' : 'ahead',
      finished: from + place < now ? minuteOf((from + place) * 4) : null,
    })),
  }
}

/** A room where this step is at hand; `change` says what else is different. */
export function room(id = 'policy', change: Partial<Room> = {}): Room {
  const step = stepOf(id)
  const act = plan.acts.find((act) => act.id === plan.steps[step.number - 1]?.act)
  return Room.parse({
    push: 1,
    ceremony: 'k2v7q4m9x1c8p3w6z5n0t2r4y7',
    title: 'Root key ceremony',
    language: 'en',
    mode: 'rehearsal',
    softwareToken: true,
    sheets: null,
    softwareCard: false,
    phase: 'running',
    act: act?.title ?? null,
    step,
    proposal: null,
    failure: null,
    parts: plan.parts.map(({ id, title }) => ({ id, title, name: names[id] ?? '', enrolled: true, voice: null })),
    checkpoint: null,
    vouched: null,
    review: null,
    exceptions: 0,
    openRemedies: [],
    asks: [],
    sequence: 60 + step.number,
    head: sha256(id),
    words: words(id),
    busy: null,
    mirror: 'none',
    mirrorTrouble: null,
    tail: Array.from({ length: 8 }, (_, place) => ({
      seq: 52 + step.number + place,
      at: minuteOf(step.number * 4 - 11 + place),
      type: place % 2 === 0 ? 'command' : 'step.confirmed',
    })),
    news: [],
    course: courseAt(id),
    custody: null,
    devices: [{ name: 'root-hsm', label: 'Root HSM', state: 'ready' }],
    cards: [],
    closed: false,
    wrong: [],
    ...change,
  } satisfies Room)
}

/** The same ceremony once it has ended. */
export function ended(phase: 'sealed' | 'aborted', change: Partial<Room> = {}): Room {
  return room('seal', {
    phase,
    step: null,
    act: null,
    closed: true,
    checkpoint: { size: 412, words: words('seal') },
    ...change,
  })
}

/** What the second window is told of that room. */
export function projection(id = 'policy', change: Partial<Projection> = {}): Projection {
  return Projection.parse({
    ...publicOf(room(id), { language: 'en', contrast: 'usual' }),
    push: 1,
    missing: [],
    confirmed: [],
    lookAway: null,
    ...change,
  })
}
