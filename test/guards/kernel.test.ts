/** The kernel names no step kind, and knows nothing of HSMs, keys, shares, cards and certificates. */
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { current } from '../../ceremonies/index.ts'
import { Command } from '../../ceremonies/kernel/command.ts'

const root = join(import.meta.dirname, '../..')
const about = /^(hsm|token|key|share|custodian|quorum|backup|card|certificate|pkcs|archive|blob|mnemonic)s?$/

/** `reason.certificateCovers` is three words. */
const wordsIn = (text: string): readonly string[] =>
  text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase())

/** What people may say at any time has a command of the kernel's own, and a kind of step with that name beside it. */
const commands = new Set(Command.options.map(({ shape }) => shape.type.value as string))
const kinds = new Set([...current.kinds.keys()].filter((kind) => !commands.has(kind)))

/** Each with its reason. */
const known: readonly string[] = [
  // The ways of a secret: what is asked of people alone, by purpose.
  "kernel/secret-ask.ts: 'share'",
  'kernel/secret-ask.ts: share',
  'kernel/secret-ask.ts: token',
  // The devices that a ceremony agrees on, finds at its opening and uses in its acts.
  'kernel/agreement.ts: tokens',
  'kernel/command.ts: tokens',
  'kernel/model.ts: tokens',
  'kernel/step.ts: tokens',
  // Where the key is that signs the record.
  'kernel/signer.ts: token',
  // Whether an act works with cards, as with the secrets process.
  'kernel/model.ts: cards',
  'kernel/step.ts: cards',
  // What every page and screen is stamped with, which a subject says.
  'kernel/shows.ts: softwareToken',
  'kernel/view.ts: softwareToken',
  'kernel/shows.ts: softwareCard',
  'kernel/view.ts: softwareCard',
  // The key that signs the record belongs to the record, not to a subject: its fate stands in the journal beside it.
  "kernel/journal.ts: 'record-key.started'",
  "kernel/journal.ts: 'record-key.failed'",
  "kernel/journal.ts: 'record-key.redone'",
  "kernel/journal.ts: 'record-key.destroyed'",
]

/** A member that a type or a value has, by the name written there; null for whatever else. */
function memberIn(node: ts.Node): string | null {
  const has = ts.isPropertySignature(node) || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
  return has && ts.isIdentifier(node.name) ? node.name.text : null
}

/** The texts and members in a file that name what the kernel may not know; imports are for dependency-cruiser. */
function named(file: string, text: string): readonly string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    // What a member of a script is, is told to whoever writes one; nothing is decided by it.
    const called = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression : null
    if (called?.name.text === 'describe') {
      visit(called)
      return
    }
    const member = memberIn(node)
    if (member !== null && wordsIn(member).some((word) => about.test(word))) found.push(`${file}: ${member}`)
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      const isNamed = kinds.has(node.text) || wordsIn(node.text).some((word) => about.test(word))
      if (isNamed) found.push(`${file}: '${node.text}'`)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return found
}

test('the kernel names no kind of step and nothing that ceremonies are about, but what is listed with its reason', () => {
  const files = globSync(join(root, 'ceremonies/kernel/**/*.ts'))
  expect(files.length).toBeGreaterThan(25)
  const found = files.flatMap((file) => named(relative(join(root, 'ceremonies'), file), readFileSync(file, 'utf8')))
  expect([...new Set(found)].sort()).toEqual([...known].sort())
})

test('a kernel that names a step kind, a key or a card is found', () => {
  const text = `import './key.ts'\nif (step.kind === 'seal') found('KEY-1', \`card.\${name}\`, 'donkey', 'noShare')\n`
  expect(named('a.ts', text)).toEqual(["a.ts: 'seal'", "a.ts: 'KEY-1'", "a.ts: 'card.'", "a.ts: 'noShare'"])
  const members =
    'interface A { readonly hsms: string; donkey: string }\nconst a = { recordKey: 1, keyOf, monkey: 2 }\n'
  expect(named('a.ts', members)).toEqual(['a.ts: hsms', 'a.ts: recordKey', 'a.ts: keyOf'])
})
