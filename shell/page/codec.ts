/**
 * Arguments as text, close to the structured clone algorithm. The function is also sent into the page as source, so it
 * uses nothing from outside itself.
 */
export interface Codec {
  /** Throws if the value cannot be cloned or is larger than the limit. */
  encode: (value: unknown) => string
  /** Throws on text that `encode` does not write. */
  decode: (text: string) => unknown
}

export interface Base64 {
  encode: (bytes: Uint8Array) => string
  decode: (text: string) => Uint8Array
}

/** Bytes of text, roughly: what one message may hold. */
export const messageLimit = 16 * 1024 * 1024

export function makeCodec(base64: Base64, limit: number): Codec {
  type Tagged = { $: string; v?: unknown; name?: string }
  const deepest = 100
  let left = 0

  const uncloneable = () => new Error('An object could not be cloned.')
  const spend = (size: number) => {
    left -= size
    if (left < 0) throw new RangeError(`A message is larger than ${limit} bytes.`)
  }
  const tag = (kind: string, v?: unknown): Tagged => (v === undefined ? { $: kind } : { $: kind, v })

  const packNumber = (value: number): unknown =>
    Number.isFinite(value) && !Object.is(value, -0) ? value : tag('number', Object.is(value, -0) ? '-0' : String(value))

  const packBytes = (kind: string, bytes: Uint8Array): Tagged => {
    spend(bytes.length * 1.4)
    return tag(kind, base64.encode(bytes))
  }

  const packObject = (value: object, depth: number): unknown => {
    if (depth > deepest) throw uncloneable()
    const inner = (item: unknown) => pack(item, depth + 1)
    if (Array.isArray(value)) return Array.from(value, inner)
    if (value instanceof Date) return tag('date', packNumber(value.getTime()))
    if (value instanceof ArrayBuffer) return packBytes('buffer', new Uint8Array(value))
    if (value instanceof Uint8Array) return packBytes('bytes', value)
    if (value instanceof Map)
      return tag(
        'map',
        Array.from(value, ([key, item]) => [inner(key), inner(item)]),
      )
    if (value instanceof Set) return tag('set', Array.from(value, inner))
    if (value instanceof Error) {
      spend(value.message.length)
      return { $: 'error', v: value.message, name: value.name }
    }
    const kind = Object.prototype.toString.call(value)
    if (kind !== '[object Object]' || ArrayBuffer.isView(value)) throw uncloneable()
    const object = Object.create(null) as Record<string, unknown>
    for (const [key, item] of Object.entries(value)) {
      spend(key.length + 4)
      object[key.startsWith('$') ? `$${key}` : key] = inner(item)
    }
    return object
  }

  const pack = (value: unknown, depth: number): unknown => {
    spend(4)
    switch (typeof value) {
      case 'string':
        spend(value.length)
        return value
      case 'boolean':
        return value
      case 'number':
        return packNumber(value)
      case 'bigint':
        return tag('bigint', String(value))
      case 'undefined':
        return tag('undefined')
      case 'object':
        return value === null ? null : packObject(value, depth)
      default:
        throw uncloneable()
    }
  }

  const unpackTagged = ({ $: kind, v, name }: Tagged): unknown => {
    if (kind === 'undefined') return undefined
    if (kind === 'number') return Number(v)
    if (kind === 'bigint') return BigInt(v as string)
    if (kind === 'date') return new Date(Number(unpack(v)))
    if (kind === 'buffer') return base64.decode(v as string).slice().buffer
    if (kind === 'bytes') return base64.decode(v as string)
    if (kind === 'map') return new Map((v as unknown[][]).map((pair) => [unpack(pair[0]), unpack(pair[1])]))
    if (kind === 'set') return new Set((v as unknown[]).map(unpack))
    if (kind === 'error') return Object.assign(new Error(v as string), { name: String(name) })
    throw uncloneable()
  }

  const unpack = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (Object.hasOwn(value, '$')) return unpackTagged(value as Tagged)
    const object = {}
    for (const [key, item] of Object.entries(value)) {
      // Defined, not assigned: a key called __proto__ is a member like another.
      Object.defineProperty(object, key.startsWith('$$') ? key.slice(1) : key, {
        value: unpack(item),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    return object
  }

  return {
    encode: (value) => {
      left = limit
      return JSON.stringify(pack(value, 0))
    },
    decode: (text) => unpack(JSON.parse(text)),
  }
}
