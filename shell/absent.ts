/** What is outside the subset fails, and says what it was. */

const missing = (name: string): Error => new Error(`${name} is not in the Chromium shell`)

/** Asked for by the language or by tools, never by an application. */
const harmless = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', '$$typeof', 'default', '__esModule'])

/** Stands where Electron has a module that the shell has not: it can be imported, and fails when it is used. */
export function absent(module: string): never {
  const name = `electron.${module}`
  const refuse = () => {
    throw missing(name)
  }
  const handler: ProxyHandler<() => void> = {
    get: (_target, key) => {
      if (typeof key === 'symbol' || harmless.has(key)) return undefined
      throw missing(`${name}.${key}`)
    },
    set: refuse,
    apply: refuse,
    construct: refuse,
  }
  return new Proxy(function unavailable() {}, handler) as never
}

const listening = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'])

/** The object itself, except that members and events it does not have are refused by name. */
export function subset<T extends object>(what: string, object: T, events: readonly string[] | 'any' = []): T {
  const name = `electron.${what}`
  return new Proxy(object, {
    get(target, key, receiver) {
      const known = typeof key === 'symbol' || key in target || harmless.has(key)
      if (!known) throw missing(`${name}.${key}`)
      const value: unknown = Reflect.get(target, key, receiver)
      if (typeof key === 'symbol' || !listening.has(key) || typeof value !== 'function') return value
      return (event: string | symbol, ...rest: unknown[]): unknown => {
        if (events !== 'any' && typeof event === 'string' && !events.includes(event))
          throw missing(`event '${event}' of ${name}`)
        return Reflect.apply(value, receiver, [event, ...rest])
      }
    },
    set(target, key, value, receiver) {
      if (typeof key === 'string' && !(key in target)) throw missing(`${name}.${key}`)
      return Reflect.set(target, key, value, receiver)
    },
  })
}

/** Options that the shell does not know are refused too: one that is silently dropped may be one that protects. */
export function onlyOptions(what: string, options: object, known: readonly string[]): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) throw missing(`option '${key}' of electron.${what}`)
}

/** Our class implements the part of Electron's that it names; what is missing fails at run time, through `subset`. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- a cast with its reason in one place
export function asElectron<T>(partial: unknown): T {
  return partial as T
}

/** An event that a listener can refuse, as Electron's are. */
export function preventable<T extends object>(details: T): Electron.Event<T> {
  let prevented = false
  const event = {
    ...details,
    preventDefault: () => {
      prevented = true
    },
  }
  return asElectron(Object.defineProperty(event, 'defaultPrevented', { get: () => prevented, enumerable: true }))
}
