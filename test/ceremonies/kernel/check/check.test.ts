import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Finding, findingMessage } from '../../../../ceremonies/kernel/check.ts'
import { checkScript } from '../../../../ceremonies/index.ts'
import { en, inEnglish } from '../../../support/english.ts'
import { cases as others } from './cases.ts'
import { custodyCases } from './custody-cases.ts'
import { deliveryCases } from './delivery-cases.ts'
import { fixtures, medium } from './edits.ts'
import { change, changeCases } from './change-cases.ts'
import { recoveryCases } from './recovery-cases.ts'
import { badgeCases } from './badge-cases.ts'
import { speakingCases } from './speaking-cases.ts'

const cases = [...others, ...custodyCases, ...deliveryCases, ...recoveryCases, ...speakingCases, ...badgeCases]
const scripts = join(import.meta.dirname, '../../../../ceremonies/scripts')
const [shipped, secret, generateKeys, archiveKey, drill, custodians] = [
  'root-key',
  'split-secret',
  'generate-keys',
  'archive-key',
  'recovery-drill',
  'change-custodians',
].map((name) => readFileSync(join(scripts, `${name}.yaml`), 'utf8')) as [string, string, string, string, string, string]
const none = ['encryption-key', 'wrapping-key', 'mac-key', 'rsa-key'].map((name) => [name, 'none'])
const oneKey: Readonly<Record<string, string>> = { ...Object.fromEntries(none), 'ed25519-key': 'alone' }

function line(finding: Finding): string {
  const { line: at, column, severity, id, step } = finding
  return `${at}:${column} ${severity} ${id} ${step ?? '-'}: ${inEnglish(findingMessage(finding))}`
}

describe('the check of a script', () => {
  test.each([
    ['the shipped script', shipped, {}],
    ['the shipped script without an archive', shipped, { archive: 'none' }],
    ['the shipped script with RSA', shipped, { algorithm: 'RSA-4096', 'validity-years': '25' }],
    ['the shipped script with two custodians of three', shipped, { shares: '3', threshold: '2' }],
    ['the script for many keys', generateKeys, {}],
    ['the script for many keys, with one alone', generateKeys, oneKey],
    ['the script for a key in use', archiveKey, {}],
    ['the drill', drill, {}],
    ['the change of custodians', custodians, {}],
    ['the change of custodians without an archive', custodians, { archive: 'none' }],
    ['the change of custodians from 4 of 7 to 3 of 5', custodians, { shares: '5', threshold: '3', 'old-shares': '7' }],
    ['the drill without an archive', drill, { archive: 'none' }],
    ['the shipped script for a secret', secret, {}],
    ['the shipped script for a secret that is made', secret, { source: 'made', shares: '3', threshold: '2' }],
    ['the script that the cases spoil', medium, {}],
  ])('finds nothing in %s', (_name, script, settings) => {
    expect(checkScript(script, settings)).toEqual([])
  })

  test('has only warnings for the small script of the tests', () => {
    const found = checkScript(readFileSync(join(fixtures, 'small.yaml'), 'utf8'))
    expect(found.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'warning ENV-1',
      'warning RECORD-7',
      'warning KEY-10',
      'warning EXCEPTION-1',
    ])
  })

  test('the custody plan of the secret follows the number of shares, and is refused where its five sites are too few', () => {
    const found = [2, 5, 6, 16].flatMap((shares) =>
      [2, 4, shares - 1, shares]
        .filter((threshold) => threshold >= 2 && threshold <= shares)
        .map((threshold) => ({ shares, threshold })),
    )
    const custody = ({ shares, threshold }: { readonly shares: number; readonly threshold: number }) =>
      checkScript(secret, { shares: String(shares), threshold: String(threshold) })
        .filter(({ severity }) => severity === 'error')
        .map(({ id }) => id)
    const most = ({ shares }: { readonly shares: number }) => Math.ceil(shares / 5)
    const expected = found.map((one) => {
      const spare = one.shares - one.threshold
      const crowded = spare > 0 && most(one) > spare
      return { ...one, crowded }
    })
    expect(found.map((one) => ({ ...one, crowded: custody(one).length > 0 }))).toEqual(expected)
    expect(new Set(found.flatMap(custody))).toEqual(new Set(['CUSTODY-6', 'CUSTODY-7']))
  })

  test.each(cases)('$name', ({ edit, settings, finds }) => {
    expect(checkScript(edit(medium), settings).map(line)).toEqual(finds)
  })

  test.each(changeCases)('a change of custodians with $name', ({ edit, finds }) => {
    const usual = new Set(checkScript(change).map(({ id }) => id))
    const found = checkScript(edit(change)).filter(({ id }) => !usual.has(id))
    expect(found.map(line)).toEqual(finds)
  })

  test('every named check has a case', () => {
    const found = [...cases, ...changeCases].flatMap(({ finds }) => finds.map((one) => one.split(' ')[2]))
    expect(Object.keys(en.messages.check).filter((id) => !found.includes(id))).toEqual([])
  })
})

describe('whatever the text, the check answers', () => {
  const settings = fc.dictionary(fc.constantFrom('archive', 'shares', 'subject', 'algorithm', 'colour'), fc.string())
  const words = [
    ...new Set([...medium.matchAll(/[\w$-]+|[{}[\]:,]/g)].map(([word]) => word)),
    ...[
      'constructor',
      '__proto__',
      'each',
      '$turn',
      '{each}',
      '0',
      '-1',
      '1e9',
      'null',
      '2026-01-01',
      '"',
      '&a',
      '*a',
      '<<',
    ],
  ]
  const finds = (text: string, set: Readonly<Record<string, string>> = {}): void => {
    for (const found of checkScript(text, set)) {
      expect(found.line).toBeGreaterThan(0)
      expect(found.column).toBeGreaterThan(0)
      expect(found.line).toBeLessThanOrEqual(text.split('\n').length)
      expect(inEnglish(findingMessage(found))).not.toMatch(/undefined|\[object/)
    }
  }

  test('to any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), settings, finds))
  })

  test('to the script with words put in place of others', () => {
    const word = fc.tuple(fc.nat(medium.length), fc.constantFrom(...words))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), settings, (changes, set) => {
        finds(
          changes.reduce((text, [at, put]) => {
            const from = text.slice(at).search(/[\w$-]+/)
            return from < 0 ? text : text.slice(0, at + from) + text.slice(at + from).replace(/^[\w$-]+/, () => put)
          }, medium),
          set,
        )
      }),
      { numRuns: 80 },
    )
  })

  test('to the script with lines taken out, moved or repeated', () => {
    const lines = medium.split('\n')
    const change = fc.tuple(fc.nat(lines.length), fc.nat(lines.length), fc.nat(12), fc.boolean())
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        finds(
          changes
            .reduce((all, [from, to, length, keep]) => {
              const piece = all.slice(from, from + length)
              const rest = keep ? all : all.toSpliced(from, length)
              return rest.toSpliced(to, 0, ...piece)
            }, lines)
            .join('\n'),
        )
      }),
      { numRuns: 80 },
    )
  })
})
