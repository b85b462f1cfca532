import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Display } from '../../../main/window/display.ts'
import { atDesk } from '../../support/window.ts'

const usual = { language: null, theme: 'system', contrast: 'usual', percent: 100 }

function inFolder(work: (folder: string, file: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-display-'))
  try {
    work(folder, join(folder, 'display.json'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('what people choose is there at the next start, in a file for its owner alone', () =>
  inFolder((folder, file) => {
    const log: string[] = []
    const first = new Display(folder, (text) => log.push(text))
    expect([first.now, existsSync(file)]).toEqual([usual, false])
    first.choose({ language: 'de' })
    first.choose({ theme: 'dark', percent: 150 })
    expect(new Display(folder, (text) => log.push(text)).now).toEqual({
      language: 'de',
      theme: 'dark',
      contrast: 'usual',
      percent: 150,
    })
    expect([statSync(file).mode & 0o777, log]).toEqual([0o600, []])
  }))

test.each([
  ['not JSON', '{', 'it is not JSON'],
  ['an unknown member', JSON.stringify({ ...usual, sound: 'loud' }), 'unknown member sound'],
  ['a member that is missing', '{"language":"de","theme":"dark"}', 'percent: is missing'],
  [
    'a language that is not ours',
    JSON.stringify({ ...usual, language: 'fr' }),
    'language: “fr” is not offered; choose one of en, de',
  ],
  ['a size out of range', JSON.stringify({ ...usual, percent: 500 }), 'percent: may be at most 200'],
])('%s is said, and the window is shown as at the first start', (_what, content, reason) =>
  inFolder((folder, file) => {
    const log: string[] = []
    writeFileSync(file, content)
    const display = new Display(folder, (text) => log.push(text))
    expect(display.now).toEqual(usual)
    expect(log).toHaveLength(1)
    expect(log[0]).toContain(`${file} is not used (${reason}`)
    display.choose({ theme: 'light' })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...usual, theme: 'light' })
  }),
)

test('where nothing can be kept, that is said, and the choice holds until the end', () =>
  inFolder((folder, file) => {
    const log: string[] = []
    mkdirSync(file)
    writeFileSync(join(file, 'in the way'), '')
    const display = new Display(folder, (text) => log.push(text))
    display.choose({ language: 'de' })
    expect([display.now.language, log.map((text) => text.includes(file))]).toEqual(['de', [true, true]])
  }))

test('every page that begins is told, as often as it begins', () =>
  atDesk(async (sitting) => {
    await sitting.done('ready', {})
    expect(sitting.house?.chosen).toEqual(usual)
    await sitting.done('language', { language: 'de' })
    await sitting.done('theme', { theme: 'dark' })
    await sitting.done('contrast', { contrast: 'high' })
    await sitting.done('zoom', { percent: 125 })
    const chosen = { language: 'de', theme: 'dark', contrast: 'high', percent: 125 }
    expect([sitting.house?.chosen, sitting.shown]).toEqual([chosen, { theme: 'dark', percent: 125 }])
    Object.assign(sitting, { house: null, shown: {} })
    await sitting.done('ready', {})
    expect([sitting.house, sitting.shown]).toMatchObject([{ chosen }, { theme: 'dark', percent: 125 }])
  }))
