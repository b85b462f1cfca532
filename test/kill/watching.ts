/** Eyes on a life: which act is under way, what is written and acknowledged, what is asked of devices; and what is to happen there. */
import { createHash } from 'node:crypto'
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cards } from '../../ceremonies/devices/card.ts'
import type { Devices } from '../../ceremonies/devices/index.ts'
import type { ObjectRef, Token } from '../../ceremonies/devices/hsm.ts'
import type { Secrets } from '../../ceremonies/devices/secrets.ts'
import type { Sheets } from '../../ceremonies/devices/sheets.ts'
import type { Store, Watch } from '../../main/store/store.ts'
import type { Batch, Call, LifePlan, Point } from './plan.ts'

interface Fact {
  readonly type: string
  readonly seq: number
  readonly fact: Readonly<Record<string, unknown>>
}

interface Spoken {
  readonly by: string
  readonly command: { readonly type: string; readonly step?: string }
}

interface Act {
  readonly act: number
  readonly step: string
  readonly choice: string
  calls: number
}

const ended = new Set(['ceremony.sealed', 'ceremony.aborted'])
const ends = new Set(['step.finished', 'step.failed', 'step.doubtful', 'step.discarded'])

export class Watching {
  /** Listens at the store, which knows nothing of batches: `minding` says which one is written. */
  readonly watch: Watch
  /** The methods of the device port that were called. */
  readonly asked = new Set<string>()
  readonly #plan: LifePlan
  readonly #happen: () => void
  readonly #acknowledged: (batch: Batch, number: number) => void
  readonly #armedFor: string | undefined
  readonly #points: readonly Point[]
  #batch: Batch | null = null
  #batches = 0
  #act: Act | null = null
  #closed = false
  #happened = false
  #began = new Set<string>()

  /** `happen` is what is to happen at the plan's point; `acknowledged` hears of each batch once the program may rely on it. */
  constructor(plan: LifePlan, happen: () => void, acknowledged: (batch: Batch, number: number) => void) {
    this.#plan = plan
    this.#happen = happen
    this.#acknowledged = acknowledged
    this.#armedFor = plan.fault?.step
    this.#points = [plan.die, plan.harm?.point].filter((point) => point !== undefined)
    this.watch = {
      beforeInsert: () => this.#at('beforeInsert'),
      beforeCommit: () => this.#at('beforeCommit'),
      afterCommit: () => this.#at('afterCommit'),
    }
  }

  /** The store, with each batch named and acknowledged, and the journal and the seal watched. */
  minding(store: Store): Store {
    const last = [...store.lines()].at(-1)
    this.#closed = last !== undefined && ended.has((JSON.parse(last) as Fact).type)
    const append = store.append.bind(store)
    store.append = (first, lines, artifacts) => {
      const facts = lines.map((line) => JSON.parse(line) as Fact)
      const batch = batchOf(facts, first + lines.length)
      this.#batch = batch
      const acknowledge = (): void => this.log('acknowledged', { first, lines: lines.length, sha256: digestOf(lines) })
      if (this.#plan.broken === 'acknowledges before commit') acknowledge()
      append(first, lines, artifacts)
      if (this.#plan.broken !== 'acknowledges before commit') acknowledge()
      for (const fact of facts) this.#follow(fact)
      this.#acknowledged(batch, this.#batches)
      this.#batches += 1
    }
    const note = store.note.bind(store)
    store.note = (entry) => {
      const name = (entry as { readonly entry: string }).entry
      this.#when((point) => point.at === 'beforeNote' && point.entry === name)
      note(entry)
      this.#when((point) => point.at === 'afterNote' && point.entry === name)
    }
    const keepSeal = store.keepSeal.bind(store)
    store.keepSeal = (text) => {
      this.#when((point) => point.at === 'beforeSeal')
      keepSeal(text)
      this.#when((point) => point.at === 'afterSeal')
    }
    return store
  }

  /** The devices, with each call noted before it is made and looked at once it has returned. */
  over(devices: Devices): Devices {
    const tokens = new Map<string, Token>()
    const secrets = this.#noted('secrets', () => devices.secrets())
    return {
      secrets: () => secrets,
      cards: () => this.#noted('cards', () => devices.cards()),
      sheets: () => this.#noted('sheets', () => devices.sheets()),
      token: (name) => {
        const token = tokens.get(name) ?? this.#noted(name, () => devices.token(name))
        tokens.set(name, token)
        return token
      },
    }
  }

  log(name: string, entry: object): void {
    appendFileSync(join(this.#plan.directory, `${name}.log`), `${JSON.stringify(entry)}\n`)
  }

  #noted<Port extends Token | Secrets | Cards | Sheets>(device: string, port: () => Port): Port {
    const names = Object.keys(port()) as (keyof Port & string)[]
    const call =
      (method: string) =>
      async (...given: readonly unknown[]): Promise<unknown> => {
        const act = this.#act
        const { act: place = null, step = null, choice = '' } = act ?? {}
        const key = method === 'sign' ? (given[0] as ObjectRef).id : null
        const called: Call = { life: process.pid, act: place, step, choice, device, method, key, closed: this.#closed }
        this.log('calls', called)
        this.asked.add(method)
        const member: unknown = Reflect.get(port(), method)
        try {
          return await Reflect.apply(member as (...given: unknown[]) => unknown, port(), given)
        } finally {
          // A refusal is a reply too: a token that refuses to wrap is what one step asks for.
          if (act && act === this.#act) {
            act.calls += 1
            const { step: at, calls } = act
            this.#when((point) => point.at === 'returned' && point.step === at && point.call === calls)
          }
        }
      }
    return Object.fromEntries(names.map((name) => [name, call(name)])) as unknown as Port
  }

  #follow({ type, seq, fact }: Fact): void {
    if (ended.has(type)) {
      this.#closed = true
      this.#begin({ act: seq, step: 'closing', choice: 'perform', calls: 0 })
    } else if (type === 'step.started') {
      const { step, choice } = fact as unknown as Act
      this.#begin({ act: seq, step, choice, calls: 0 })
    } else if (ends.has(type)) {
      this.#act = null
      rmSync(join(this.#plan.directory, 'armed'), { force: true })
    }
  }

  /** The module is armed for the first try at the step that the plan names; without a plan, to be traced, for every step. */
  #begin(act: Act): void {
    this.#act = act
    const first = !this.#began.has(act.step)
    this.#began.add(act.step)
    if (!first || (this.#armedFor ?? act.step) !== act.step) return
    writeFileSync(join(this.#plan.directory, 'armed'), '')
    appendFileSync(join(this.#plan.directory, 'trace'), `# ${act.step}\n`)
  }

  #at(at: 'beforeInsert' | 'beforeCommit' | 'afterCommit'): void {
    const batch = this.#batch
    this.#when(
      (point) =>
        point.at === at && point.command === batch?.command && point.step === batch.step && point.by === batch.by,
    )
  }

  #when(fits: (point: Point) => boolean): void {
    if (this.#happened || !this.#points.some(fits)) return
    this.#happened = true
    this.log('reached', { points: this.#points })
    this.#happen()
  }
}

function batchOf(facts: readonly Fact[], size: number): Batch {
  const [first, ...events] = facts
  if (!first) throw new Error('A batch without a command.')
  const { by, command } = first.fact as unknown as Spoken
  const of = events.map(({ fact }) => fact['step']).find((step) => typeof step === 'string')
  return { command: command.type, step: command.step ?? of ?? null, by, events: events.map(({ type }) => type), size }
}

export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('')).digest('hex')
}
