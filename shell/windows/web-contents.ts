/** `WebContents`: one page and what happens in it. */
import { EventEmitter } from 'node:events'
import { asElectron, preventable, subset } from '../absent.ts'
import type { Session } from '../browser/connection.ts'
import { Door } from '../ipc/door.ts'
import type { FromPage } from '../page/preload-world.ts'
import { bindingName, documentScripts, preloadWorldName } from '../page/sources.ts'
import { fromChromium, shown, toChromium } from '../web/address.ts'
import { interceptRequests } from '../web/requests.ts'
import { defaultSession, mayRequest } from '../web/session.ts'
import { consoleMessages } from './console.ts'
import { Frames } from './frames.ts'
import { load } from './load.ts'
import { Navigation } from './navigation.ts'
import { Zoom } from './zoom.ts'

const events = [
  ...[
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
    'did-navigate',
    'did-finish-load',
  ],
  ...['did-fail-load', 'dom-ready', 'console-message', 'render-process-gone', 'destroyed', 'focus', 'blur'],
]

type WindowOpenHandler = (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse

export interface Page {
  session: Session
  frames: Frames
  door: Door
  zoom: Zoom
}

/** What the window does with what a page says of itself. */
export interface Owner {
  noted: (message: Extract<FromPage, { type: 'note' | 'key' }>) => void
  painted: () => void
  close: () => void
  /** Whether anybody wants to be asked. */
  asksToClose: () => boolean
  mayClose: () => boolean
}

export class ShellWebContents extends EventEmitter {
  readonly id: number
  readonly session: Electron.Session = asElectron(defaultSession)
  private readonly owner: Owner
  private readonly page: Promise<Page>
  private ready: Page | null = null
  private gone = false
  private openHandler: WindowOpenHandler = () => ({ action: 'deny' })
  private readonly navigation: Navigation

  constructor(id: number, target: Promise<Session>, preload: string | null, owner: Owner) {
    super()
    this.id = id
    this.owner = owner
    this.navigation = new Navigation((event, ...given) => this.emit(event, ...given))
    const self = subset('WebContents', this, events)
    this.page = target.then((session) => self.attach(session, preload))
    this.page.catch(() => undefined)
    // biome-ignore lint/correctness/noConstructorReturn: what the application holds refuses by name what is not here
    return self
  }

  get mainFrame(): Electron.WebFrameMain {
    if (this.ready === null) throw new Error('the window has no page yet')
    return asElectron(this.ready.frames.main)
  }

  getURL(): string {
    return this.ready?.frames.main.url ?? ''
  }
  isDestroyed(): boolean {
    return this.gone
  }
  isCrashed(): boolean {
    return false
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler
  }
  /** The browser was started with the strictest (browser/switches.ts). */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (policy !== 'disable_non_proxied_udp') throw new Error(`WebRTC policy '${policy}' is not in the Chromium shell`)
  }
  /** Each page has a size of its own here in any case. */
  setZoomMode(mode: string): void {
    if (mode !== 'isolated') throw new Error(`zoom mode '${mode}' is not in the Chromium shell`)
  }
  /** Before the page is there, messages go nowhere, as in Electron. */
  send(channel: string, ...args: unknown[]): void {
    this.ready?.door.send(channel, args)
  }
  getZoomFactor(): number {
    return this.ready?.zoom.factor ?? 1
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error('a zoom factor is greater than 0')
    this.page.then(({ zoom }) => zoom.set(factor)).catch(() => undefined)
  }
  close(): void {
    this.owner.close()
  }
  focus(): void {
    this.ready?.session.tell('Page.bringToFront')
  }

  /** Resolves when the page has loaded. Rejects for anything that is not of a registered scheme. */
  async loadURL(url: string): Promise<void> {
    const address = toChromium(url)
    if (address === null) throw new Error(`the Chromium shell loads registered schemes only, not ${url}`)
    const { session } = await this.page
    this.navigation.expect(address)
    await load(session, address)
  }

  reload(): void {
    const address = toChromium(this.getURL())
    if (address !== null) this.loadURL(this.getURL()).catch(() => undefined)
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.page
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /** The window's, once its target is there. */
  attached(): Promise<Page> {
    return this.page
  }

  /** Called by the window when its target has gone. */
  destroyed(): void {
    this.gone = true
    this.emit('destroyed')
  }

  died(reason: Electron.RenderProcessGoneDetails['reason']): Electron.RenderProcessGoneDetails {
    const details = { reason, exitCode: 0 }
    this.emit('render-process-gone', preventable({}), details)
    return details
  }

  private async attach(session: Session, preload: string | null): Promise<Page> {
    const frames = new Frames(session)
    const sender = asElectron<Electron.WebContents>(this)
    const door = new Door(session, frames, sender)
    door.onNote = (message) => this.owner.noted(message)
    this.listen(session, frames)
    const scripts = documentScripts(preload, this.owner.asksToClose())
    const tree = session.send('Page.getFrameTree')
    await Promise.all([
      tree.then(({ frameTree }) => frames.setMain(frameTree.frame.id)),
      interceptRequests(session, {
        mayNavigate: (request, url) => this.navigation.may(frames, request, url),
        mayRequest,
      }),
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Log.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: bindingName, executionContextName: preloadWorldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: preloadWorldName }),
      session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ])
    session.tell('Runtime.runIfWaitingForDebugger')
    this.ready = { session, frames, door, zoom: new Zoom(session) }
    return this.ready
  }

  private listen(session: Session, frames: Frames): void {
    session.on('Page.domContentEventFired', () => {
      if (fromChromium(frames.main.chromiumUrl) !== null) this.emit('dom-ready', {})
    })
    session.on('Page.loadEventFired', () => {
      if (fromChromium(frames.main.chromiumUrl) === null) return
      this.emit('did-finish-load', {})
      this.owner.painted()
    })
    session.on('Page.lifecycleEvent', ({ name, frameId }) => {
      if (name === 'firstPaint' && frames.isMain(frameId)) this.owner.painted()
    })
    this.navigation.listen(session, frames)
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      this.openRefused(shown(url), windowName, windowFeatures)
    })
    // alert, confirm and prompt are answered with no; nobody sees them. A navigation is judged by its request: it is not
    // taken for a person who closes the window.
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      const leaves = this.navigation.isLeaving() || this.owner.mayClose()
      session.tell('Page.handleJavaScriptDialog', { accept: type === 'beforeunload' && leaves })
    })
    consoleMessages(session, (message) => this.emit('console-message', message))
  }

  /** The window is closed before it shows anything (browser/targets.ts); the handler is asked so that it learns of it. */
  private openRefused(url: string, frameName: string, features: string[]): void {
    const answer = this.openHandler({
      url,
      frameName,
      features: features.join(','),
      disposition: 'new-window',
      referrer: { url: this.getURL(), policy: 'strict-origin-when-cross-origin' },
    })
    if (answer.action === 'allow') console.error('Chromium shell: a page never opens a window')
  }
}
