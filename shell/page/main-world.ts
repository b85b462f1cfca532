/**
 * Sent into the page's own world before any script of the page. It builds what the preload exposes, and passes calls on to
 * the preload's world as text in DOM events: the two worlds share the document, and no object. Whoever learns the events'
 * names can make the calls that the page can make anyway.
 */
import type { Codec } from './codec.ts'

/** What the preload exposed: a function, an object of such, or a plain value. */
export type Exposed =
  | { kind: 'function' }
  | { kind: 'object'; members: Record<string, Exposed> }
  | { kind: 'value'; value: string }

/** An argument: a value, or a function of the page, which stays there and is called back by number. */
export type Argument = { value: string } | { callback: number }

export type Up = { id: number; path: string[]; args: Argument[] }

export type Down =
  | { type: 'expose'; name: string; exposed: Exposed }
  | { type: 'callback'; callback: number; args: string[] }
  | { type: 'returned'; id: number; value: string }
  | { type: 'thrown'; id: number; value: string }
  | { type: 'promised'; id: number }
  | { type: 'function'; id: number; path: string[] }

export function mainWorld(codec: Codec, channel: string): void {
  if (window !== window.top) return
  const listen = EventTarget.prototype.addEventListener.bind(window)
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window)
  const Custom = CustomEvent
  const { parse, stringify } = JSON
  const callbacks = new Map<number, (...args: unknown[]) => unknown>()
  const answers = new Map<number, Down>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>()
  let count = 0

  const pack = (argument: unknown): Argument => {
    if (typeof argument !== 'function') return { value: codec.encode(argument) }
    const callback = ++count
    callbacks.set(callback, argument as (...args: unknown[]) => unknown)
    return { callback }
  }

  const call = (path: string[], args: unknown[]): unknown => {
    const id = ++count
    const up: Up = { id, path, args: args.map(pack) }
    dispatch(new Custom(`${channel}:up`, { detail: stringify(up) }))
    // DOM events are synchronous: the preload has answered by now.
    const answer = answers.get(id)
    answers.delete(id)
    switch (answer?.type) {
      case 'returned':
        return codec.decode(answer.value)
      case 'thrown':
        throw codec.decode(answer.value)
      case 'function':
        return build({ kind: 'function' }, answer.path)
      case 'promised':
        return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
      default:
        throw new Error('The preload script did not answer.')
    }
  }

  const build = (exposed: Exposed, path: string[]): unknown => {
    if (exposed.kind === 'value') return codec.decode(exposed.value)
    if (exposed.kind === 'function') return Object.freeze((...args: unknown[]) => call(path, args))
    const object = {}
    for (const [key, member] of Object.entries(exposed.members)) {
      Object.defineProperty(object, key, { value: build(member, [...path, key]), enumerable: true })
    }
    return Object.freeze(object)
  }

  listen(`${channel}:down`, (event) => {
    const down = parse((event as CustomEvent<string>).detail) as Down
    if (down.type === 'expose') {
      Object.defineProperty(window, down.name, { value: build(down.exposed, [down.name]), enumerable: true })
      return
    }
    if (down.type === 'callback') {
      callbacks.get(down.callback)?.(...down.args.map((argument) => codec.decode(argument)))
      return
    }
    const promise = promises.get(down.id)
    if (promise === undefined) {
      answers.set(down.id, down)
      return
    }
    promises.delete(down.id)
    if (down.type === 'returned') promise.resolve(codec.decode(down.value))
    if (down.type === 'thrown') promise.reject(codec.decode(down.value))
  })
}
