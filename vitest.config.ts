import './scripts/test/seed.ts'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'

/** A part of the tests is known by its files' suffix; whatever has none of these is a unit test. */
const suffixed = ['alone', 'hardware', 'kill', 'fuzz'] as const
const never = ['**/node_modules/**', 'build/**', '.cache/**', 'test/guards/fixtures/**']

/** `own`: what a part needs beside its tests. */
const part = (
  name: string,
  include: string[],
  exclude: string[],
  testTimeout: number,
  own: TestProjectInlineConfiguration['test'] = {},
) => ({
  extends: true as const,
  test: { name, include, exclude: [...never, ...exclude], testTimeout, hookTimeout: testTimeout, ...own },
})

/** Hosts are started by the thousand: bundled, each in half of the time. */
const bundled = ['test/support/bundled.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    reporters: ['default', './scripts/reporter.ts'],
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      part(
        'unit',
        ['test/**/*.test.ts'],
        suffixed.map((suffix) => `**/*.${suffix}.test.ts`),
        120_000,
        // Nearly half of the time went into loading the same modules for each file.
        { isolate: false },
      ),
      part('alone', ['test/**/*.alone.test.ts'], [], 120_000),
      part('hardware', ['test/**/*.hardware.test.ts'], [], 120_000, {
        globalSetup: bundled,
        setupFiles: ['test/support/bundled-hosts.ts'],
      }),
      part('kill', ['test/**/*.kill.test.ts'], [], 480_000, { globalSetup: bundled }),
      part('fuzz', ['test/**/*.fuzz.test.ts'], [], 480_000),
    ],
  },
})
