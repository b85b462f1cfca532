import { expect, test } from 'vitest'
import { sandbox } from './sandbox.ts'

/** `file: code` of each error, in tsc's order. */
const errors = (output: string) =>
  [...output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(
    ([, file, code]) => `${String(file)}: ${String(code)}`,
  )

test('tsc refuses Node and DOM in ceremonies, and what the strict options forbid', () => {
  const project = sandbox({
    'ceremonies/buffer.ts': 'export const bytes = Buffer.alloc(1)\n',
    'ceremonies/document.ts': 'export const page = document.title\n',
    'ceremonies/encoder.ts': 'export const encoder = new TextEncoder()\n',
    'ceremonies/enum.ts': 'export enum Level { Public }\n',
    'ceremonies/fs.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    'ceremonies/hex.ts': 'export type Hex = string\n',
    'ceremonies/index-access.ts': 'export const first = (all: readonly string[]): string => all[0]\n',
    'ceremonies/optional.ts': 'export const fact: { note?: string } = { note: undefined }\n',
    'ceremonies/process.ts': 'export const now = process.hrtime()\n',
    'ceremonies/timer.ts': 'setTimeout(() => {}, 1)\n',
    'ceremonies/type-import.ts': "import { Hex } from './hex.ts'\nexport type H = Hex\n",
    'native/fine.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
    'native/page.ts': 'export const page = document.title\n',
  })
  const { status, output } = project.run('tsc', '-b', 'ceremonies', 'native')
  expect({ status, errors: errors(output) }).toEqual({
    status: 1,
    errors: [
      'ceremonies/buffer.ts: TS2591',
      'ceremonies/document.ts: TS2584',
      'ceremonies/encoder.ts: TS2304',
      'ceremonies/enum.ts: TS1294',
      'ceremonies/fs.ts: TS2591',
      'ceremonies/index-access.ts: TS2322',
      'ceremonies/optional.ts: TS2375',
      'ceremonies/process.ts: TS2591',
      'ceremonies/timer.ts: TS2304',
      'ceremonies/type-import.ts: TS1484',
      'native/page.ts: TS2584',
    ],
  })
})

test('tsc accepts the same project without them', () => {
  const project = sandbox({
    'ceremonies/digest.ts': "import { sha256 } from '@noble/hashes/sha2.js'\nexport const digest = sha256\n",
    'main/digest.ts': "export { digest } from '../ceremonies/digest.ts'\n",
  })
  expect(project.run('tsc', '-b')).toEqual({ status: 0, output: '' })
})
