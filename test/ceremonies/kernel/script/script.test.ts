import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ownFields } from '../../../../ceremonies/kernel/script.ts'
import { parseScript, readScript } from '../../../../ceremonies/index.ts'
import { refused } from '../../../support/refused.ts'
import { inEnglish } from '../../../support/english.ts'

const small = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/small.yaml'), 'utf8')

/** The small script with one text in place of another, which must stand there. */
function spoilt(from: string, to: string): string {
  if (!small.includes(from)) throw new Error(`there is no ${from}`)
  return small.replace(from, to)
}

const said = (line: number, column: number, reason: string) => ({
  code: 'SCRIPT_INVALID',
  message: `The script is not valid at line ${line}, column ${column}: ${reason}. Correct the file and check it again.`,
})

test('a script is read with the defaults of what it leaves out', () => {
  const script = parseScript(small)
  const [step] = script.acts[0]?.steps ?? []
  expect(script.roles['administrator']).toEqual({ title: 'Ceremony administrator', count: 1 })
  expect(script.inventory).toMatchObject({ cards: {}, bags: {}, media: {} })
  expect(step && ownFields(step)).toEqual({ identity: ['Passport'] })
  expect(step).toMatchObject({ minutes: 2, controls: [], performs: 'administrator' })
})

describe('a script is refused at the line and column of', () => {
  test.each([
    ['an unknown member', spoilt('purpose:', 'colour: red\npurpose:'), 4, 1, 'unknown member colour'],
    [
      'an unknown member of a role',
      spoilt('count: 2,', 'count: 2, size: 1,'),
      13,
      40,
      'roles.witness: unknown member size',
    ],
    ['a member of another kind', spoilt('kind: seal,', 'kind: seal, label: a,'), 57, 33, 'unknown member label'],
    [
      'a kind that is none',
      spoilt('kind: seal,', 'kind: close,'),
      57,
      21,
      expect.stringMatching(/^acts.1.steps.6.kind: /),
    ],
    [
      'a kind that no script may name',
      spoilt('kind: seal,', 'kind: reload,'),
      57,
      21,
      expect.stringMatching(/^acts.1.steps.6.kind: /),
    ],
    ['a missing member', spoilt('title: Small ceremony\n', ''), 2, 1, 'title: is missing'],
    ['a missing field of a kind', spoilt('        label: root\n', ''), 36, 9, 'label: is missing'],
    ['another format', spoilt('strongroom: 1', 'strongroom: 2'), 2, 1, 'strongroom: must be 1'],
    ['a repeated key', spoilt('purpose:', 'title: Twice\npurpose:'), 4, 1, 'this member is repeated'],
    [
      'a name that is none',
      spoilt('id: opening', 'id: Opening'),
      19,
      5,
      'acts.0.id: must be lower-case words joined by hyphens',
    ],
    ['no act', `${small.slice(0, small.indexOf('acts:'))}acts: []\n`, 18, 1, 'acts: must have at least 1 member'],
    [
      'a default that its parameter refuses',
      spoilt('default: 10', 'default: 30'),
      9,
      3,
      expect.stringMatching(/validity-years must be a whole number from 1 to 25/),
    ],
    [
      'a count that no cast allows',
      spoilt('count: 2', 'count: $validity'),
      13,
      30,
      expect.stringMatching(/^The role witness needs a whole number of people/),
    ],
    [
      'an anchor',
      spoilt('title: Small ceremony', 'title: &name Small ceremony'),
      3,
      14,
      'anchors and aliases are not allowed',
    ],
    ['a tag', spoilt('title: Small ceremony', 'title: !secret Small ceremony'), 3, 8, 'this tag is not known'],
    [
      'broken syntax',
      spoilt('title: Small ceremony', 'title: [Small ceremony'),
      4,
      1,
      'the lines of a collection must be indented alike',
    ],
    ['a second document', `${small}---\na: 1\n`, 58, 1, 'a second document begins here'],
    [
      'text that is not NFC',
      spoilt('Small ceremony', 'Sma\u0308ll ceremony'),
      3,
      8,
      'text must be in Unicode form NFC',
    ],
  ])('%s', (_name, text, line, column, reason) => {
    const [first] = readScript(text).problems
    expect(first && { ...first, reason: inEnglish(first.reason) }).toEqual({ line, column, reason })
  })

  test.each([
    ['nothing at all', '', 1, 1],
    ['a list', '- a\n', 1, 1],
    ['a megabyte', `# ${'x'.repeat(1_000_000)}`, 1, 1],
  ])('%s', async (_name, text, line, column) => {
    const { code, message } = await refused(() => parseScript(text))
    expect(code).toBe('SCRIPT_INVALID')
    expect(message).toContain(`at line ${line}, column ${column}: `)
  })
})

test('all problems of a script are told, in the order of the file', () => {
  const text = small.replace('purpose:', 'colour: red\npurpose:').replace('kind: seal,', 'kind: close,')
  expect(readScript(text).problems.map(({ line, column }) => [line, column])).toEqual([
    [4, 1],
    [58, 21],
  ])
})

test('the first problem is the refusal', async () => {
  const text = spoilt('purpose:', 'colour: red\npurpose:')
  expect(await refused(() => parseScript(text))).toEqual(said(4, 1, 'unknown member colour'))
})

test('no text makes the reader throw anything but a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.nat(small.length), (noise, at) => {
      const { script, problems } = readScript(small.slice(0, at) + noise + small.slice(at))
      expect(script === null).toBe(problems.length > 0)
    }),
    { numRuns: 60 },
  )
})

test('however deep the nesting, it is read or refused by name', () => {
  const depths = Array.from({ length: 40 }, (_, at) => Math.round(500 * 1.1 ** at))
  const reasons = depths.map(
    (depth) => readScript(`strongroom: ${'['.repeat(depth)}${']'.repeat(depth)}`).problems[0]?.reason,
  )
  expect(reasons.map((reason) => reason?.code)).toContain('reason.tooDeep')
  expect(reasons.filter((reason) => reason === undefined)).toEqual([])
})
