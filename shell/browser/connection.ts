/** The DevTools pipe: we write on the browser's file descriptor 3 and read from its 4. No port, nobody else can join. */
import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { messageCutter } from './messages.ts'
import type { Command, Events, Parameters, Result, TargetInfo } from './protocol.ts'

/** More than any picture of a screen or argument that the IPC door admits; what is longer never becomes a string. */
const longestMessage = 128 * 1024 * 1024

interface Message {
  id?: number
  sessionId?: string
  method?: keyof Events
  params?: unknown
  result?: unknown
  error?: { message: string }
}

type Settle = {
  resolve: (result: never) => void
  reject: (error: Error) => void
  method: string
  sessionId: string | null
}

/** A command without parameters is sent by its name alone. */
type Call<C extends Command> =
  Parameters<C> extends Record<string, never> ? [method: C, params?: Parameters<C>] : [method: C, params: Parameters<C>]

/** One target's conversation; the root session (without target) is the browser itself. */
export class Session {
  private readonly events = new EventEmitter().setMaxListeners(0)
  private readonly connection: Connection
  private readonly id: string | null
  readonly target: TargetInfo | null
  /** Resolves when the target is no more. */
  readonly gone: Promise<void>
  /** Resolves when its process has died, also if that was before anybody listened: while a window waits to be asked for. */
  readonly crashed: Promise<void>
  private goAway: () => void = () => undefined

  constructor(connection: Connection, id: string | null, target: TargetInfo | null) {
    this.connection = connection
    this.id = id
    this.target = target
    this.gone = new Promise((resolve) => {
      this.goAway = resolve
    })
    this.crashed = new Promise((resolve) => this.once('Inspector.targetCrashed', () => resolve()))
  }

  /** Rejects with the browser's message if it refuses, or if it has ended. */
  send<C extends Command>(...[method, params]: Call<C>): Promise<Result<C>> {
    return this.connection.send(method, params ?? ({} as Parameters<C>), this.id)
  }

  /** For what may come too late: the target can be gone by the time that the command arrives. */
  tell<C extends Command>(...[method, params]: Call<C>): void {
    this.connection.send(method, params ?? ({} as Parameters<C>), this.id).catch(() => undefined)
  }

  on<E extends keyof Events>(event: E, listener: (body: Events[E]) => void): void {
    this.events.on(event, listener)
  }

  once<E extends keyof Events>(event: E, listener: (body: Events[E]) => void): void {
    this.events.once(event, listener)
  }

  leave(): void {
    this.goAway()
  }

  hear(event: keyof Events, body: unknown): void {
    this.events.emit(event, body)
  }
}

export class Connection {
  readonly root: Session = new Session(this, null, null)
  private readonly toBrowser: Writable
  private readonly sessions = new Map<string, Session>()
  private readonly waiting = new Map<number, Settle>()
  private count = 0
  private closed = false
  /** Called for every new target, before any event of it. */
  onAttached: (session: Session, target: TargetInfo, parent: Session) => void = () => undefined
  onClosed: () => void = () => undefined

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.toBrowser = toBrowser
    const close = () => this.close()
    fromBrowser.on(
      'data',
      messageCutter(
        longestMessage,
        (text) => this.hear(JSON.parse(text) as Message),
        () => console.error('Chromium shell: a message from the browser was too long and has been dropped'),
      ),
    )
    fromBrowser.on('close', close).on('error', close)
    toBrowser.on('error', close)
  }

  /** True once nothing more will be heard of the browser. */
  get hasEnded(): boolean {
    return this.closed
  }

  send<C extends Command>(method: C, params: Parameters<C>, sessionId: string | null): Promise<Result<C>> {
    if (this.closed) return Promise.reject(new Error(`${method}: the browser has ended`))
    const id = ++this.count
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, method, sessionId })
      this.toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId === null ? {} : { sessionId }) })}\0`)
    })
  }

  private hear(message: Message): void {
    if (message.id !== undefined) {
      const call = this.waiting.get(message.id)
      this.waiting.delete(message.id)
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`))
      else call?.resolve(message.result as never)
      return
    }
    const session = message.sessionId === undefined ? this.root : this.sessions.get(message.sessionId)
    if (message.method === undefined || session === undefined) return
    if (message.method === 'Target.attachedToTarget') {
      const { sessionId, targetInfo } = message.params as Events['Target.attachedToTarget']
      const child = new Session(this, sessionId, targetInfo)
      this.sessions.set(sessionId, child)
      this.onAttached(child, targetInfo, session)
    }
    if (message.method === 'Target.detachedFromTarget') {
      this.detached((message.params as Events['Target.detachedFromTarget']).sessionId)
    }
    session.hear(message.method, message.params)
  }

  /** What was asked of it will not be answered. */
  private detached(sessionId: string): void {
    this.sessions.get(sessionId)?.leave()
    this.sessions.delete(sessionId)
    for (const [id, call] of this.waiting) {
      if (call.sessionId !== sessionId) continue
      this.waiting.delete(id)
      call.reject(new Error(`${call.method}: the window was closed`))
    }
  }

  private close(): void {
    if (this.closed) return
    this.closed = true
    for (const { reject, method } of this.waiting.values()) reject(new Error(`${method}: the browser has ended`))
    this.waiting.clear()
    this.onClosed()
  }
}
