import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { afterAll, expect, test } from 'vitest'
import { verifyBundle } from '../../ceremonies/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import {
  changedArchive,
  changedExample,
  recordOf,
  vectorsFolder,
  vectorsOnDisk,
} from '../ceremonies/record/builder/read.ts'
import { least } from '../ceremonies/record/builder/records.ts'
import { type Draft, signedRecord } from '../ceremonies/record/builder/signed.ts'
import { coverUp } from '../ceremonies/record/tamper/damages.ts'
import { type Bundle, type Opinion, ourOpinion, Reader } from './reader.ts'

const { archives, checkpoint, damaged, invalid, outside, records } = vectorsOnDisk
const reader = new Reader()
const folder = mkdtempSync(join(tmpdir(), 'strongroom-independent-'))
afterAll(async () => {
  await reader.end()
  rmSync(folder, { recursive: true })
})

/** The opinion that both have; fails if they differ. */
async function shared(bundle: Bundle, brought: Uint8Array | null = null): Promise<Opinion> {
  const theirs = await reader.opinion(bundle, brought)
  expect(theirs).toEqual(await ourOpinion(bundle, brought))
  return theirs
}

const levels = ['confidential', 'restricted', 'public'] as const

test.each(levels)('both find the example valid: %s, as directory and tar', async (level) => {
  const expected = { valid: true, anchored: false, level, words: checkpoint.words, softwareToken: true }
  for (const name of [level, `${level}.tar`]) expect(await shared(join(vectorsFolder, name))).toMatchObject(expected)
})

test('it says first what a reader must know: a rehearsal, and consistent unless something from outside anchors it', async () => {
  const headline = async (outside: string | null) =>
    (await reader.report(join(vectorsFolder, 'confidential'), outside === null ? null : utf8ToBytes(outside))).headline
  const whole = checkpoint.words.join(' ')
  expect([await headline(null), await headline(whole)]).toEqual([
    'CONSISTENT, not anchored; REHEARSAL; SOFTWARE TOKEN',
    'VALID; REHEARSAL; SOFTWARE TOKEN',
  ])
  expect(await reader.report(join(vectorsFolder, 'confidential'))).toMatchObject({ mode: 'rehearsal', rehearsal: true })
})

test('it takes the folder that a ceremony or disclose left, as the program does', async () => {
  const left = mkdtempSync(join(folder, 'left-'))
  cpSync(join(vectorsFolder, 'public'), join(left, 'bundle'), { recursive: true })
  expect(await reader.report(left)).toMatchObject({ valid: true, level: 'public' })
})

test.each(outside)('both make the same of what comes from outside: $what', async ({ verdict, text }) => {
  for (const level of levels)
    expect(await shared(join(vectorsFolder, level), utf8ToBytes(text))).toMatchObject(
      verdict === 'malformed'
        ? { malformed: true }
        : { valid: verdict !== 'invalid', anchored: verdict === 'anchored' },
    )
})

test.each(invalid)('both find invalid: $what', async (change) => {
  const changed = changedExample([change])
  for (const bundle of change.file === 'manifest.json' ? [changed] : [changed, coverUp(changed, 'manifest')])
    expect(await shared(bundle)).toMatchObject({ valid: false, anchored: false })
})

test.each(archives)('neither takes for the archive of a bundle: $what', async (change) => {
  const path = join(folder, 'bundle.tar')
  writeFileSync(path, changedArchive(change))
  expect(await shared(path)).toMatchObject({ valid: false, anchored: false })
})

test.each(damaged)('both find the same place: $what', async ({ changes, damage }) => {
  expect(await shared(changedExample(changes))).toEqual({ valid: false, anchored: false, damage })
})

test.each(records)('both judge the same, valid $valid: $what', async (record) => {
  expect(await shared(recordOf(record))).toMatchObject({ valid: record.valid })
})

test('both tell a word by code from one with nobody asked, and count a proposal as a confirmation', async () => {
  const lost: Draft = { type: 'voice.lost', fact: { person: 'one', device: 'card-of-one' } }
  const said = (type: 'proposal.made' | 'proposal.confirmed', by: string, method: string): Draft => ({
    type,
    fact: { by, method },
  })
  const words = [
    said('proposal.made', 'one', 'code'),
    said('proposal.confirmed', 'two', 'fed'),
    said('proposal.confirmed', 'one', 'fed'),
    said('proposal.made', 'two', 'smartcard'),
    said('proposal.confirmed', 'one', 'code'),
  ]
  const files = signedRecord(least(lost, ...words), {})
  const { valid, remarks } = verifyBundle(files, { ...nodeMeans, replay: () => null, checkpoint: null })
  expect([valid, remarks.filter(({ code }) => code.startsWith('WORDS_'))]).toMatchObject([
    true,
    [
      { code: 'WORDS_SIGNED' },
      { code: 'WORDS_BY_CODE', parameters: { people: ['one (2)'] } },
      { code: 'WORDS_FED', parameters: { people: ['two (1)', 'one (1)'] } },
    ],
  ])
  expect(await reader.report(files)).toMatchObject({ valid: true, byCode: { one: 2 }, fed: { two: 1, one: 1 } })
})
