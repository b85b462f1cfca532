import { describe, expect, test } from 'vitest'
import { expected, outcomeOf, type Row } from './cli.ts'
import { answerRows, nameRows, realRows, resumeRows } from './rows/ceremonies.ts'
import { sample } from '../support/sample.ts'
import { moduleRows } from './rows/modules.ts'
import { parameterRows } from './rows/parameters.ts'
import { shippedRows } from './rows/shipped.ts'

/** Those of the table that are refused only where a module is at hand. */
describe.each([
  ['parameters', parameterRows],
  ['parameters of other scripts', shippedRows],
  ['module', moduleRows],
  ['answers', answerRows],
  ['names', nameRows],
  ['ceremony', realRows],
  ['kept ceremony', resumeRows],
] as const)('%s', (_table, rows) => {
  // Each is a process of its own: unless all are run, some of each code by the seed.
  test.concurrent.each(sample<Row>(rows, { of: 4, kind: ({ code }) => code }))(
    '$input: $code, exit $status',
    async (row) => {
      expect(await outcomeOf(row)).toEqual(expected(row))
    },
  )
})
