/** What main said to a page that wanted to go elsewhere, to open something or to download. */
import type { ElectronApplication } from '@playwright/test'

export interface Judged {
  readonly what: 'navigation' | 'download'
  readonly url: string
  readonly refused: boolean
}

/** Main's own guards have been asked before these listeners: what they refused is seen here as refused. */
export async function judging(app: ElectronApplication): Promise<() => Promise<readonly Judged[]>> {
  await app.evaluate(({ BrowserWindow, session }) => {
    const judged: Judged[] = []
    Object.assign(globalThis, { judged })
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.on('will-navigate', ({ url, defaultPrevented }) => {
      judged.push({ what: 'navigation', url, refused: defaultPrevented })
    })
    session.defaultSession.on('will-download', ({ defaultPrevented }, item) => {
      judged.push({ what: 'download', url: item.getURL(), refused: defaultPrevented })
    })
  })
  return () => app.evaluate(() => (globalThis as unknown as { readonly judged: Judged[] }).judged)
}
