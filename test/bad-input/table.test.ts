import { describe, expect, test } from 'vitest'
import { expected, outcomeOf, type Row } from './cli.ts'
import { sample } from '../support/sample.ts'
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
  // Each is a process of its own: unless all are run, some of each code by the seed.
  test.concurrent.each(sample<Row>(rows, { of: 4, kind: ({ code }) => code }))(
    '$input: $code, exit $status',
    async (row) => {
      expect(await outcomeOf(row)).toEqual(expected(row))
    },
  )
})
