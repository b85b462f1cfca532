import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page, test } from '@playwright/test'
import { lightenCodes } from '../support/light-codes.ts'

export const root = join(import.meta.dirname, '../..')

/** A folder of its own for `work`; removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-e2e-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** The same for a whole ceremony, which takes minutes. Within a step: outside of any, Playwright goes through all calls so far at each call. */
export function inLongRun<T>(work: (folder: string) => Promise<T>): Promise<T> {
  test.setTimeout(900_000)
  return inFolder((folder) => test.step('the ceremony', () => work(folder)))
}

export interface Started {
  readonly app: ElectronApplication
  readonly page: Page
}

/** The application as built, with its data in `folder`, at its first screen. */
export async function start(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  ...more: string[]
): Promise<Started> {
  const app = await _electron.launch({
    args: [root, '--data', join(folder, 'data'), ...more],
    env: { ...(process.env as Record<string, string>), ...environment },
    // The colours are the application's own affair.
    colorScheme: null,
  })
  await app.evaluate(lightenCodes)
  const page = await app.firstWindow()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { app, page }
}
