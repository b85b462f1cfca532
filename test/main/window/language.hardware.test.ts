/** A ceremony whose script is read in German in the window: what the room, the projector, the record and the paper have of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { small } from '../../support/both.ts'
import { inFolder } from '../../support/strongroom.ts'
import { Crowd, atDeskIn, openAt, smallDraft } from '../../support/window.ts'
import { Pdf } from '../documents/pdf.ts'

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

test('window and projector show its German sentences, whatever the window speaks, and paper says which were read', () =>
  inFolder(async (folder) => {
    const scripts = join(folder, 'scripts')
    mkdirSync(scripts)
    writeFileSync(join(scripts, 'both.yaml'), small)
    await atDeskIn(
      folder,
      async (sitting) => {
        await sitting.done('ready', {})
        expect(sitting.house?.scripts).toMatchObject([{ title: { en: 'Small ceremony', de: 'Kleine Zeremonie' } }])
        await sitting.done('language', { language: 'de' })
        await openAt(sitting, { ...smallDraft, script: 'both.yaml', language: 'de' })
        const crowd = new Crowd(sitting)
        await crowd.play((room) => room.step?.id === 'clock')
        const inGerman = { title: 'Zwei Uhren', say: 'Wir lesen zwei Uhren ab.' }
        expect(sitting.room).toMatchObject({ title: 'Kleine Zeremonie', language: 'de', step: inGerman })
        expect(sitting.projection).toMatchObject({ language: 'de', read: 'de', step: inGerman, performs: 'Zeuge 1' })
        // What is read aloud stays what the record says.
        await sitting.done('language', { language: 'en' })
        expect(sitting.room).toMatchObject({ language: 'de', step: inGerman })
        expect(sitting.projection).toMatchObject({ language: 'en', read: 'de', step: inGerman })
        const { ceremony } = await crowd.play()
        const exported = async (name: string) => {
          const out = join(folder, name)
          expect(await sitting.done('export', { ceremony, folder: out })).toMatchObject({ valid: true })
          return inOneLine(new Pdf(readFileSync(join(out, 'transcript.pdf'))).text)
        }
        const english = await exported('english')
        expect(english).toContain('Read in the room in German')
        expect(english).toContain('“Wir lesen zwei Uhren ab.”')
        expect(english).toContain('Two clocks')
        await sitting.done('language', { language: 'de' })
        const german = await exported('german')
        expect(german).toContain('Deutsch, wie im Raum verlesen')
        expect(german).not.toMatch(/Two clocks|Page 1/)
        expect(readFileSync(join(folder, 'german/bundle/facts.jsonl'), 'utf8')).toContain('"language":"de"')
      },
      { scripts },
    )
  }))
