/** `electron.BrowserWindow`. Every window is sandboxed and isolated; options that would change that throw. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { asElectron, preventable, subset } from '../absent.ts'
import type { Session } from '../browser/connection.ts'
import type { WindowBounds } from '../browser/protocol.ts'
import type { FromPage } from '../page/preload-world.ts'
import { running } from '../running.ts'
import { applyTheme } from '../theme.ts'
import { background, checkOptions } from './options.ts'
import { ShellWebContents } from './web-contents.ts'

const events = ['close', 'closed', 'ready-to-show', 'show', 'focus', 'blur', 'enter-full-screen', 'leave-full-screen']

class ShellWindow extends EventEmitter {
  readonly id: number
  readonly webContents: Electron.WebContents
  private readonly contents: ShellWebContents
  private fullScreen: boolean
  private focused = false
  private destroyed = false
  private closing = false
  private shownOnce = false
  private readonly title: string

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    checkOptions(options)
    const { webPreferences = {}, title = '' } = options
    const self = subset('BrowserWindow', this, events)
    this.id = ++running.windowCount
    this.title = title
    this.fullScreen = options.fullscreen === true || options.kiosk === true
    const preload = webPreferences.preload === undefined ? null : readFileSync(webPreferences.preload, 'utf8')
    const target = running.openTarget()
    this.contents = new ShellWebContents(this.id, target, preload, {
      noted: (message) => self.noted(message),
      painted: () => self.painted(),
      close: () => self.close(),
      asksToClose: () => self.listenerCount('close') > 0,
      mayClose: () => self.mayClose(),
    })
    this.webContents = asElectron(this.contents)
    running.windows.push(asElectron(self))
    running.announce(this.webContents)
    target
      .then((session) => self.dress(session, options))
      .catch((error: unknown) => {
        console.error(`Chromium shell: no window: ${String(error)}`)
        running.forget(asElectron(self))
      })
    // biome-ignore lint/correctness/noConstructorReturn: what the application holds refuses by name what is not here
    return self
  }

  static getAllWindows(): Electron.BrowserWindow[] {
    return [...asElectron<Electron.BrowserWindow[]>(running.windows)]
  }
  static fromWebContents(webContents: Electron.WebContents): Electron.BrowserWindow | null {
    return ShellWindow.getAllWindows().find((window) => window.webContents === webContents) ?? null
  }
  static fromId(id: number): Electron.BrowserWindow | null {
    return ShellWindow.getAllWindows().find((window) => window.id === id) ?? null
  }
  static getFocusedWindow(): Electron.BrowserWindow | null {
    return ShellWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  loadURL(url: string): Promise<void> {
    return this.contents.loadURL(url)
  }
  getTitle(): string {
    return this.title
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isVisible(): boolean {
    return !this.destroyed
  }
  isFocused(): boolean {
    return this.focused && !this.destroyed
  }
  isFullScreen(): boolean {
    return this.fullScreen
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {
    this.setBounds({ windowState: 'normal' })
  }
  /** A window is to be seen from its beginning; `show` raises it. */
  show(): void {
    this.focus()
    this.emit('show')
  }
  focus(): void {
    this.contents.focus()
  }
  setFullScreen(flag: boolean): void {
    this.fullScreen = flag
    this.setBounds({ windowState: flag ? 'fullscreen' : 'normal' })
    this.emit(flag ? 'enter-full-screen' : 'leave-full-screen')
  }
  /** There is no menu bar; accelerators stay. */
  setMenuBarVisibility(): void {}
  removeMenu(): void {}

  close(): void {
    this.askToClose()
  }
  askToClose(): boolean {
    const may = this.mayClose()
    if (may) this.destroy()
    return may
  }
  /** Asks the application, unless it has agreed already. */
  private mayClose(): boolean {
    if (this.destroyed || this.closing) return true
    const event = preventable({})
    this.emit('close', event)
    return !event.defaultPrevented
  }
  destroy(): void {
    this.closing = true
    this.contents.attached().then(
      ({ session }) => running.closeTarget(session),
      () => running.forget(asElectron(this)),
    )
  }

  /** Called when Chromium has closed the window, for whatever reason. */
  gone(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.contents.destroyed()
    this.emit('closed')
  }

  private async dress(session: Session, options: Electron.BrowserWindowConstructorOptions): Promise<void> {
    const targetId = session.target?.targetId ?? ''
    running.byTarget.set(targetId, asElectron(this))
    const { backgroundColor, width, height } = options
    if (backgroundColor !== undefined) {
      session.tell('Emulation.setDefaultBackgroundColorOverride', { color: background(backgroundColor) })
    }
    applyTheme(session)
    void session.crashed.then(() => running.crashed(this.webContents, this.contents.died('crashed')))
    if (this.fullScreen) this.setBounds({ windowState: 'fullscreen' })
    else if (width !== undefined && height !== undefined) this.setBounds({ width, height })
    await this.contents.attached()
  }

  /** Bounds of a window that is closed meanwhile matter to nobody. */
  private setBounds(bounds: WindowBounds): void {
    const set = async () => {
      const { session, zoom } = await this.contents.attached()
      const { windowId } = await session.send('Browser.getWindowForTarget', {})
      await session.send('Browser.setWindowBounds', { windowId, bounds })
      if (zoom.factor !== 1) await zoom.apply()
    }
    set().catch(() => undefined)
  }

  private noted(message: Extract<FromPage, { type: 'note' | 'key' }>): void {
    if (message.type === 'key') {
      running.pressed(message.accelerator, asElectron(this))
      return
    }
    this.focused = message.note === 'focus'
    this.emit(message.note)
    this.contents.emit(message.note)
  }

  private painted(): void {
    if (this.shownOnce) return
    this.shownOnce = true
    this.emit('ready-to-show')
  }
}

export const BrowserWindow = subset('BrowserWindow', ShellWindow) satisfies Pick<
  typeof Electron.BrowserWindow,
  'getAllWindows' | 'fromWebContents' | 'fromId' | 'getFocusedWindow'
>
