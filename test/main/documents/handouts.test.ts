import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../ceremonies/index.ts'
import { sha256Hex } from '../../../ceremonies/base/digest.ts'
import { type Agreement, planDigest } from '../../../ceremonies/kernel/agreement.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { page as german } from '../../../ceremonies/texts/de/page.ts'
import { page as english } from '../../../ceremonies/texts/en/page.ts'
import { planSheetOf } from '../../../ceremonies/transcript/plan-sheet.ts'
import { shareSheetsOf } from '../../../ceremonies/transcript/share-sheet.ts'
import { witnessCardsOf } from '../../../ceremonies/transcript/witness-card.ts'
import { planSheet, shareSheets, witnessCards } from '../../../main/documents/handouts.ts'
import { scriptText } from '../../support/ceremony.ts'
import { Pdf, squeezed } from './pdf.ts'
import { hsmsOf } from '../../../ceremonies/subjects/tokens/hsm.ts'

const printed = '2026-11-14T12:00:00Z'
const text = scriptText('root-key')
const file = { name: 'root-key.yaml', sha256: sha256Hex(Buffer.from(text)) }
const scripts = { en: parseScript(text, 'en'), de: parseScript(text, 'de') }
const languages = ['en', 'de'] as const
const pages = { en: english, de: german }

const parts = ['administrator', 'internal-witness', 'external-witness', 'crypto-officer-1', 'crypto-officer-2']
const custodians = [1, 2, 3, 4, 5].map((number) => `custodian-${number}`)
const agreement: Agreement = {
  script: file.sha256,
  mode: 'real',
  settings: { 'validity-years': '12' },
  language: 'en',
  names: Object.fromEntries([...parts, ...custodians].map((part, at) => [part, `Person in role ${at + 1}`])),
  follows: sha256Hex(Buffer.from('previous')),
  brought: { 'internal-witness': '41622 53614 25316 62143 52261', 'external-witness': '9f3c 01ab 77e2 d054' },
  tokens: { 'root-hsm': { label: 'blank-no-more', serial: '0123456789', module: sha256Hex(Buffer.from('module')) } },
  mirror: '/media/second',
  sameMedium: 'internal-witness',
}

/** Sentences of the page's own texts that have no gaps, so that each can be looked for. */
function whole(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(texts).filter((sentence) => sentence.length > 12 && !sentence.includes('{'))
}

function soundIn(pdf: Pdf, language: 'en' | 'de', group: 'plan' | 'card' | 'sheet'): void {
  expect([pdf.faults, pdf.complaints, pdf.strays, pdf.info['Tagged']]).toEqual(['', '', [], 'yes'])
  expect(pdf.metadata).toContain({ en: 'en-GB', de: 'de-DE' }[language])
  const structure = { plan: ['H2', 'Table', 'TH'], card: ['H2', 'L', 'LI'], sheet: ['H2'] }[group]
  expect(structure.filter((tag) => !pdf.tags.has(tag))).toEqual([])
  expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
  const other = language === 'en' ? 'de' : 'en'
  const said = squeezed(pdf.text)
  expect(whole(pages[other][group]).filter((sentence) => said.includes(squeezed(sentence)))).toEqual([])
}

describe.each(languages)('the plan sheet, in %s', (language) => {
  const sheet = planSheetOf(scripts[language], file.name, agreement)
  const pdf = new Pdf(planSheet(sheet, printed, language))
  const said = squeezed(pdf.text)

  test('is a sound document of two pages at most, each numbered', () => {
    soundIn(pdf, language, 'plan')
    expect(pdf.pages.length).toBeLessThanOrEqual(2)
    const numbers = pdf.pages.map((_, at) => ({ en: `Page ${at + 1} of`, de: `Seite ${at + 1} von` })[language])
    expect(numbers.filter((number, at) => !pdf.pages[at]?.includes(number))).toEqual([])
  })

  test('has the words that the screen shows, and all that they stand for', () => {
    const digest = planDigest(agreement)
    const words = wordsOf(Buffer.from(digest, 'hex'))
    const first = (pdf.pages[0] ?? '').split(/\s+/)
    expect(words.filter((word) => !first.includes(word))).toEqual([])
    const stated = [
      digest,
      file.sha256,
      agreement.follows,
      ...Object.values(agreement.names),
      ...Object.values(agreement.brought),
      ...Object.values(agreement.tokens).flatMap((token) => Object.values(token) as string[]),
      '/media/second',
      '12',
    ]
    expect(stated.filter((value) => !said.includes(squeezed(value)))).toEqual([])
  })

  test('is stamped where it is a rehearsal, and where a software token is expected', () => {
    const stamps = (changes: Partial<Agreement>, certified: boolean) => {
      const script = scripts[language]
      const [hsm] = Object.values(hsmsOf(script))
      if (!hsm) throw new Error('the script has no HSM')
      const certificate = { scheme: 'FIPS 140-3' as const, level: 'Level 3', number: '1' }
      const certifiedHsm = { ...hsm, certificate, model: 'Model', firmware: '1.0' }
      const inventory = { ...script.inventory, hsms: { 'root-hsm': certified ? certifiedHsm : hsm } }
      const drawn = planSheetOf({ ...script, inventory }, file.name, { ...agreement, ...changes })
      return planSheetStamps(new Pdf(planSheet(drawn, printed, language)).text)
    }
    expect([
      stamps({}, true),
      stamps({}, false),
      stamps({ mode: 'rehearsal' }, true),
      stamps({ mode: 'rehearsal', tokens: {} }, true),
    ]).toEqual([[], ['SOFTWARE TOKEN'], ['REHEARSAL'], ['REHEARSAL', 'SOFTWARE TOKEN']])
  })
})

