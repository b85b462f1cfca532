/**
 * Main's side of one host process: typed questions, a heartbeat, a time limit for each call, and a bounded number of
 * restarts. A host that is gone is started again by the next question only; what was asked before is never asked again.
 */
import type { z } from 'zod'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/refusal.ts'
import type { Channel, Exit } from '../../native/channel.ts'
import { type Contract, FromHost } from '../../native/serve.ts'
import { starter } from './starter.ts'

export interface Timing {
  /** Milliseconds between heartbeats. */
  readonly beat: number
  /** Milliseconds without an answer after which a host is taken for stopped, unless it runs a call that may block. */
  readonly silence: number
  /** Milliseconds that cap every call's own limit, once the process is up. */
  readonly longest: number
  readonly restarts: number
  /** Milliseconds within which `restarts` are counted. */
  readonly window: number
}

export const usualTiming: Timing = { beat: 1000, silence: 20_000, longest: Infinity, restarts: 3, window: 300_000 }

export type Ask<C extends Contract> = <M extends keyof C & string>(
  method: M,
  request: z.input<C[M]['request']>,
  progress?: (value: z.output<C[M]['progress']>) => void,
) => Promise<z.output<C[M]['reply']>>

/** `lost`: its process ended unasked, and no other has begun since. */
export type HostState = 'ready' | 'busy' | 'lost'

export interface Host<C extends Contract> {
  /** Rejects with the refusal of the host, or DEVICE_LOST, DEVICE_HUNG, MODULE_CRASHED, DEVICE_RESTARTS. */
  readonly ask: Ask<C>
  /** The process that runs now, if one does. */
  pid(): number | undefined
  state(): HostState
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>
}

export interface HostOptions<C extends Contract> {
  /** Who the refusals say it is. */
  readonly device: string
  readonly entry: URL
  readonly contract: C
  /** All that the process gets; it inherits nothing. */
  readonly environment?: Readonly<Record<string, string>>
  readonly timing?: Partial<Timing>
  /** Asked first of each new process, before anything else. */
  readonly start?: (ask: Ask<C>) => Promise<void>
  /** Told when a process is gone that was not ended here. Its calls have been rejected with the same refusal. */
  readonly onLost?: (loss: Refusal) => void
  /** Told when `state` may answer otherwise. */
  readonly onState?: () => void
}

interface Call {
  readonly method: string
  readonly resolve: (reply: unknown) => void
  readonly reject: (error: unknown) => void
  readonly progress: ((value: unknown) => void) | undefined
}

/** Ends of a process that its own code causes; the rest come from outside. */
const crashes = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS'])

export function openHost<C extends Contract>(options: HostOptions<C>): Host<C> {
  const timing = { ...usualTiming, ...options.timing }
  const starts: number[] = []
  let life: Life | undefined
  let lost = false

  async function alive(): Promise<Life> {
    if (!life) {
      mustMayStart(options.device, starts, timing)
      const born = new Life(options, timing, (asked) => {
        if (life === born) life = undefined
        lost = !asked
      })
      life = born
      born.ready =
        options.start?.((method, request, progress) => born.call(method, request, progress)) ?? Promise.resolve()
      // A host that did not start well is no use to the next question either.
      born.ready.then(
        () => {
          born.started()
          lost = false
        },
        () => born.end(),
      )
    }
    const current = life
    await current.ready
    return current
  }

  return {
    ask: async (method, request, progress) => (await alive()).call(method, request, progress),
    pid: () => life?.pid,
    state: () => (lost ? 'lost' : life?.busy === true ? 'busy' : 'ready'),
    end: async () => {
      // What is ended here was not lost: the next start is as free as this one was.
      if (life) starts.length = 0
      await life?.end()
    },
  }
}

/** The first start is free; after `restarts` more within the window, with no end of ours between, the next is refused. */
function mustMayStart(device: string, starts: number[], timing: Timing): void {
  const now = performance.now()
  while (starts[0] !== undefined && now - starts[0] > timing.window) starts.shift()
  if (starts.length > timing.restarts) {
    throw refuse('DEVICE_RESTARTS', { device, times: starts.length, minutes: timing.window / 60_000 })
  }
  starts.push(now)
}

/** One process from start to exit. */
class Life {
  ready: Promise<void> = Promise.resolve()
  private readonly channel: Channel
  private readonly calls = new Map<number, Call>()
  private readonly gone: Promise<void>
  private readonly timer: NodeJS.Timeout
  private readonly options: Pick<HostOptions<Contract>, 'device' | 'contract' | 'onLost' | 'onState'>
  private next = 1
  /** What counts is ticks of our own timer, so that a laptop that slept takes nothing for hung. */
  private missed = 0
  private oldest: { id: number; ticks: number } = { id: 0, ticks: 0 }
  private up = false
  private ending = false
  private hung = false
  private over: Exit | null = null

