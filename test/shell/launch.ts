import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

declare global {
  interface Window {
    /** What the trial's preload exposes. */
    trial: {
      version: number
      invoke: (channel: string, ...values: unknown[]) => Promise<unknown>
      note: (...values: unknown[]) => void
      onNews: (listener: (...values: unknown[]) => void) => () => void
      sum: (a: number, b: number) => number
      fail: () => never
    }
  }
}

export interface Trial {
  app: ElectronApplication
  page: Page
}

export const trialFolder = join(import.meta.dirname, 'app')

/** The trial application with its first page loaded, driven as any Electron application is. */
export async function launch(env: Record<string, string> = {}): Promise<Trial> {
  const app = await _electron.launch({
    args: [trialFolder],
    env: { ...(process.env as Record<string, string>), ...env },
    timeout: 30_000,
  })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  return { app, page }
}

/** The events that the application has noted so far. */
export function happened({ app }: Trial): Promise<unknown[][]> {
  return app.evaluate(() => (globalThis as unknown as { happened: unknown[][] }).happened)
}

let loads = 0

/** Loads another page of the trial in its window. Playwright hears of it later than main: a new address each time shows it. */
export async function load({ app, page }: Trial, path: string): Promise<void> {
  const address = `${path}?${++loads}`
  const heard = page.waitForURL(`https://room.strongroom.invalid${address}`)
  await app.evaluate(({ BrowserWindow }, to) => {
    return BrowserWindow.getAllWindows()[0]?.loadURL(`strongroom://room${to}`)
  }, address)
  await heard
}
