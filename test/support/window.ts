/** The window's side of main without a window: a desk behind its door, and people who do what the room's view asks of them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AskName, type Asked, type Answered, type Outcome, channelOf } from '../../preload/contract.ts'
import type { Draft, House, Projection, Room } from '../../preload/views.ts'
import { withDeparture } from '../../ceremonies/kernel/departure.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import type { Printing } from '../../main/printing/cups.ts'
import { DataFolder } from '../../main/store/data-folder.ts'
import { begin } from '../../main/window/begun.ts'
import { Desk } from '../../main/window/desk.ts'
import type { Surroundings } from '../../main/window/house.ts'
import { openDoor } from '../../main/window/ipc.ts'
import { scripts } from './strongroom.ts'
import { inEnglish } from './english.ts'

export interface Sitting {
  readonly folder: string
  readonly desk: Desk
  house: House | null
  room: Room | null
  projection: Projection | null
  /** Colours and size of the window, as last said. */
  shown: { theme?: string; percent?: number }
  /** What has been logged. */
  readonly log: string[]
  ask<N extends AskName>(name: N, input: Asked<N>): Promise<Outcome<Answered<N>>>
  /** The value of an ask that is not refused. */
  done<N extends AskName>(name: N, input: Asked<N>): Promise<Answered<N>>
  /** Resolves with the next room's view that this is true of; the one at hand counts. */
  until(found: (room: Room) => boolean): Promise<Room>
}

const noPrinters: Printing = {
  printers: () => Promise.resolve([]),
  print: () => Promise.reject(new Error('nothing prints here')),
}

