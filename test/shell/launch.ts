import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'

export const trial = join(import.meta.dirname, 'app')

export function launch(env: Record<string, string> = {}, ...args: string[]): Promise<ElectronApplication> {
  return _electron.launch({ args: [trial, ...args], env: { ...(process.env as Record<string, string>), ...env } })
}
