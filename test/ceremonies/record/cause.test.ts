import { expect, test } from 'vitest'
import { causeOf } from '../../../ceremonies/record/cause.ts'
import { problem } from '../../../ceremonies/record/problem.ts'

test.each([
  [
    'a deleted fact',
    [problem('LEAF_DIFFERS', 4), problem('ROOT_DIFFERS'), problem('SEQUENCE_WRONG', 4), problem('RECORD_KEY_MISSING')],
    'LEAF_DIFFERS',
  ],
  ['a line that cannot be read', [problem('LEAF_DIFFERS', 7), problem('LINE_MALFORMED', 7)], 'LINE_MALFORMED'],
  ['damage before that line', [problem('LEAF_DIFFERS', 4), problem('LINE_MALFORMED', 7)], 'LEAF_DIFFERS'],
  ['a changed content', [problem('MANIFEST_DIFFERS'), problem('BODY_DIFFERS', 3)], 'BODY_DIFFERS'],
  ['a missing file', [problem('ROOT_DIFFERS'), problem('OPENING_MISSING'), problem('FILE_MISSING')], 'FILE_MISSING'],
  ['between two checkpoints', [problem('ROOT_DIFFERS'), problem('ACT_DAMAGED')], 'ACT_DAMAGED'],
  ['a stray file', [problem('MANIFEST_DIFFERS'), problem('FILE_UNKNOWN')], 'FILE_UNKNOWN'],
  ['nothing but a consequence', [problem('MANIFEST_DIFFERS')], 'MANIFEST_DIFFERS'],
] as const)('the cause of %s is told before what follows from it', (_, problems, code) => {
  expect(causeOf(problems)?.code).toBe(code)
})

test('nothing wrong has no cause', () => {
  expect(causeOf([])).toBeNull()
})
