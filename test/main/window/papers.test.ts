import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { planDigest } from '../../../ceremonies/kernel/agreement.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { givePaper } from '../../../main/window/papers.ts'
import { agreementOf, scriptOf } from '../../../main/window/preparation.ts'
import { scriptCalled } from '../../../main/window/scripts.ts'
import type { Printing } from '../../../main/printing/cups.ts'
import { inFolder, scripts } from '../../support/strongroom.ts'
import { smallDraft } from '../../support/window.ts'
import { Pdf } from '../documents/pdf.ts'

/** A room without a printer. */
const none: Printing = {
  printers: () => Promise.resolve([]),
  print: () => Promise.reject(new Error('There is no printer here.')),
}
const file = scriptCalled({ folder: scripts, opened: new Set() }, 'small.yaml')
const draft = smallDraft
const script = scriptOf(file, draft)
const paper = { file, script, settings: draft.settings, language: 'en' } as const

test('without a printer it is a PDF in the home folder, and never takes the place of another', () =>
  inFolder(async (folder) => {
    vi.stubEnv('HOME', folder)
    try {
      const first = await givePaper(none, null, { ...paper, content: 'script' })
      const second = await givePaper(none, null, { ...paper, content: 'script' })
      expect([first, second]).toEqual(['small-script.pdf', 'small-script-2.pdf'].map((name) => join(folder, name)))
      await expect(givePaper(none, null, { ...paper, content: 'sheets' })).rejects.toMatchObject({
        code: 'SHEETS_NONE',
      })
      expect(readdirSync(folder)).toHaveLength(2)
    } finally {
      vi.unstubAllEnvs()
    }
  }))

test('the plan sheet has the words that are compared on the screen', () =>
  inFolder(async (folder) => {
    vi.stubEnv('HOME', folder)
    try {
      const agreement = agreementOf(file, script, draft, null)
      const path = await givePaper(none, null, { ...paper, content: agreement })
      expect(path).toBe(join(folder, 'small-plan.pdf'))
      const [first = ''] = new Pdf(readFileSync(path ?? '')).pages
      const words = wordsOf(Buffer.from(planDigest(agreement), 'hex'))
      expect(words.filter((word) => !first.split(/\s+/).includes(word))).toEqual([])
    } finally {
      vi.unstubAllEnvs()
    }
  }))
