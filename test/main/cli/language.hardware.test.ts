/** A ceremony in one of its script's languages, from the command line to the paper. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { small } from '../../support/both.ts'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, strongroom } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'
import { Pdf } from '../documents/pdf.ts'

const textOf = (pdf: string) => new Pdf(readFileSync(pdf)).text
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

test('at a terminal in German: its sentences stand there, on record and on paper; a transcript in English says what was read', () =>
  inFolder(async (folder) => {
    const script = join(folder, 'both.yaml')
    writeFileSync(script, small)
    const command = `${lightLauncher} run ${script} --rehearsal --language de --data ${folder}/data --out ${folder}/out`
    const run = await atTerminal(command, people().type)
    expect(run.status, run.text.slice(-2000)).toBe(0)
    for (const sentence of ['Zwei Uhren', 'Wir lesen zwei Uhren ab.', 'Zeuge 1', 'Zeremonienleitung'])
      expect(run.text).toContain(sentence)
    expect(run.text).not.toMatch(/Two clocks|Ceremony administrator|Witness 1|We read/)
    expect(run.text).toContain('Read in the room in: de')
    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect([...facts.matchAll(/"language":("\w+"|null)/g)].map(([, language]) => language)).toEqual(['"de"', '"de"'])
    const german = inOneLine(textOf(join(folder, 'out/transcript.pdf')))
    for (const sentence of ['Deutsch, wie im Raum verlesen', 'Zwei Uhren', '„Wir lesen zwei Uhren ab.“', 'Seite 1 von'])
      expect(german).toContain(sentence)

    const [, ceremony = ''] = /ceremony {2}(\w{26})/.exec(run.text) ?? []
    const exported = await strongroom(
      ['export', ceremony, '--data', `${folder}/data`, '--out', `${folder}/again`].concat('--language', 'en'),
    )
    expect(exported.status, exported.stderr).toBe(0)
    const english = inOneLine(textOf(join(folder, 'again/transcript.pdf')))
    for (const sentence of ['Read in the room in German', 'Two clocks', '“Wir lesen zwei Uhren ab.”', 'Page 1 of'])
      expect(english).toContain(sentence)
    expect(english).not.toContain('We read two clocks')
    expect((await strongroom(['verify', join(folder, 'again/bundle')])).status).toBe(0)
  }))

test('the paper script is in the language that is asked for', () =>
  inFolder(async (folder) => {
    const script = join(folder, 'both.yaml')
    writeFileSync(script, small)
    const printed = async (language: string) => {
      const run = await strongroom(['print', script, '--language', language, '--out', join(folder, `${language}.pdf`)])
      expect(run.status, run.stderr).toBe(0)
      return inOneLine(textOf(join(folder, `${language}.pdf`)))
    }
    const [english, german] = [await printed('en'), await printed('de')]
    expect(english).toContain('“We read two clocks.”')
    expect(english).not.toContain('Wir lesen')
    expect(german).toContain('„Wir lesen zwei Uhren ab.“')
    expect(german).not.toMatch(/We read|Two clocks|Read aloud|Initials/)
  }))
