import { defineConfig } from 'vitest/config'

/** A part of the tests is known by its files' suffix; whatever has none of these is a unit test. */
const suffixed = ['hardware', 'kill', 'fuzz'] as const
const never = ['**/node_modules/**', 'build/**', '.cache/**', 'test/guards/fixtures/**']

const part = (name: string, include: string[], exclude: string[], testTimeout: number, globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude: [...never, ...exclude], testTimeout, hookTimeout: testTimeout, globalSetup },
})

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
        30_000,
      ),
      part('hardware', ['test/**/*.hardware.test.ts'], [], 120_000),
      part('kill', ['test/**/*.kill.test.ts'], [], 480_000, ['test/kill/setup.ts']),
      part('fuzz', ['test/**/*.fuzz.test.ts'], [], 480_000),
    ],
  },
})
