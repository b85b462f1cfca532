/** Sent into the preload's world: `contextBridge` and `ipcRenderer`. Main reaches it through `receive`. */
import type { Codec } from './codec.ts'
import type { Down, Exposed, Up } from './main-world.ts'

/** From the preload's world to main. `note` is the shell's own: what happened to the window. */
export type FromPage =
  | { type: 'invoke'; id: number; channel: string; args: string }
  | { type: 'send'; channel: string; args: string }
  | { type: 'note'; note: 'focus' | 'blur' }
  | { type: 'key'; accelerator: string }

/** From main to the preload's world. */
export type ToPage =
  | { type: 'result'; id: number; value: string }
  | { type: 'refusal'; id: number; message: string }
  | { type: 'event'; channel: string; args: string }

type Listener = (event: object, ...args: unknown[]) => void
type Callable = (...args: unknown[]) => unknown

export function preloadWorld(codec: Codec, channel: string, toMain: (text: string) => void) {
  const post = (message: FromPage) => toMain(JSON.stringify(message))
  const down = (message: Down) =>
    window.dispatchEvent(new CustomEvent(`${channel}:down`, { detail: JSON.stringify(message) }))

  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void; name: string }>()
  const listeners = new Map<string, Listener[]>()
  let count = 0

  const ipcRenderer = {
    invoke: (name: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++count
        // Encoded first: what cannot be sent is never pending.
        const encoded = codec.encode(args)
        pending.set(id, { resolve, reject, name })
        post({ type: 'invoke', id, channel: name, args: encoded })
      }),
    send: (name: string, ...args: unknown[]) => post({ type: 'send', channel: name, args: codec.encode(args) }),
    on: (name: string, listener: Listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener])
      return ipcRenderer
    },
    removeListener: (name: string, listener: Listener) => {
      const left = listeners.get(name) ?? []
      const at = left.lastIndexOf(listener)
      listeners.set(
        name,
        left.filter((_, index) => index !== at),
      )
      return ipcRenderer
    },
    off: (name: string, listener: Listener) => ipcRenderer.removeListener(name, listener),
  }

  const receive = (text: string): void => {
    const message = JSON.parse(text) as ToPage
    if (message.type === 'event') {
      const args = codec.decode(message.args) as unknown[]
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer, ports: [] }, ...args)
      return
    }
    const call = pending.get(message.id)
    pending.delete(message.id)
    if (message.type === 'result') call?.resolve(codec.decode(message.value))
    else call?.reject(new Error(`Error invoking remote method '${call.name}': ${message.message}`))
  }

  const roots = new Map<string, unknown>()

  const outline = (value: unknown): Exposed => {
    if (typeof value === 'function') return { kind: 'function' }
    const plain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    if (!plain) return { kind: 'value', value: codec.encode(value) }
    const members = Object.entries(value).map(([key, member]): [string, Exposed] => [key, outline(member)])
    return { kind: 'object', members: Object.fromEntries(members) }
  }

  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      if (roots.has(name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
      roots.set(name, api)
      down({ type: 'expose', name, exposed: outline(api) })
    },
  }

  /** Own members only: a forged path ends at what was exposed. */
  const find = (path: string[]): Callable => {
    const [root, ...members] = path
    let value: unknown = roots.get(root ?? '')
    for (const key of members)
      value = Object.hasOwn(value as object, key) ? (value as Record<string, unknown>)[key] : null
    if (typeof value !== 'function') throw new Error('There is no such function.')
    return value as Callable
  }

  const answer = (id: number, value: unknown): void => {
    if (value instanceof Promise) {
      down({ type: 'promised', id })
      value.then(
        (result) => answerSafely(id, () => down({ type: 'returned', id, value: codec.encode(result) })),
        (error: unknown) => answerSafely(id, () => down({ type: 'thrown', id, value: codec.encode(error) })),
      )
    } else if (typeof value === 'function') {
      const path = [`function ${++count}`]
      roots.set(path[0] as string, value)
      down({ type: 'function', id, path })
    } else down({ type: 'returned', id, value: codec.encode(value) })
  }

  const answerSafely = (id: number, act: () => void): void => {
    try {
      act()
    } catch (error) {
      down({ type: 'thrown', id, value: codec.encode(error) })
    }
  }

  window.addEventListener(`${channel}:up`, (event) => {
    const { id, path, args } = JSON.parse((event as CustomEvent<string>).detail) as Up
    answerSafely(id, () => {
      const unpacked = args.map((argument) => {
        if ('value' in argument) return codec.decode(argument.value)
        return (...values: unknown[]) =>
          down({ type: 'callback', callback: argument.callback, args: values.map((value) => codec.encode(value)) })
      })
      answer(id, find(path)(...unpacked))
    })
  })

  for (const note of ['focus', 'blur'] as const) window.addEventListener(note, () => post({ type: 'note', note }))

  return { receive, post, electron: Object.freeze({ contextBridge, ipcRenderer }) }
}
