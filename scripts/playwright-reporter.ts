/** Counts as strictly as reporter.ts and closes with the same line: a test that did not run is a failed one. */
import type { FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter'

export default class StrictReporter implements Reporter {
  private root: Suite | null = null
  private errors: string[] = []

  onBegin(_config: unknown, suite: Suite): void {
    this.root = suite
  }

  onError(error: TestError): void {
    this.errors.push(`error outside any test: ${error.message ?? 'unknown'}`)
  }

  onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    const tests = this.root?.allTests() ?? []
    const failed = tests.filter((test) => !passed(test))
    const failures = [...failed.map((test) => test.titlePath().slice(2).join(' > ')), ...this.errors]
    // Set by scripts/test.ts when a whole part is run.
    const floor = Number(process.env['TEST_FLOOR'] ?? 0)
    if (tests.length < floor) failures.push(`tests run: ${tests.length}, at least ${floor} must be`)
    for (const failure of failures) console.log(`FAILED ${failure}`)
    console.log(`${tests.length - failed.length} passed, ${failures.length} failed`)
    return Promise.resolve({ status: failures.length > 0 ? 'failed' : result.status })
  }

  printsToStdio(): boolean {
    return true
  }
}

function passed(test: TestCase): boolean {
  return test.outcome() === 'expected' && test.results.at(-1)?.status === 'passed'
}
