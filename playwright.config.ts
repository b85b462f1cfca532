import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import './scripts/test/seed.ts'

// npm's `electron`, and so Playwright's stock launcher, runs what is here instead of Electron's binary.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(import.meta.dirname, 'build/shell/dist')

/** Tests that drive a window: the shell's own and the application's. Two files at a time: a test waits for a third of its time, and a third one makes the others wait. */
export default defineConfig({
  testDir: 'test',
  testMatch: ['shell/**/*.spec.ts', 'renderer/**/*.spec.ts', 'e2e/**/*.spec.ts', 'bench/**/*.spec.ts'],
  outputDir: '.cache/playwright',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 20_000 },
  reporter: [['list'], ['./scripts/playwright-reporter.ts']],
})
