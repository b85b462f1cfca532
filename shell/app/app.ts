/** `electron.app`: the program's life. */
import { EventEmitter } from 'node:events'
import { asElectron, preventable, subset } from '../absent.ts'
import type { Browser } from '../browser/browser.ts'
import { type KnownWindow, running } from '../running.ts'
import { commandLine } from './command-line.ts'
import { Paths } from './paths.ts'
import { SingleInstance } from './single-instance.ts'

const events = [
  ...['will-finish-launching', 'ready', 'window-all-closed', 'before-quit', 'will-quit', 'quit', 'second-instance'],
  ...['activate', 'browser-window-created', 'web-contents-created', 'render-process-gone', 'child-process-gone'],
]

export interface Identity {
  folder: string
  name: string
  version: string
}

/** sysexits.h EX_SOFTWARE: the browser died under the application. */
export const browserDied = 70

class App extends EventEmitter {
  readonly commandLine: Electron.CommandLine = asElectron(commandLine)
  /** A development tree or not: the shell is never a package of the application's own. */
  readonly isPackaged = false
  private identity: Identity = { folder: '', name: 'app', version: '0.0.0' }
  private readonly paths = new Paths()
  private instance: SingleInstance | null = null
  private browser: Browser | null = null
  private started = false
  private quitting = false
  private exiting = false
  private becomeReady: () => void = () => undefined
  private readonly readiness = new Promise<void>((resolve) => {
    this.becomeReady = resolve
  })

  whenReady(): Promise<void> {
    return this.readiness
  }
  isReady(): boolean {
    return this.started
  }
  getName(): string {
    return this.identity.name
  }
  setName(name: string): void {
    this.identity = { ...this.identity, name }
  }
  get name(): string {
    return this.identity.name
  }
  set name(name: string) {
    this.setName(name)
  }
  getVersion(): string {
    return this.identity.version
  }
  getAppPath(): string {
    return this.identity.folder
  }
  getLocale(): string {
    return (process.env['LC_ALL'] ?? process.env['LANG'] ?? 'en-US').replace(/[.@].*$/, '').replace('_', '-')
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    return this.paths.get(name, this.getName())
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path)
  }
  /** It always is: there is no other kind of window. */
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  setAppUserModelId(): void {}
  focus(): void {
    running.windows[0]?.webContents.focus()
  }

  requestSingleInstanceLock(): boolean {
    this.instance ??= new SingleInstance(this.getPath('userData'), ({ argv, workingDirectory }) => {
      this.emit('second-instance', {}, argv, workingDirectory, null)
    })
    return this.instance.acquire()
  }
  releaseSingleInstanceLock(): void {
    this.instance?.release()
    this.instance = null
  }

  /** Closes the windows, each of which may refuse, then ends with status 0. */
  quit(): void {
    if (this.quitting) return
    const event = preventable({})
    this.emit('before-quit', event)
    if (event.defaultPrevented) return
    this.quitting = true
    this.closeWindows()
  }

  /** Ends without asking anyone. */
  exit(code = 0): void {
    if (this.exiting) return
    this.quitting = true
    this.exiting = true
    this.releaseSingleInstanceLock()
    for (const window of running.windows.splice(0)) window.gone()
    this.emit('quit', {}, code)
    this.browser?.end()
    process.exit(code)
  }

  /** The rest is for the shell's own start. */
  identify(identity: Identity): void {
    this.identity = identity
  }
  takes(browser: Browser): void {
    this.browser = browser
    browser.onDeath = (reason) => this.browserDied(reason)
    browser.targets.onClosed = (targetId) => {
      const window = running.byTarget.get(targetId)
      running.byTarget.delete(targetId)
      if (window !== undefined) this.windowGone(window)
    }
    running.forget = (window) => this.windowGone(window)
    running.openTarget = () => browser.targets.open()
    running.closeTarget = (session) => browser.targets.close(session)
    running.quit = () => this.quit()
    running.announce = (contents) => this.emit('web-contents-created', {}, contents)
    running.crashed = (contents, details) => this.emit('render-process-gone', {}, contents, details)
  }
  ready(): void {
    this.started = true
    this.emit('ready', {}, {})
    this.becomeReady()
  }

  private closeWindows(): void {
    if (running.windows.length === 0) this.lastWords()
    // Every window is asked; one that refuses keeps the program alive.
    else if ([...running.windows].map((window) => window.askToClose()).includes(false)) this.quitting = false
  }

  private lastWords(): void {
    const event = preventable({})
    this.emit('will-quit', event)
    if (event.defaultPrevented) this.quitting = false
    else this.exit(0)
  }

  private windowGone(window: KnownWindow): void {
    if (!running.windows.includes(window)) return
    running.windows.splice(running.windows.indexOf(window), 1)
    window.gone()
    if (running.windows.length > 0 || this.exiting) return
    if (this.quitting) this.lastWords()
    else if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  private browserDied(reason: string): void {
    if (this.exiting) return
    console.error(
      `Chromium shell: the browser ended unexpectedly (${reason}); the application ends with status ${browserDied}`,
    )
    for (const { webContents } of [...running.windows]) {
      const details = { reason: 'killed', exitCode: 0 } as const
      webContents.emit('render-process-gone', preventable({}), details)
      this.emit('render-process-gone', {}, webContents, details)
    }
    this.exit(browserDied)
  }
}

export const theApp = subset('app', new App(), events)
