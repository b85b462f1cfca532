/** Custodians change on SoftHSM: keys of an earlier ceremony, which cannot leave their token, get another set of shares. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import type { EventOf } from '../../../ceremonies/subjects/index.ts'
import { earlierAt } from '../../../main/bundle/earlier.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf, remarksOf } from '../../support/archives.ts'
import { refused } from '../../support/refused.ts'
import { broughtBack, earlierCeremony, inChange, lastNoteOf, setsOf } from '../../support/succession.ts'

const earlier = await earlierCeremony()
afterAll(() => earlier.remove())
const note = lastNoteOf(earlier.files)

/** Types that digest from paper, and keeps the earlier sheets; ends the ceremony before `until`. */
class People extends RehearsalPlayer {
  readonly #typed: string
  #asked = 0

  constructor(typed: string) {
    super()
    this.#typed = typed
    for (const [person, words] of earlier.sheets) this.secrets.set(`share ${person}`, words)
  }

  override async answer(ask: AskOf<'answer'>, view: View): Promise<Answers> {
    const usual = await super.answer(ask, view)
    if (ask.step !== 'accept') return usual
    this.#asked += 1
    // Refused once, it is not typed again: why it was says the view.
    if (this.#asked > 1) throw new Error(view.failure?.code ?? 'asked again, and nothing says why')
    return { ...usual, digest: this.#typed }
  }
}

test('unextractable keys get a new set; both sets bring them back, and the record says which is valid', async () => {
  const { files, people } = await inChange(earlier.path, async (room) => {
    const player = new People(note)
    await room.play(player)
    return { files: bundleOf(room.engine.record), people: player }
  })
  // Verified with every decision made again; whoever reads the verdict is told what no ceremony can undo.
  expect(remarksOf(files)).toEqual(['OLD_SHARES_RECOVER'])
  const facts = factsOf(files)
  const of = <T extends 'record.accepted' | 'archive.rewrapped' | 'set.in-force' | 'set.retired'>(type: T) =>
    (facts.get(type) ?? []) as readonly EventOf<T>[]
  const [old] = setsOf(earlier.files)
  const [made] = setsOf(files)
  if (!old || !made) throw new Error('a set is missing')
  const { set, identifier, threshold, shares, check } = old
  expect(of('record.accepted')).toMatchObject([{ note, set: { set, identifier, threshold, shares, check } }])
  expect(of('archive.rewrapped')).toMatchObject([
    { label: 'root', from: set, departures: [] },
    { label: 'sealing', from: set, departures: [] },
  ])
  expect(of('set.in-force')).toMatchObject([{ set: made.set, over: set, threshold: 2, keys: ['root', 'sealing'] }])
  expect(of('set.retired')).toMatchObject([{ set, destroyed: [1, 2, 3], left: [], archives: true }])
  expect(made).toMatchObject({ threshold: 3, shares: 3 })
  expect(made.check).not.toEqual(check)
  // The same keys, by public key and check value, and nothing of the earlier archives is in the new record.
  const identity = ({ items }: typeof old) => items.map((item) => ('spki' in item ? item.spki : item.label))
  expect(identity(made)).toEqual(identity(old))
  expect(made.items.map(({ sha256 }) => sha256)).not.toContain(old.items[0]?.sha256)
  const sheets = [...people.secrets].filter(([name]) => /^share custodian/.test(name)).map(([, words]) => words)
  expect(await broughtBack(made, files, sheets)).toEqual(['root', 'sealing'])
  expect(await broughtBack(old, earlier.files, [...earlier.sheets.values()])).toEqual(['root', 'sealing'])
  await expect(broughtBack(made, files, [...earlier.sheets.values()])).rejects.toThrow(/Nothing was recovered/)
})

test('another digest on paper than that of the record brought in is refused, and nothing is accepted', async () => {
  const accepted = await inChange(earlier.path, async (room) => {
    await expect(room.play(new People('ab'.repeat(32)))).rejects.toThrow(/^EARLIER_INVALID$/)
    return room.engine.view().step?.id
  })
  expect(accepted).toBe('accept')
})

test('a record that was changed, or from which an archive is missing, is not read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-changed-'))
  try {
    const copy = join(folder, 'bundle')
    cpSync(earlier.path, copy, { recursive: true })
    const file = join(copy, 'facts.jsonl')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"threshold":2', '"threshold":3'))
    expect(await refused(earlierAt(copy).read(null))).toMatchObject({ code: 'EARLIER_INVALID' })
    rmSync(copy, { recursive: true })
    cpSync(earlier.path, copy, { recursive: true })
    rmSync(join(copy, 'artifacts/earlier-1.kwp'))
    expect(await refused(earlierAt(copy).read(note))).toMatchObject({ code: 'EARLIER_INVALID' })
    expect(await refused(earlierAt(copy).file('earlier-1.kwp'))).toEqual({
      code: 'EARLIER_FILE_MISSING',
      message: `The record of the earlier ceremony at ${copy} has no file earlier-1.kwp. Use a whole copy of it.`,
    })
    expect(await refused(earlierAt(null).read(null))).toMatchObject({ code: 'EARLIER_NOT_GIVEN' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