  constructor(
    options: Pick<HostOptions<Contract>, 'device' | 'entry' | 'contract' | 'environment' | 'onLost' | 'onState'>,
    timing: Timing,
    /** Told that the process is gone, and whether it was ended here. */
    forget: (asked: boolean) => void,
  ) {
    this.options = options
    this.channel = starter.start(options.entry, options.environment ?? {})
    this.channel.onMessage((message) => this.hear(message))
    this.gone = new Promise((resolve) =>
      this.channel.onExit((exit) => {
        forget(this.ending)
        this.lose(exit)
        resolve()
      }),
    )
    this.timer = setInterval(() => this.tick(timing), timing.beat)
    this.timer.unref()
  }

  get pid(): number | undefined {
    return this.channel.pid
  }

  get busy(): boolean {
    return this.calls.size > 0
  }

  /** Typed by `Ask` at the door; here methods are looked up by name. */
  async call(method: string, request: unknown, progress?: (value: never) => void): Promise<never> {
    // The process may have ended, or never begun, while whoever asks waited for it to be ready.
    if (this.over) throw this.lossOf(this.over, method)
    const id = this.next++
    const reply = await new Promise<unknown>((resolve, reject) => {
      this.hold(id, { method, resolve, reject, progress: progress as ((value: unknown) => void) | undefined })
      this.channel.send({ id, method, request })
    })
    return reply as never
  }

  started(): void {
    this.up = true
  }

  async end(): Promise<void> {
    this.ending = true
    this.channel.close()
    const late = setTimeout(() => this.channel.kill(), 2000)
    await this.gone
    clearTimeout(late)
  }

  /** A host that speaks out of turn can't be trusted with the next call. */
  private hear(message: unknown): void {
    this.missed = 0
    const heard = FromHost.safeParse(message)
    if (!heard.success) this.channel.kill()
    else if (!('heartbeat' in heard.data) && !this.take(heard.data)) this.channel.kill()
  }

  /** False if nobody asked for this answer or if it has the wrong shape. */
  private take(answer: Exclude<z.output<typeof FromHost>, { heartbeat: number }>): boolean {
    const call = this.calls.get(answer.id)
    const shape = call && this.options.contract[call.method]
    if (!shape) return false
    if ('progress' in answer) {
      const progress = shape.progress.safeParse(answer.progress)
      if (progress.success) call.progress?.(progress.data)
      return progress.success
    }
    if ('error' in answer) {
      this.release(answer.id)
      call.reject(refuse(answer.error.code, { device: this.options.device, ...answer.error.parameters }))
      return true
    }
    const reply = shape.reply.safeParse(answer.ok)
    if (!reply.success) return false
    this.release(answer.id)
    call.resolve(reply.data)
    return true
  }

  private hold(id: number, call: Call): void {
    this.calls.set(id, call)
    if (this.calls.size === 1) this.options.onState?.()
  }

  private release(id: number): void {
    this.calls.delete(id)
    if (this.calls.size === 0) this.options.onState?.()
  }

  private tick(timing: Timing): void {
    const [id, call] = this.calls.entries().next().value ?? []
    if (id === undefined || id !== this.oldest.id) this.oldest = { id: id ?? 0, ticks: 0 }
    this.oldest.ticks += 1
    this.missed += 1
    const method = call && this.options.contract[call.method]
    const limit = Math.min((method?.limit ?? 0) * 1000, this.up ? timing.longest : Infinity)
    const late = method !== undefined && this.oldest.ticks * timing.beat > limit
    const silent = this.missed * timing.beat > timing.silence && !method?.blocking
    this.hung = late || silent
    if (this.hung) this.channel.kill()
    else this.channel.send({ heartbeat: this.next })
  }

  private lose(exit: Exit): void {
    clearInterval(this.timer)
    this.over = exit
    const [oldest] = this.calls.values()
    for (const call of this.calls.values()) call.reject(this.lossOf(exit, call.method))
    this.calls.clear()
    this.options.onState?.()
    if (!this.ending) this.options.onLost?.(this.lossOf(exit, oldest?.method ?? 'rest'))
  }

  private lossOf(exit: Exit, method: string): Refusal {
    const reason = exit.signal ?? `exit code ${exit.code ?? 'unknown'}`
    return refuse(this.codeOf(exit), { device: this.options.device, method, reason })
  }

  private codeOf(exit: Exit): RefusalCode {
    if (this.hung) return 'DEVICE_HUNG'
    return exit.signal !== null && crashes.has(exit.signal) ? 'MODULE_CRASHED' : 'DEVICE_LOST'
  }
}

/** Codes after which it is not known what the device did: the act is in doubt and is never repeated by itself. */
export const lossCodes: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'DEVICE_LOST',
  'DEVICE_HUNG',
  'MODULE_CRASHED',
  'DEVICE_REMOVED',
  'HOST_FAULT',
])

export function isLoss(error: unknown): error is Refusal {
  return error instanceof Refusal && lossCodes.has(error.code)
}
