/** `electron.webContents`: finding a page again. */
import { subset } from '../absent.ts'
import { running } from '../running.ts'

export const webContents = subset('webContents', {
  getAllWebContents: (): Electron.WebContents[] => running.windows.map((window) => window.webContents),
  fromId: (id: number): Electron.WebContents | undefined =>
    running.windows.find((window) => window.webContents.id === id)?.webContents,
  /** Playwright finds its page's window by this. */
  fromDevToolsTargetId: (targetId: string): Electron.WebContents | undefined =>
    running.byTarget.get(targetId)?.webContents,
}) satisfies Pick<typeof Electron.webContents, 'getAllWebContents' | 'fromId' | 'fromDevToolsTargetId'>
