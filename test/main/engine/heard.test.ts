/** What two people are asked about when a ceremony that was left goes on: whether that was said, and found. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { heardIn } from '../../../main/engine/heard.ts'
import { goldenBundle } from '../../golden/golden.ts'

const lines = readFileSync(join(goldenBundle('1', 'medium'), 'facts.jsonl'), 'utf8').split(/(?<=\n)/)

test('what the laptop showed is among it, each thing by itself', () => {
  const { heard } = heardIn(lines, lines.length, (step) => `Step ${step}`)
  const [examined, ...more] = heard.filter(({ said }) => said === 'examine')
  expect([examined?.by, examined?.step, more]).toEqual([null, 'Step environment', []])
  expect(examined?.content.map(([name]) => name)).toEqual(['system'])
})
