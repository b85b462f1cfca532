import { describe, expect, test } from 'vitest'
import { expected, outcomeOf } from './cli.ts'
import { bundleRows } from './rows/bundles.ts'
import { placeRows } from './rows/places.ts'
import { scriptRows } from './rows/scripts.ts'
import { shareRows } from './rows/shares.ts'
import { usageRows } from './rows/usage.ts'

/** What is refused with code, sentence and place, and leaves every file as it was. */
describe.each([
  ['command line', usageRows],
  ['script', scriptRows],
  ['place to write', placeRows],
  ['bundle', bundleRows],
  ['shares', shareRows],
] as const)('%s', (_table, rows) => {
  test.concurrent.each(rows)('$input: $code, exit $status', async (row) => {
    expect(await outcomeOf(row)).toEqual(expected(row))
  })
})
