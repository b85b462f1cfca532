import { expect, test } from 'vitest'
import type { PaperStep } from '../../../ceremonies/transcript/model.ts'
import { page as english } from '../../../ceremonies/texts/en/page.ts'
import { paperScript } from '../../../main/documents/paper-script.ts'
import { Pdf, squeezed } from './pdf.ts'
import { samplePaper } from './sample.ts'

const printed = '2026-11-14T12:00:00Z'
const model = samplePaper()
const bytes = paperScript(model, printed)
const pdf = new Pdf(bytes)
const [act] = model.acts

test('is a tagged PDF/A-2a, the same bytes from the same model and date', () => {
  expect([pdf.faults, pdf.strays, pdf.info['Tagged']]).toEqual(['', [], 'yes'])
  expect(pdf.metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>/)
  expect(pdf.metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/)
  expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
  expect(Buffer.compare(paperScript(samplePaper(), printed), bytes)).toBe(0)
})

test("shows the script's digest in hex and in words, on the cover", () => {
  const [cover = ''] = pdf.pages
  const printedWords = cover.split(/\s+/)
  expect(squeezed(cover)).toContain(model.script.sha256)
  expect(model.script.words.filter((word) => !printedWords.includes(word))).toEqual([])
})

test('has columns for time and notes on each page of steps, and initials of each who does or sees a step', () => {
  const pages = pdf.pages.filter((page) => page.includes('What is done'))
  expect(pages.length).toBeGreaterThan(0)
  const heads = ['Step', 'What is done, and initials', 'Time', 'Notes']
  expect(pages.filter((page) => heads.some((head) => !page.split('\n').includes(head)))).toEqual([])
  expect(pages[0]).toMatch(/Read aloud/)
})

test('calls the roll on one page, with a line and initials for each person', () => {
  const page = squeezed(pdf.pages.find((one) => one.includes('Roll call')) ?? '')
  const { people } = model.acts[0]?.steps[0]?.roll ?? { people: [] }
  expect(people.length).toBeGreaterThan(4)
  expect(page).toContain('PersonIdentifiedbyAppointedInitials')
  const ticks = 'passportidentitycardyesno'
  expect(people.filter((person) => !page.includes(squeezed(person) + ticks))).toEqual([])
})

test('says on one page what is done before the first step, and it is the last before it', () => {
  const at = pdf.pages.findIndex((page) => page.includes('Before the first step'))
  const { beforeBags, beforeMedium, beforeLaptop, beforePaper, beforePlan, beforeSheet } = english.script
  const page = squeezed(pdf.pages[at] ?? '')
  const told = [beforeBags, beforeMedium, beforeLaptop, beforePaper, beforePlan, beforeSheet]
  // The lines for time and initials stand beside the first line of each.
  expect(told.filter((todo) => !page.includes(squeezed(todo.slice(0, 36))))).toEqual([])
  expect(pdf.pages[at + 1]).toContain('Act 1')
})

test('leaves room for the 64 digits of a digest, and no row is torn', () => {
  const asks = { label: 'SHA-256 from the paper', by: 'Internal witness', options: [], digest: true }
  const steps = Array.from(
    { length: 30 },
    (_, index): PaperStep => ({
      ...(act?.steps[1] as PaperStep),
      number: `1.${index + 1}`,
      title: `First ${index} line`,
      fields: [asks, asks, asks],
      controls: [`Last ${index} line`],
    }),
  )
  const drawn = new Pdf(paperScript(samplePaper({ acts: [{ number: 1, title: 'All', minutes: 1, steps }] }), printed))
  const { pages } = drawn
  const torn = steps.filter(
    (_, index) => !pages.some((page) => page.includes(`First ${index} line`) && page.includes(`Last ${index} line`)),
  )
  expect([drawn.strays, torn]).toEqual([[], []])
})

test('has thirty-two numbered lines for the words of a checkpoint, on one page with their step', () => {
  const page = pdf.pages.find((one) => one.includes('Checkpoint of act 1')) ?? ''
  const numbers = Array.from({ length: 32 }, (_, index) => String(index + 1))
  expect(numbers.filter((number) => !page.split(/\s+/).includes(number))).toEqual([])
})

test('ends with blank exception sheets, one a page', () => {
  expect(pdf.pages.slice(-2).map((page) => /Exception sheet (\d)/.exec(page)?.[1])).toEqual(['1', '2'])
})

test('500 steps with fields of every length stay on their pages', () => {
  const steps = Array.from(
    { length: 500 },
    (_, index): PaperStep => ({
      ...(act?.steps[1] as PaperStep),
      number: `1.${index + 1}`,
    }),
  )
  const stretched: PaperStep = {
    ...(act?.steps[0] as PaperStep),
    number: '1.501',
    say: 'word '.repeat(400),
    performs: 'x'.repeat(2000),
    fields: [
      { label: 'y'.repeat(2000), by: 'z'.repeat(2000), options: ['o'.repeat(2000), 'p'.repeat(2000)], digest: false },
    ],
  }
  const began = performance.now()
  const long = paperScript(
    samplePaper({ acts: [{ number: 1, title: 'All', minutes: 1, steps: [...steps, stretched] }] }),
    printed,
  )
  console.log(`501 paper steps: ${Math.round(performance.now() - began)} ms`)
  const read = new Pdf(long)
  expect(read.strays).toEqual([])
  const { text } = read
  expect(steps.filter(({ number }) => !text.includes(number))).toEqual([])
})

test('in German it is tagged so, keeps every word on its page, and says nothing of its own in English', () => {
  const drawn = new Pdf(paperScript(samplePaper(), printed, 'de'))
  expect([drawn.faults, drawn.strays]).toEqual(['', []])
  expect(drawn.metadata).toContain('de-DE')
  const page = squeezed(drawn.text)
  const own = Object.values(english.script).filter((text) => text.length > 10 && !text.includes('{'))
  expect(own.filter((text) => page.includes(squeezed(text)))).toEqual([])
  expect(page).toContain(squeezed('Der Hashwert des Skripts in Wörtern'))
})
