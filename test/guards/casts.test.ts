/** Nothing is taken for what it was not checked to be, but at borders that are listed here. */
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = ['ceremonies', 'native', 'main', 'preload', 'renderer', 'shell', 'scripts']

/** Each with its reason; the number is how many a file has. */
const borders: Readonly<Record<string, number>> = {
  // The line before has parsed by the schema of the very method; types cannot follow one method through its contract.
  'native/serve.ts': 1,
  // A reply is parsed by its method's schema before it resolves the call, whose type is bound where it is asked (host.ts).
  'main/devices/life.ts': 1,
  // The browser that we started answers each command by its number; DevTools' protocol has no schema at run time.
  'shell/browser/connection.ts': 1,
  // What stands for a module that is absent: it fails whenever it is used.
  'shell/absent.ts': 1,
}

/** The casts through never or unknown, and every `any`, by line. */
function casts(file: string, text: string): readonly string[] {
  const found: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const isKeyword = (node: ts.Node, kind: ts.SyntaxKind): boolean => node.kind === kind
  const isThrough = ({ expression, type }: ts.AsExpression | ts.TypeAssertion): boolean =>
    isKeyword(type, ts.SyntaxKind.NeverKeyword) ||
    ((ts.isAsExpression(expression) || ts.isTypeAssertionExpression(expression)) &&
      (isKeyword(expression.type, ts.SyntaxKind.UnknownKeyword) ||
        isKeyword(expression.type, ts.SyntaxKind.NeverKeyword)))
  const visit = (node: ts.Node): void => {
    const isCast = (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) && isThrough(node)
    if (isCast || isKeyword(node, ts.SyntaxKind.AnyKeyword))
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

test('no cast through never or unknown and no any, but at the borders listed with their reasons', () => {
  const files = folders.flatMap((folder) => globSync(join(root, folder, '**/*.{ts,tsx}')))
  expect(files.length).toBeGreaterThan(400)
  const found = files.map((file) => [relative(root, file), casts(file, readFileSync(file, 'utf8')).length] as const)
  expect(Object.fromEntries(found.filter(([, count]) => count > 0))).toEqual(borders)
})

test('each way to write one is found', () => {
  const text = [
    'const a = b as never',
    'const c = d as unknown as E',
    'const f = <G><unknown>h',
    'function i(j: any): Map<string, any> {}',
    'const fine = k as L',
    "const many: 'any' = any",
  ].join('\n')
  expect(casts('a.ts', text)).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3', 'a.ts:4', 'a.ts:4'])
})