function planSheetStamps(shown: string): readonly string[] {
  return ['REHEARSAL', 'SOFTWARE TOKEN'].filter((stamp) => shown.includes(stamp))
}

describe.each(languages)('the witness cards, in %s', (language) => {
  const cards = witnessCardsOf(scripts[language], file, {})
  const pdf = new Pdf(witnessCards(cards, printed, language))
  const texts = pages[language].card

  test('are sound, a card for each witness on paper of its own, of four pages at most', () => {
    soundIn(pdf, language, 'card')
    const titles = cards.cards.map(({ witness }) => witness)
    expect(titles).toHaveLength(2)
    const begins = titles.map((title) => pdf.pages.findIndex((page) => page.split('\n').includes(title)))
    expect(begins[0]).toBe(0)
    expect((begins[1] ?? 1) % 2).toBe(0)
    expect(begins[1]).toBeLessThanOrEqual(4)
  })

  test('say what the value is, why it is brought, how it is made and how long it is', () => {
    const first = squeezed(pdf.pages[0] ?? '')
    const { what, why, dice, coins, length } = texts
    const told = [what, why, dice, coins, length.replace('{least}', '16')]
    expect(told.filter((sentence) => !first.includes(squeezed(sentence)))).toEqual([])
  })

  test('have lines for every list of words, and for every digest written by hand', () => {
    const [{ words, digests } = { words: [], digests: [] }] = cards.cards
    expect([words.map(({ number }) => number), digests.map(({ number }) => number)]).toEqual([
      ['4.6', '5.20', '6.9', '7.5', '8.16', '8.17'],
      ['4.3', '7.3'],
    ])
    const step = { en: 'Step', de: 'Schritt' }[language]
    const said = squeezed(pdf.text)
    expect([...words, ...digests].filter(({ number }) => !said.includes(`${step}${number}·`))).toEqual([])
    const lines = pdf.text.split(/\s+/).filter((one) => one === '32')
    expect(lines).toHaveLength(cards.cards.length * words.length)
  })
})

describe.each(languages)('the share sheets, in %s', (language) => {
  const sheets = shareSheetsOf(scripts[language], file, { shares: '4', threshold: '3' })
  const pdf = new Pdf(shareSheets(sheets, printed, language))

  test('are sound, one for each share, with a blank back between', () => {
    soundIn(pdf, language, 'sheet')
    expect(pdf.pages).toHaveLength(2 * 4 - 1)
    const back = pages[language].sheet.back
    expect(pdf.pages.filter((_, at) => at % 2 === 1).map((page) => page.includes(squeezedBack(back, page)))).toEqual([
      true,
      true,
      true,
    ])
  })

  test('have share, custodian, quorum and steps, and a numbered line for each of the 33 words', () => {
    const texts = pages[language].sheet
    const fronts = pdf.pages.filter((_, at) => at % 2 === 0)
    const numbers = Array.from({ length: 33 }, (_, index) => String(index + 1))
    for (const [at, front] of fronts.entries()) {
      const said = squeezed(front)
      const share = String(at + 1)
      const expected = [
        texts.share.replace('{share}', share).replace('{shares}', '4'),
        texts.quorum.replace('{threshold}', '3').replace('{shares}', '4'),
        { en: `Custodian ${share}`, de: `Treuhänder ${share}` }[language],
        texts.compared.replace('{step}', `5.${3 + at}`),
        texts.proved.replace('{step}', `5.${7 + at}`),
        texts.secret,
      ]
      expect(expected.filter((sentence) => !said.includes(squeezed(sentence)))).toEqual([])
      expect(numbers.filter((number) => !front.split(/\s+/).includes(number))).toEqual([])
    }
  })
})

function squeezedBack(back: string, page: string): string {
  return back.replace('{share}', /\d+/.exec(page)?.[0] ?? '')
}

test('what nobody needs is refused with a code of its own', () => {
  const without = { archive: 'none' }
  expect(() => shareSheetsOf(scripts.en, file, without)).toThrow(expect.objectContaining({ code: 'SHEETS_NONE' }))
  const nobody = { ...scripts.en, acts: [] }
  const roles = Object.fromEntries(Object.entries(nobody.roles).map(([id, { brings: _, ...role }]) => [id, role]))
  expect(() => witnessCardsOf({ ...nobody, roles }, file, {})).toThrow(expect.objectContaining({ code: 'CARDS_NONE' }))
})
