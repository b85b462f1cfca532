/** One host process from start to exit: who asked what, the heartbeat, and the time limit of each call. */
import type { z } from 'zod'
import { type Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import type { Channel, Exit, StartHost } from '../../native/channel.ts'
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

export interface LifeOptions {
  /** Who the refusals say it is. */
  readonly device: string
  readonly entry: URL
  readonly contract: Contract
  /** All that the process gets; it inherits nothing. */
  readonly environment?: Readonly<Record<string, string>>
  /** How it is started; as every other host, unless said otherwise. */
  readonly launch?: StartHost
  /** Told when a process is gone that was not ended here. Its calls have been rejected with the same refusal. */
  readonly onLost?: (loss: Refusal) => void
  /** Told when it has become busy or free. */
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

export class Life {
  ready: Promise<void> = Promise.resolve()
  private readonly channel: Channel
  private readonly calls = new Map<number, Call>()
  private readonly gone: Promise<void>
  private readonly timer: NodeJS.Timeout
  private readonly options: LifeOptions
  private next = 1
  /** What counts is ticks of our own timer, so that a laptop that slept takes nothing for hung. */
  private missed = 0
  private oldest: { id: number; ticks: number } = { id: 0, ticks: 0 }
  private up = false
  private ending = false
  /** Why it is being killed: nothing that it still says counts. */
  private condemned: 'spoke' | 'hung' | null = null
  private over: Exit | null = null

  constructor(
    options: LifeOptions,
    timing: Timing,
    /** Told that the process is gone, and whether it was ended here. */
    forget: (asked: boolean) => void,
  ) {
    this.options = options
    const launch = options.launch ?? starter.start
    this.channel = launch(options.entry, options.environment ?? {})
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
    if (this.condemned !== null) return
    this.missed = 0
    const heard = FromHost.safeParse(message)
    if (!heard.success) this.condemn('spoke')
    else if (!('heartbeat' in heard.data) && !this.take(heard.data)) this.condemn('spoke')
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
    if (late || silent) this.condemn('hung')
    else this.channel.send({ heartbeat: this.next })
  }

  private condemn(why: 'spoke' | 'hung'): void {
    this.condemned ??= why
    this.channel.kill()
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
    if (this.condemned === 'hung') return 'DEVICE_HUNG'
    return exit.signal !== null && crashes.has(exit.signal) ? 'MODULE_CRASHED' : 'DEVICE_LOST'
  }
}
