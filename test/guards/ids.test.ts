/** One ID means one thing: no check of a script, of the laptop or of a certificate has the ID of another or of a claim. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { current } from '../../ceremonies/index.ts'
import { unfit } from '../../ceremonies/kernel/check/form.ts'
import { checks as ofCertificates } from '../../ceremonies/subjects/certificates/x509/checks.ts'
import { environmentChecks } from '../../ceremonies/subjects/room/facts.ts'
import { en } from '../support/english.ts'

const { check, environment } = en.messages
const claims = readFileSync(join(import.meta.dirname, '../../CLAIMS.md'), 'utf8')

/** Every ID by where it is defined. */
const defined = {
  'checks of a script': Object.keys(check),
  'checks of the laptop': environmentChecks,
  'checks of a certificate': ofCertificates.map(({ id }) => id),
  claims: [...claims.matchAll(/^\| ([A-Z0-9-]+-\d+) \|/gm)].map(([, id = '']) => id),
}

/** Those that stand more than once, with their places. */
function repeated(ids: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const all = Object.entries(ids).flatMap(([place, list]) => list.map((id) => ({ place, id })))
  return all
    .filter(({ id }, at) => all.findIndex((other) => other.id === id) < at)
    .map(({ place, id }) => `${id}: ${place}, and before`)
}

test('an ID means one thing in the whole project', () => {
  expect(Object.entries(defined).filter(([, ids]) => ids.length < 4)).toEqual([])
  expect(repeated(defined)).toEqual([])
})

test('a check of a script has one ID, and every ID its sentence', () => {
  const ids = [...current.checks, unfit].map(({ id }) => id)
  expect(repeated({ 'the table': ids })).toEqual([])
  expect(ids.filter((id) => !Object.hasOwn(check, id))).toEqual([])
  expect(Object.keys(environment)).toEqual([...environmentChecks])
})

test('an ID that stands twice is found', () => {
  expect(repeated({ a: ['KEY-1', 'KEY-2'], b: ['KEY-2'] })).toEqual(['KEY-2: b, and before'])
})
