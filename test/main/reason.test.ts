import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { reasonOf } from '../../main/reason.ts'
import { inEnglish } from '../support/english.ts'

const caught = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('what the system and SQLite refuse is said in words of our own', () => {
  expect([
    inEnglish(reasonOf(caught(() => readFileSync('/nonexistent')))),
    inEnglish(reasonOf(caught(() => readFileSync('/')))),
    inEnglish(reasonOf(caught(() => new Database('/dev')))),
    inEnglish(reasonOf(Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_READ' }))),
  ]).toEqual([
    'there is no such file or folder',
    'it is a folder',
    'SQLite cannot open the file',
    'SQLite cannot read or write the medium',
  ])
})

test('a code that we have no words for stays a code, and what has none says itself', () => {
  expect([
    inEnglish(reasonOf(Object.assign(new Error('bad exchange descriptor'), { code: 'EBADE' }))),
    inEnglish(reasonOf(Object.assign(new Error('no'), { code: 'constructor' }))),
    inEnglish(reasonOf(new Error('more is not a plain file'))),
    inEnglish(reasonOf('thrown')),
  ]).toEqual(['EBADE', 'constructor', 'more is not a plain file', 'thrown'])
})
