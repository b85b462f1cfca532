/**
 * Counts strictly and closes with the line `N passed, N failed`. A test that did not run (skipped, todo) is a failed one;
 * so are a file without tests, an error outside any test, and a part that ran fewer tests than its floor.
 */
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

export default class StrictReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const failed = tests.filter((test) => test.result().state !== 'passed')
    const failures = [
      ...failed.map((test) => `${test.result().state}: ${test.module.relativeModuleId} > ${test.fullName}${why(test)}`),
      ...modules.filter(broken).map((module) => `broken file: ${module.relativeModuleId}`),
      ...unhandled.map((error) => `error outside any test: ${error.message}`),
    ]
    // Set by scripts/test.ts when a whole part is run.
    const floor = Number(process.env['TEST_FLOOR'] ?? 0)
    if (tests.length < floor) failures.push(`tests run: ${tests.length}, at least ${floor} must be`)
    for (const failure of failures) console.log(`FAILED ${failure}`)
    console.log(`${tests.length - failed.length} passed, ${failures.length} failed`)
    if (failures.length > 0) process.exitCode = 1
  }
}

/** The first line of what it failed with. */
function why(test: TestCase): string {
  const [line = ''] = (test.result().errors?.[0]?.message ?? '').split('\n')
  return line === '' ? '' : `: ${line}`
}

/** True if the file could not be loaded, holds no test, or failed around its tests. */
function broken(module: TestModule): boolean {
  return module.errors().length > 0 || module.children.allTests().next().done === true
}
