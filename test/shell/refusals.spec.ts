/** A page without any policy of its own tries to leave the window: the shell alone refuses. */
import { expect, test } from '@playwright/test'
import { happened, launch, load, type Trial } from './launch.ts'

let trial: Trial
let home: string
const address = () => trial.page.evaluate(() => location.href)

test.beforeAll(async () => {
  trial = await launch()
})
test.beforeEach(async () => {
  await load(trial, '/plain.html')
  home = trial.page.url()
})
test.afterAll(() => trial.app.close())

for (const url of ['https://example.com/', 'http://127.0.0.1:1/', '/away', 'https://other.strongroom.invalid/']) {
  test(`fetch of ${url}`, async () => {
    const outcome = await trial.page.evaluate((to) => fetch(to).then(({ status }) => status, String), url)
    expect(outcome).toBe('TypeError: Failed to fetch')
  })
}

test('a WebSocket', async () => {
  const outcome = await trial.page.evaluate(
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket('ws://127.0.0.1:1/')
        socket.onopen = () => resolve('open')
        socket.onerror = () => resolve('refused')
      }),
  )
  expect(outcome).toBe('refused')
})

test('WebRTC finds no address to call from', async () => {
  const candidates = await trial.page.evaluate(async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] })
    peer.createDataChannel('x')
    const found: string[] = []
    const done = new Promise((resolve) => {
      peer.onicecandidate = ({ candidate }) => (candidate === null ? resolve(null) : found.push(candidate.candidate))
    })
    await peer.setLocalDescription(await peer.createOffer())
    // Where there is no interface at all, not even the end of the search is told.
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 2000))])
    return found.filter((candidate) => candidate !== '')
  })
  expect(candidates).toEqual([])
})

test('a frame of elsewhere stays empty', async () => {
  await trial.page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
  })
  await trial.page.evaluate(() => fetch('/echo'))
  expect(trial.page.frames().map((frame) => frame.url())).not.toContain('https://example.com/')
})

test('a worker never runs', async () => {
  const outcome = await trial.page.evaluate(async () => {
    const worker = new Worker('/worker.js')
    const answer = new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data)
    })
    const patience = new Promise((resolve) => setTimeout(() => resolve('silent'), 1000))
    return Promise.race([answer, patience])
  })
  expect(outcome).toBe('silent')
})

test('a service worker', async () => {
  const outcome = await trial.page.evaluate(() =>
    navigator.serviceWorker.register('/worker.js').then(
      () => 'registered',
      (error: unknown) => (error as Error).name,
    ),
  )
  expect(outcome).toBe('TypeError')
})

test('window.open: the application is told, nothing opens', async () => {
  const opened = await trial.page.evaluateHandle(() =>
    ['https://example.com/', '/index.html', 'about:blank'].map((url) => window.open(url)),
  )
  await expect.poll(() => opened.evaluate((all) => all.map((one) => one?.closed ?? true))).toEqual([true, true, true])
  expect((await happened(trial)).filter(([event]) => event === 'window-open')).toEqual([
    ['window-open', 'https://example.com/'],
    ['window-open', 'strongroom://room/index.html'],
    ['window-open', 'about:blank'],
  ])
  expect(await trial.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

for (const url of ['https://example.com/', 'http://127.0.0.1:1/', '/away']) {
  test(`navigation to ${url}: the application is asked, the window stays`, async () => {
    await trial.page.evaluate((to) => {
      setTimeout(() => {
        location.href = to
      }, 50)
    }, url)
    const event = url === '/away' ? ['will-redirect', 'https://example.com/'] : ['will-navigate', url]
    await expect.poll(() => happened(trial)).toContainEqual(event)
    await expect.poll(address).toBe(home)
  })
}

for (const url of ['file:///etc/passwd', 'data:text/html,x', 'chrome://version', 'view-source:https://example.com/']) {
  test(`navigation to ${url}`, async () => {
    // Chromium itself refuses it, and says so.
    const refused = trial.page.waitForEvent('console', (message) => message.text().startsWith('Not allowed to'))
    await trial.page.evaluate((to) => {
      location.href = to
    }, url)
    await refused
    expect(await address()).toBe(home)
  })
}

test('a document that the page made itself (blob:, about:blank) is left at once', async () => {
  for (const make of ['URL.createObjectURL(new Blob(["x"], { type: "text/html" }))', '"about:blank"']) {
    // The page that is left may still be on its way home: then this is asked of the next one.
    await expect(() => trial.page.evaluate(`setTimeout(() => { location.href = ${make} }, 50)`)).toPass()
    const left = make.startsWith('URL') ? /^blob:/ : /^about:blank$/
    const back = async () => {
      const events = await happened(trial)
      const at = events.findLastIndex(([event, url]) => event === 'will-navigate' && left.test(String(url)))
      return at !== -1 && events.slice(at).some(([event]) => event === 'did-finish-load')
    }
    await expect.poll(back).toBe(true)
    await expect.poll(() => trial.page.url()).toBe(home)
  }
})

test('downloads', async () => {
  await trial.page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['x']))
    link.download = 'x.txt'
    link.click()
  })
  await expect.poll(() => happened(trial)).toContainEqual(['will-download'])
})

test('permissions', async () => {
  const outcomes = await trial.page.evaluate(async () => {
    const failed = (promise: Promise<unknown>) =>
      promise.then(
        () => 'granted',
        (error: unknown) => (error as Error).name,
      )
    const states = await Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state),
      ),
    )
    return [
      states,
      await failed(navigator.clipboard.readText()),
      await failed(navigator.mediaDevices.getUserMedia({ audio: true })),
      await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ message }) => resolve(message),
        )
      }),
    ]
  })
  expect(outcomes).toEqual([
    Array<string>(6).fill('denied'),
    'NotAllowedError',
    'NotFoundError',
    'User denied Geolocation',
  ])
})

test('dialogs answer no, and nobody sees them', async () => {
  expect(await trial.page.evaluate(() => [confirm('x'), prompt('x')])).toEqual([false, null])
})
