import { expect, test } from 'vitest'
import { terminal } from '../../../ceremonies/texts/en/terminal.ts'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { en, flat, textsOf } from '../../support/english.ts'

const english = [...textsOf(en), ...flat(terminal, 'terminal.'), ...flat(sharesCommand, 'shares.')]

// Words for which another was chosen: docs/GLOSSARY.md.
const other: Readonly<Record<string, RegExp>> = {
  'to abort': /\b(break|broke|broken|breaking)\b[^.]* off\b/i,
  'a pause': /\b(the|on) break\b|a break\b(?! step)|take a break/i,
  'to continue, to resume': /\b(go|goes|going|went) on\b|\btak(e|en) up\b/i,
  again: /\b(anew|afresh|once more)\b/i,
  after: /\b(put|right|place[sd]?) (it )?behind\b/i,
  'an exception': /\bdeviation/i,
  'a mirror': /\bsecond copy\b|copy on the second medium/i,
  'a set identifier': /\bset identity\b/i,
  'to confirm one’s identity': /\brecogni[sz]e/i,
  'to replay': /\bdecisions? (was|were) made again\b/i,
  'to repair or fix': /\bmend\b|\bsee to\b/i,
  'is not a': /(?<!\b(there|here)) is no (?!longer\b|more\b)/i,
}

test.each(Object.entries(other))('%s has no other word', (_name, pattern) => {
  expect(english.filter(([, text]) => pattern.test(text))).toEqual([])
})
