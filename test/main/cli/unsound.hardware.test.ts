/** A ceremony whose record does not verify at its end has failed, whoever holds it: no words, nothing on paper, exit 1. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { run } from '../../../main/cli/commands/run.ts'
import { Store } from '../../../main/store/store.ts'
import { inFolder, scripts, strongroom } from '../../support/strongroom.ts'
import { atDesk, Crowd, openAt } from '../../support/window.ts'

const small = join(scripts, 'small.yaml')
const words = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2,4}\d+ [A-Za-z]+ +\d+ [A-Za-z]+/gm)].map(String)

afterEach(() => {
  vi.restoreAllMocks()
})

/** A disk that gives back other bytes than it was given. */
function spoil(): void {
  const artifacts = Object.getOwnPropertyDescriptor(Store.prototype, 'artifacts')?.value as Store['artifacts']
  vi.spyOn(Store.prototype, 'artifacts').mockImplementation(function (this: Store) {
    return artifacts.call(this).map((one) => ({ ...one, content: Buffer.from(`${String(one.content)} `) }))
  })
}

const answersIn = (folder: string): string => {
  const path = join(folder, 'answers.yaml')
  writeFileSync(path, 'strongroom-answers: 1\notherwise: rehearse\n')
  return path
}

test.each([true, false])('at a terminal, with --out: %s', (named) =>
  inFolder(async (folder) => {
    spoil()
    const said: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    const out = join(folder, 'out')
    const options = {
      set: [],
      name: [],
      device: [],
      rehearseOn: [],
      data: join(folder, 'data'),
      answers: answersIn(folder),
    }
    expect(await run(small, named ? { ...options, out } : options)).toBe(1)
    const text = said.join('')
    expect(text).toMatch(/^The ceremony has ended, and its record does NOT verify/)
    expect(text).toMatch(/^INVALID\n {2}ARTIFACT_DIFFERS: /m)
    expect([text.includes('is sealed'), words(text)]).toEqual([false, []])
    if (named) expect(readdirSync(out).sort()).toEqual(['bundle', 'bundle.tar'])
  }),
)

test('export of a record that was changed: the bundle as it is, exit 1, no words and no transcript', () =>
  inFolder(async (folder) => {
    const data = join(folder, 'data')
    const held = await strongroom(['run', small, '--answers', answersIn(folder), '--data', data])
    expect(held.status).toBe(0)
    const [ceremony = ''] = readdirSync(join(data, 'ceremonies'))
    const database = new Database(join(data, 'ceremonies', ceremony, 'record.db'))
    // A store whose triggers are not its own is refused at once.
    const trigger = database
      .prepare("SELECT sql FROM sqlite_master WHERE name = 'artifacts_refuses_update'")
      .pluck()
      .get()
    database.exec(`DROP TRIGGER artifacts_refuses_update; UPDATE artifacts SET content = x'00'; ${String(trigger)}`)
    database.close()
    const out = join(folder, 'out')
    const said = await strongroom(['export', ceremony, '--out', out, '--data', data])
    expect([said.status, words(said.stdout)]).toEqual([1, []])
    expect(said.stdout).toMatch(/^INVALID\n {2}ARTIFACT_DIFFERS: /)
    expect(said.stdout).toMatch(/\ntranscript +none: /)
    expect(readdirSync(out).sort()).toEqual(['bundle', 'bundle.tar'])
    const json = await strongroom(['export', ceremony, '--out', `${out}-2`, '--data', data, '--json'])
    expect([json.status, JSON.parse(json.stdout)]).toMatchObject([1, { outcome: 'invalid', valid: false, words: [] }])
  }))

test('in the window: no words and no print, and it is said why', () =>
  atDesk(async (sitting) => {
    spoil()
    await openAt(sitting)
    const room = await new Crowd(sitting).play()
    expect(room).toMatchObject({ phase: 'sealed', closed: true, checkpoint: null, wrong: [{ code: 'RECORD_INVALID' }] })
    expect(sitting.projection).toMatchObject({ phase: 'sealed', checkpoint: null })
    const { ceremony } = room
    const folder = join(sitting.folder, 'out')
    expect(await sitting.done('export', { ceremony, folder })).toMatchObject({ valid: false, words: [] })
    expect(readdirSync(folder).sort()).toEqual(['bundle', 'bundle.tar'])
    expect(await sitting.ask('printTranscript', { ceremony, printer: 'any' })).toMatchObject({
      refused: { code: 'RECORD_INVALID' },
    })
  }))
