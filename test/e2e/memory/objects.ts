/** What a heap snapshot names and does not show: bytes, numbers in lists, and the elements that are no longer in the page. */
import type { CDPSession } from '@playwright/test'

/** The bytes that these objects of a snapshot have, in whatever member, private or not. */
export async function bytesOf(session: CDPSession, ids: readonly string[]): Promise<readonly Buffer[]> {
  const all: Buffer[] = []
  for (const id of ids) {
    for (const objectId of await buffersOf(session, id))
      all.push(Buffer.from((await called<string>(session, objectId, bytesInside)).value, 'base64'))
  }
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return all
}

async function buffersOf(session: CDPSession, id: string): Promise<readonly string[]> {
  const asked = { objectId: id, objectGroup }
  // A buffer itself is none of the objects that DevTools hands out; whoever has it is.
  const object = await session.send('HeapProfiler.getObjectByHeapObjectId', asked).catch(() => null)
  if (object?.result.objectId === undefined) return []
  const { result, privateProperties = [] } = await session.send('Runtime.getProperties', {
    objectId: object.result.objectId,
    ownProperties: true,
  })
  return [...result, ...privateProperties].flatMap(({ value }) =>
    value?.objectId !== undefined && /^(typedarray|arraybuffer|dataview)$/.test(value.subtype ?? '')
      ? value.objectId
      : [],
  )
}

export interface Contents {
  readonly numbers: readonly (readonly number[])[]
  /** What elements outside the page say and hold. */
  readonly loose: readonly string[]
}

/** Of all worlds of the page: its own, the preload's and the test's. */
export async function contentsOf(session: CDPSession): Promise<Contents> {
  const numbers: (readonly number[])[] = []
  const loose: string[] = []
  for (const contextId of await worldsOf(session)) {
    for (const expression of ['Array.prototype', 'Node.prototype']) {
      const { result } = await session.send('Runtime.evaluate', { expression, contextId, objectGroup })
      const prototypeObjectId = result.objectId ?? ''
      const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId, objectGroup })
      const { value } = await called<Contents>(session, objects.objectId, contentsInside)
      numbers.push(...value.numbers)
      loose.push(...value.loose)
    }
  }
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return { numbers, loose }
}

const objectGroup = 'search'

async function worldsOf(session: CDPSession): Promise<readonly number[]> {
  const worlds: number[] = []
  const note = ({ context }: { readonly context: { readonly id: number } }) => void worlds.push(context.id)
  session.on('Runtime.executionContextCreated', note)
  // Only whoever enables it anew is told of what is there.
  await session.send('Runtime.disable')
  await session.send('Runtime.enable')
  session.off('Runtime.executionContextCreated', note)
  return worlds
}

async function called<T>(
  session: CDPSession,
  objectId: string | undefined,
  work: (object: never) => T,
): Promise<{ readonly value: T }> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    objectId: objectId ?? '',
    functionDeclaration: `function () { return (${String(work)})(this) }`,
    returnByValue: true,
  })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return { value: result.value as T }
}

/** Runs in the page. */
function bytesInside(object: ArrayBuffer | ArrayBufferView<ArrayBuffer>): string {
  const bytes = new Uint8Array(ArrayBuffer.isView(object) ? object.buffer : object)
  return (bytes as Uint8Array & { toBase64(): string }).toBase64()
}

/** Runs in the page. */
function contentsInside(objects: readonly object[]): Contents {
  const texts = (node: Node): string => {
    const own = node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement ? node.value : ''
    const inside = [...node.childNodes].map(texts).join(' ')
    const attributes = node instanceof Element ? [...node.attributes].map(({ value }) => value) : []
    return [node.nodeValue ?? '', own, inside, ...attributes].join(' ')
  }
  // What only stands at the head of others of its kind holds nothing itself.
  const own = objects.filter((one) => !Object.hasOwn(one, 'constructor'))
  const lists = own.filter((one) => Array.isArray(one)).map((one) => one as readonly unknown[])
  const numbers = lists.map((one) => one.filter((member) => Number.isInteger(member)) as number[])
  const nodes = own.filter((one) => one instanceof Node && !one.isConnected)
  return { numbers: numbers.filter(({ length }) => length > 2), loose: nodes.map((node) => texts(node as Node)) }
}
