import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { sandbox } from './sandbox.ts'

interface LintResult {
  filePath: string
  messages: { ruleId: string | null; line: number }[]
}

/** Each statement on a line of its own in ceremonies/ must be refused by exactly these rules. */
const impure: [statement: string, ...rules: string[]][] = [
  ['export const a = Date.now()', 'no-restricted-properties'],
  ['export const b = new Date()', 'no-restricted-syntax'],
  ['export const c = Date()', 'no-restricted-syntax'],
  ['export const d = Math.random()', 'no-restricted-properties'],
  ['export const { random: e } = Math', 'no-restricted-properties', 'no-restricted-syntax'],
  ['export const f = Date', 'no-restricted-syntax'],
  ['export const g = [Date]', 'no-restricted-syntax'],
  ['export const g2 = Object.is(Math, 1)', 'no-restricted-syntax'],
  ['export const h = globalThis', 'no-restricted-globals'],
  ['export const i = new Intl.DateTimeFormat()', 'no-restricted-globals'],
  ["export const j = 'a'.localeCompare('b')", 'no-restricted-properties'],
  ['export const k = new Date(0).getHours()', 'no-restricted-properties'],
  ['export const l = new Date(0).toLocaleString()', 'no-restricted-properties'],
  ["export const m = import('./other.ts')", 'no-restricted-syntax'],
  ['export const n = new WeakRef({})', 'no-restricted-globals'],
  ["export const o: unknown = eval('1')", 'no-restricted-globals'],
]
/** Not known there at all (tsc says so too), so that the types' rules may have more to say. */
const unknownGlobals = ['performance', 'crypto', 'process', 'Buffer', 'console', 'setTimeout', 'fetch', 'TextEncoder']

const pure = [
  "export const day = new Date('2030-01-01T00:00:00Z').toISOString()",
  'export const least = Math.min(1, 2)',
  'export const isDate = (value: unknown): value is Date => value instanceof Date',
]

/** What would bring text to a terminal past main/output.ts. */
const printing = [
  "import other from 'node:process'",
  "import { Console } from 'node:console'",
  "process.stdout.write('1')",
  "process.stderr.write('2')",
  "console.log('3')",
  'export const { stdout: p } = process',
  'export const q = process.stderr',
]

test('eslint refuses clock, chance, machine and locale in ceremonies, and only there', () => {
  const project = sandbox({
    'ceremonies/other.ts': 'export {}\n',
    'ceremonies/impure.ts': `${impure.map(([statement]) => statement).join('\n')}\n`,
    'ceremonies/unknown.ts': `${unknownGlobals.map((name, at) => `export const x${at} = ${name}`).join('\n')}\n`,
    'ceremonies/pure.ts': `${pure.join('\n')}\n`,
    'main/clock.ts':
      'export const now = Date.now()\nexport const dice = Math.random()\nexport const later = new Date()\n',
    'main/place.ts': 'export const place = import.meta.dirname\n',
    'main/print.ts': printing.map((statement) => `${statement}\n`).join(''),
    'main/output.ts': "process.stdout.write('1')\nprocess.stderr.write('2')\n",
    'main/shipped.ts': 'export const place = import.meta.dirname\n',
    'main/promise.ts': 'const work = async (): Promise<void> => Promise.resolve()\nwork()\nexport {}\n',
    'native/any.ts': "export const read = JSON.parse('1').a.b\n",
    'test/any.ts': 'export const read = (value: any) => value.a\n',
    'scripts/one.ts': 'export const one = 1\nexport type One = 1\n',
    'scripts/twice.ts':
      "import { one } from './one.ts'\nimport type { One } from './one.ts'\nexport const two: One = one\n",
    'scripts/equal.ts': 'export const same = (a: string | null) => a == null\n',
  })
  const { output } = project.run('eslint', '--format', 'json', '.')
  const results = JSON.parse(output) as LintResult[]
  const refused = new Map(results.map(({ filePath, messages }) => [relative(project.folder, filePath), messages]))
  const rules = (file: string, line: number) =>
    [
      ...new Set(
        refused
          .get(file)
          ?.filter((message) => message.line === line)
          .map((message) => message.ruleId),
      ),
    ].sort()

  expect(impure.map(([statement], at) => [statement, ...rules('ceremonies/impure.ts', at + 1)])).toEqual(impure)
  expect(
    unknownGlobals.filter((_, at) => !rules('ceremonies/unknown.ts', at + 1).includes('no-restricted-globals')),
  ).toEqual([])
  expect(refused.get('ceremonies/pure.ts')).toEqual([])
  expect(refused.get('main/clock.ts')).toEqual([])
  expect(
    printing.filter((_, at) => rules('main/print.ts', at + 1).every((rule) => !rule?.startsWith('no-restricted-'))),
  ).toEqual([])
  expect(refused.get('main/output.ts')).toEqual([])
  expect(rules('main/place.ts', 1)).toEqual(['no-restricted-syntax'])
  expect(refused.get('main/shipped.ts')).toEqual([])
  expect(rules('main/promise.ts', 2)).toEqual(['@typescript-eslint/no-floating-promises'])
  expect(rules('native/any.ts', 1)).toEqual(
    ['@typescript-eslint/no-unsafe-member-access', '@typescript-eslint/no-unsafe-assignment'].sort(),
  )
  expect(rules('test/any.ts', 1)).toContain('@typescript-eslint/no-explicit-any')
  expect(rules('scripts/equal.ts', 1)).toEqual(['eqeqeq'])
  expect(rules('scripts/twice.ts', 2)).toEqual(['no-duplicate-imports'])
})

test('biome refuses another format, a skipped test, a focused test and an unused import', () => {
  const project = sandbox({
    'main/format.ts': 'export const a = "double";\n',
    'main/unused.ts': "import { join } from 'node:path'\n\nexport const b = 1\n",
    'main/protocol.ts': "import { join } from 'path'\n\nexport const c = join('a', 'b')\n",
    'test/skip.test.ts': "import { test } from 'vitest'\n\ntest.skip('later', () => {})\n",
    'test/only.test.ts': "import { test } from 'vitest'\n\ntest.only('just this', () => {})\n",
    'main/fine.ts': "export const d = 'single'\n",
  })
  const { status, output } = project.run('biome', 'check', '--vcs-enabled=false', '.')
  const found = [...output.matchAll(/^((?:main|test)\/\S+?)(?::\d+:\d+)? (lint\/\S+|format)/gm)].map(
    ([, file, rule]) => `${String(file)} ${String(rule)}`,
  )
  expect({ status, found: [...new Set(found)].sort() }).toEqual({
    status: 1,
    found: [
      'main/format.ts format',
      'main/protocol.ts lint/style/useNodejsImportProtocol',
      'main/unused.ts lint/correctness/noUnusedImports',
      'test/only.test.ts lint/suspicious/noFocusedTests',
      'test/skip.test.ts lint/suspicious/noSkippedTests',
    ],
  })
})
