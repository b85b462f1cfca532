/** The two windows: the room's own, which may ask for everything, and the projector's, which is told one thing. */
import { BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import { type AskName, type Told, type TellName, channelOf } from '../../preload/contract.ts'
import { ORIGIN, PAGE, PROJECTOR_PAGE } from './pages.ts'

export interface Life {
  /** The room's window is to be closed: whatever is held is left first. */
  readonly onClose: () => void
  /** The process that shows the room has died. */
  readonly onGone: (reason: string) => void
}

export class Windows {
  readonly #preload: string
  readonly #life: Life
  #room: BrowserWindow | null = null
  #projector: BrowserWindow | null = null

  constructor(preload: string, life: Life) {
    this.#preload = preload
    this.#life = life
  }

  openRoom(): void {
    const room = windowAt(PAGE, 'Strongroom', this.#preload)
    this.#room = room
    room.on('close', (event) => {
      event.preventDefault()
      this.#life.onClose()
    })
    room.webContents.on('render-process-gone', (_event, { reason }) => this.#life.onGone(reason))
  }

  /** Somebody started the program again: what runs already is shown. */
  raise(): void {
    if (this.#room?.isMinimized() === true) this.#room.restore()
    this.#room?.focus()
  }

  projector(open: boolean): void {
    if (!open) this.#projector?.destroy()
    else if (this.#projector) this.#projector.focus()
    else {
      const projector = windowAt(PROJECTOR_PAGE, 'Strongroom: projector', this.#preload)
      this.#projector = projector
      const forget = (): void => {
        if (this.#projector === projector) this.#projector = null
      }
      projector.on('closed', forget)
      projector.webContents.on('render-process-gone', () => projector.destroy())
    }
  }

  /** True if it is our page in the main frame of a window of ours: the projector's may say that it is there, and no more. */
  mayAsk({ sender, senderFrame }: IpcMainInvokeEvent, name: AskName): boolean {
    const window = [this.#room, this.#projector].find((one) => one?.webContents === sender) ?? null
    if (window === null || senderFrame === null || senderFrame !== sender.mainFrame) return false
    if (senderFrame.origin !== ORIGIN || senderFrame.url.replace(/#.*$/s, '') !== PAGE) return false
    return window === this.#room || name === 'ready'
  }

  tell<N extends TellName>(name: N, value: Told<N>): void {
    const window = name === 'projection' ? this.#projector : this.#room
    if (window !== null && !window.isDestroyed()) window.webContents.send(channelOf(name), value)
  }

  zoom(percent: number): void {
    this.#room?.webContents.setZoomFactor(percent / 100)
  }

  close(): void {
    this.#projector?.destroy()
    this.#room?.destroy()
  }
}

function windowAt(page: string, title: string, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 800,
    minHeight: 600,
    title,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      plugins: false,
      spellcheck: false,
    },
  })
  window.loadURL(page).catch((error: unknown) => {
    // A window that is closed while it loads is no fault.
    if (!window.isDestroyed()) throw error
  })
  // The projector is not enlarged with the room: pages of one origin would be.
  window.webContents.setZoomMode('isolated')
  return window
}
