/** What crosses between page and main, and what does not. */
import { expect, test } from '@playwright/test'
import { happened, launch, type Trial } from './launch.ts'

let trial: Trial
test.beforeAll(async () => {
  trial = await launch()
})
test.afterAll(() => trial.app.close())

test('values arrive as they were sent', async () => {
  const same = await trial.page.evaluate(async () => {
    const values = [
      undefined,
      null,
      true,
      -0,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      12345678901234567890n,
      'ä𝄞\u0000',
      new Date(0),
      new Date(Number.NaN),
      new Uint8Array([0, 127, 255]),
      new Uint8Array([1, 2]).buffer,
      new Map<unknown, unknown>([[{ a: 1 }, new Set([undefined])]]),
      { $: 'undefined', $$: 1, constructor: 2, nested: [[], {}] },
      JSON.parse('{"__proto__": {"polluted": true}}') as object,
    ]
    const back = (await window.trial.invoke('echo', ...values)) as unknown[]
    const text = (value: unknown): string => {
      if (value instanceof Map) return `map ${text([...value])}`
      if (value instanceof Set) return `set ${text([...value])}`
      if (value instanceof ArrayBuffer) return `buffer ${new Uint8Array(value).join()}`
      if (value instanceof Uint8Array) return `bytes ${value.join()}`
      if (value instanceof Date) return `date ${value.getTime()}`
      if (Array.isArray(value)) return `[${value.map(text).join('; ')}]`
      if (typeof value === 'object' && value !== null)
        return `{${Object.entries(value)
          .map(([key, item]) => `${key}=${text(item)}`)
          .join('; ')}}`
      return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`
    }
    return values.map((value, index) => [text(value), text(back[index])])
  })
  for (const [sent, back] of same) expect(back).toBe(sent)
})

test('a refusal of main is an error in the page, as Electron words it', async () => {
  const message = (channel: string) =>
    trial.page.evaluate(
      (name) => window.trial.invoke(name).catch((error: unknown) => (error as Error).message),
      channel,
    )
  expect([await message('fail'), await message('nobody'), await message('too-large')]).toEqual([
    "Error invoking remote method 'fail': RangeError: refused on purpose",
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    "Error invoking remote method 'too-large': RangeError: A message is larger than 16777216 bytes.",
  ])
})

test('what cannot be cloned or is too large is refused where it is sent, and nothing is the worse for it', async () => {
  const refusals = await trial.page.evaluate(async () => {
    const circle: { self?: unknown } = {}
    circle.self = circle
    let deep: unknown = 0
    for (let depth = 0; depth < 5000; depth++) deep = [deep]
    const attempts = [
      Symbol('x'),
      circle,
      deep,
      /x/,
      new WeakMap(),
      new Float64Array(1),
      document.body,
      'x'.repeat(17_000_000),
      new Uint8Array(13_000_000),
    ]
    const results: string[] = []
    for (const attempt of attempts) {
      try {
        await window.trial.invoke('echo', attempt)
        results.push('taken')
      } catch (error) {
        results.push((error as Error).message)
      }
    }
    return [...results, await window.trial.invoke('echo', 'still here')]
  })
  const uncloneable = 'An object could not be cloned.'
  const large = 'A message is larger than 16777216 bytes.'
  expect(refusals).toEqual([...Array<string>(7).fill(uncloneable), large, large, ['still here']])
})

test('ten megabytes go there and back', async () => {
  const length = await trial.page.evaluate(async () => {
    const [back] = (await window.trial.invoke('echo', new Uint8Array(10_000_000).fill(7))) as [Uint8Array]
    return [back.length, back[9_999_999]]
  })
  expect(length).toEqual([10_000_000, 7])
})

test('main pushes; a listener that was removed hears no more', async () => {
  const push = (value: string) =>
    trial.app.evaluate(
      ({ BrowserWindow }, news) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', news),
      value,
    )
  await trial.page.evaluate(() => {
    const heard: unknown[] = []
    const stop = window.trial.onNews((value) => {
      heard.push(value)
      if (value === 'last') stop()
    })
    Object.assign(window, { heard })
  })
  for (const value of ['first', 'last', 'unheard']) await push(value)
  await trial.page.evaluate(() => window.trial.invoke('echo'))
  expect(await trial.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual(['first', 'last'])
})

test('what the preload exposes is frozen; its functions answer and throw', async () => {
  expect(
    await trial.page.evaluate(() => {
      const { trial: api } = window
      const attempt = (act: () => unknown) => {
        try {
          return act()
        } catch (error) {
          return `${(error as Error).name}: ${(error as Error).message}`
        }
      }
      return [
        api.version,
        api.sum(2, 3),
        attempt(() => api.fail()),
        Object.isFrozen(api),
        Reflect.set(window, 'trial', null),
        Object.keys(api),
      ]
    }),
  ).toEqual([
    1,
    5,
    'TypeError: thrown in the preload',
    true,
    false,
    ['version', 'invoke', 'note', 'onNews', 'sum', 'fail'],
  ])
})

test("the page's own world has no way to main but what was exposed", async () => {
  const ways = await trial.page.evaluate(() => {
    const names = Object.getOwnPropertyNames(window).filter((name) =>
      /^_|ipc|electron|strongroom|^(require|process|module|exports|global)$/i.test(name),
    )
    // Forged: a call of something that was never exposed, under every event name that a page could think of.
    window.dispatchEvent(
      new CustomEvent('strongroom:up', { detail: '{"id":1,"path":["trial","constructor"],"args":[]}' }),
    )
    return names
  })
  expect(ways).toEqual([])
})

test('a frame within the page has neither the preload nor a voice', async () => {
  const found = await trial.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/plain.html'
    await new Promise((resolve) => {
      frame.onload = resolve
      document.body.append(frame)
    })
    const inner = frame.contentWindow as Window & typeof globalThis
    return [typeof inner.trial, Object.getOwnPropertyNames(inner).filter((name) => /main$|ipc/i.test(name))]
  })
  expect(found).toEqual(['undefined', []])
})

test('a send without an answer arrives', async () => {
  await trial.page.evaluate(() => window.trial.note('said', 1))
  await expect.poll(() => happened(trial)).toContainEqual(['note', 'said', 1])
})

test('of many asks at once each gets its own answer', async () => {
  const answers = await trial.page.evaluate(() =>
    Promise.all(Array.from({ length: 300 }, (_, count) => window.trial.invoke('echo', { count }))),
  )
  expect(answers).toEqual(Array.from({ length: 300 }, (_, count) => [{ count }]))
})