/** A desk with a data folder of its own, until `work` is done. */
export async function atDesk<T>(
  work: (sitting: Sitting) => Promise<T>,
  around: Partial<Surroundings> = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-desk-'))
  try {
    return await atDeskIn(folder, work, around)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A desk over `folder`/data, as others may have left it, until `work` is done. */
export async function atDeskIn<T>(
  folder: string,
  work: (sitting: Sitting) => Promise<T>,
  around: Partial<Surroundings> = {},
): Promise<T> {
  const data = DataFolder.open(join(folder, 'data'))
  const handlers = new Map<string, (event: string, ...given: readonly unknown[]) => Promise<unknown>>()
  const waiting = new Set<() => void>()
  const told: Pick<Sitting, 'house' | 'room' | 'projection'> = { house: null, room: null, projection: null }
  const log: string[] = []
  const surroundings: Surroundings = {
    data,
    scripts,
    modules: [],
    named: [],
    environment: {},
    printing: noPrinters,
    runtime: () => 'test',
    ...around,
  }
  const begun = begin(surroundings, (text) => void log.push(text))
  const desk = new Desk(
    surroundings,
    {
      tell: (name, value) => {
        Object.assign(told, { [name]: structuredClone(value) })
        for (const look of waiting) look()
      },
      projector: () => undefined,
      theme: (theme) => void Object.assign(sitting.shown, { theme }),
      zoom: (percent) => void Object.assign(sitting.shown, { percent }),
      log: (text) => void log.push(text),
      language: () => undefined,
      failed: (error) => void log.push(String(error)),
    },
    begun,
  )
  openDoor<string>({
    registrar: { handle: (channel, listener) => void handlers.set(channel, listener) },
    handlers: desk.handlers,
    mayAsk: (event, name) => event === 'room' || name === 'ready',
    log: (text) => void log.push(text),
  })
  const sitting: Sitting = Object.assign(told, {
    folder,
    desk,
    log,
    shown: {},
    ask: async <N extends AskName>(name: N, input: Asked<N>) =>
      (await handlers.get(channelOf(name))?.('room', structuredClone(input))) as Outcome<Answered<N>>,
    done: async <N extends AskName>(name: N, input: Asked<N>) => {
      const outcome = await sitting.ask(name, input)
      if (!outcome.ok) throw new Error(`${name}: ${outcome.refused.code}: ${inEnglish(outcome.refused)}`)
      return outcome.value
    },
    until: (found: (room: Room) => boolean) =>
      new Promise<Room>((resolve) => {
        const look = (): void => {
          if (sitting.room === null || !found(sitting.room)) return
          waiting.delete(look)
          resolve(sitting.room)
        }
        waiting.add(look)
        look()
      }),
  })
  try {
    return await work(sitting)
  } finally {
    await desk.leave()
    await begun.house.end()
    data.close()
  }
}

/** A draft of the small ceremony that nothing stands in the way of, as a rehearsal on a throw-away token. */
export const smallDraft: Draft = {
  script: 'small.yaml',
  mode: 'rehearsal',
  language: 'en',
  settings: {},
  names: { administrator: 'Ada', 'witness-1': 'Bea', 'witness-2': 'Cem' },
  follows: 'none',
  brought: { 'witness-1': 'b-4711 4711 4711 471', 'witness-2': 'c-4712 4712 4712 471' },
  tokens: {},
  mayUseTokens: false,
  mirror: '',
  sameMedium: '',
}

/** Opens what the draft says, after its plan has been compared. */
export async function openAt(sitting: Sitting, draft: Draft = smallDraft): Promise<void> {
  const { plan, problems } = await sitting.done('prepare', draft)
  if (plan === null) throw new Error(`no plan: ${JSON.stringify(problems)}`)
  await sitting.done('open', { draft, plan: plan.digest })
}

export const codeOf = (person: string): string => `code of ${person}`

type Filled = Extract<Room['asks'][number], { kind: 'answer' | 'confirm' }>

/** With what people see elsewhere and copy, and what is their own: the form in the page says neither. */
function asSeen(ask: Filled, { step, checkpoint, exceptions }: Room): object {
  const words = checkpoint?.words ?? []
  const seen: Readonly<Record<string, Readonly<Record<string, object>>>> = {
    'copy-words': { words: { shown: [...words.slice(0, 2), ...words.slice(-2)].join(' ') } },
    exception: { recorded: { shown: exceptions } },
    clock: { clock: { own: true } },
  }
  const here = new Map(Object.entries(seen[step?.kind ?? ''] ?? {}))
  return { ...ask, fields: ask.fields.map((field) => ({ ...field, ...here.get(field.name) })) }
}

/** Everybody in the room, through the door alone; `unless` may do something else instead, and then says so. */
export class Crowd {
  readonly #sitting: Sitting
  readonly #player = new RehearsalPlayer()
  /** Whether each who spoke had the new view before the answer. */
  readonly seenAtOnce: boolean[] = []

  constructor(sitting: Sitting) {
    this.#sitting = sitting
  }

  /** PINs and shares, as people remember them. */
  get secrets(): Map<string, string> {
    return this.#player.secrets
  }

  /** Does what is asked, one ask after another, until this is true. */
  async play(until: (room: Room) => boolean = (room) => room.closed): Promise<Room> {
    for (;;) {
      const room = await this.#sitting.until((now) => until(now) || now.asks.length > 0)
      if (until(room)) return room
      const [ask] = room.asks
      if (ask) await this.answer(ask, room)
    }
  }

  async answer(ask: Room['asks'][number], room: Room): Promise<void> {
    const done: Sitting['done'] = (name, input) => this.#sitting.done(name, input)
    const view = room as unknown as View
    switch (ask.kind) {
      case 'enrol':
        await done('enrol', { person: ask.person, code: codeOf(ask.person) })
        return
      case 'answer': {
        const answers = await this.#player.answer(asSeen(ask, room) as never, view)
        return this.say(ask.person, { type: 'answer', step: ask.step, ...withDeparture(answers) })
      }
      case 'confirm': {
        const { answers } = await this.#player.confirm(asSeen(ask, room) as never, view)
        return this.say(ask.person, { type: 'confirm', digest: ask.digest, seq: ask.seq, answers })
      }
      case 'resolve': {
        const { person, choice, statement } = await this.#player.resolve(ask, view)
        return this.say(person, { type: 'resolve', step: ask.step, choice, statement })
      }
      case 'review':
        return this.say(room.parts[0]?.id ?? '', { type: 'review', statement: 'It is as it was.' })
      case 'return':
        return this.say(room.parts[0]?.id ?? '', { type: 'return', statement: 'Everybody is back.' })
      case 'secret':
        await done('give', { id: ask.id, answer: await this.#player.secret(ask as never) })
        return
      case 'show':
        await this.#player.show(ask, (viewer) => done('words', { id: ask.id, viewer }))
        await done('give', { id: ask.id, answer: '' })
        return
      case 'retry':
        await done('give', { id: ask.id, answer: '' })
    }
  }

  async say(person: string, command: Asked<'submit'>['command']): Promise<void> {
    const { ticket } = await this.#sitting.done('vouch', { person, code: codeOf(person), by: 'code' })
    const before = this.#sitting.room?.push ?? 0
    await this.#sitting.done('submit', { ticket, command })
    this.seenAtOnce.push((this.#sitting.room?.push ?? 0) > before)
  }
}
