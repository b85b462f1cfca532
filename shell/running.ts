/** What the pieces of the shell share while it runs: the browser and its windows. */
import type { Session } from './browser/connection.ts'

/** As much of a window as the rest of the shell needs. */
export interface KnownWindow {
  readonly webContents: Electron.WebContents
  /** False if the application keeps it open. */
  askToClose: () => boolean
  gone: () => void
}

const notYet = () => {
  throw new Error('a window can be made when the app is ready')
}

const nothing = () => undefined

export const running = {
  windowCount: 0,
  windows: [] as KnownWindow[],
  byTarget: new Map<string, KnownWindow>(),
  openTarget: notYet as () => Promise<Session>,
  closeTarget: notYet as (session: Session) => void,
  announce: nothing as (contents: Electron.WebContents) => void,
  crashed: nothing as (contents: Electron.WebContents, details: Electron.RenderProcessGoneDetails) => void,
  /** The window is no more. */
  forget: nothing as (window: KnownWindow) => void,
  quit: nothing as () => void,
  pressed: nothing as (accelerator: string, window: Electron.BrowserWindow) => void,
}
