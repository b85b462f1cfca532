import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import decodeQR from 'qr/decode.js'
import type { Person, TranscriptModel, TranscriptStep } from '../../../ceremonies/transcript/model.ts'
import { page as english } from '../../../ceremonies/texts/en/page.ts'
import { transcript } from '../../../main/documents/transcript.ts'
import { Pdf, squeezed } from './pdf.ts'
import { sampleRehearsal, sampleTranscript } from './sample.ts'

const rehearsalBand = /REHEARSAL\s+practice; not evidence/
const softwareBand = /SOFTWARE\s+TOKEN\s+no certified hardware/
const families = /^(AtkinsonHyperlegible(Next|Mono)|LibertinusSerif|DejaVuSansMono)-/

describe('the transcript of a real ceremony', () => {
  const model = sampleTranscript()
  const bytes = transcript(model)
  const pdf = new Pdf(bytes)

  test('is a tagged PDF/A-2a with every font embedded', () => {
    expect([pdf.faults, pdf.complaints]).toEqual(['', ''])
    expect(pdf.info).toMatchObject({
      Tagged: 'yes',
      Title: `${model.title}: transcript`,
      Encrypted: 'no',
      JavaScript: 'no',
    })
    expect(pdf.metadata).toMatch(/<pdfaid:part>2<\/pdfaid:part>/)
    expect(pdf.metadata).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/)
    expect(pdf.metadata).toContain('en-GB')
    expect(pdf.fonts.filter(({ name, embedded }) => !embedded || !families.test(name))).toEqual([])
  })

  test('is the same bytes from the same model, dated by the last fact', () => {
    expect(Buffer.compare(transcript(sampleTranscript()), bytes)).toBe(0)
    expect(pdf.metadata).toContain('<xmp:CreateDate>2026-11-21T11:21:27')
  })

  test('holds every string of the model', () => {
    const text = squeezed(pdf.text)
    const missing = stringsOf(model).filter((value) => !text.includes(squeezed(value)))
    expect(missing).toEqual([])
  })

  test('says nothing of rehearsals, software tokens, missing backups or open remedies', () => {
    expect(pdf.text).not.toMatch(/REHEARSAL|SOFTWARE|No backup exists|\d open remed/)
  })

  test('numbers its pages and names ceremony and root at the foot of each', () => {
    const { pages } = pdf
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
      expect(squeezed(page)).toContain(
        squeezed(`Ceremony ${model.ceremony} · record root ${model.root.slice(0, 16)} …`),
      )
    }
  })

  test('keeps every word on its page', () => expect(pdf.strays).toEqual([]))

  test("shows the note's digest as a QR code that can be read from a print", () => {
    const image = execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-singlefile', '-'], {
      input: bytes,
      maxBuffer: 1e8,
    })
    const [, size = ''] = image.toString('latin1', 0, 40).split('\n')
    const [width = 0, height = 0] = size.split(' ').map(Number)
    const pixels = image.subarray(image.length - width * height * 3)
    const data = new Uint8Array(width * height * 4).fill(255)
    for (let at = 0; at < width * height; at++) data.set(pixels.subarray(at * 3, at * 3 + 3), at * 4)
    expect(decodeQR({ width, height, data })).toBe(model.note?.sha256)
  })
})

describe('the transcript of a rehearsal on a software token', () => {
  const pdf = new Pdf(transcript(sampleRehearsal()))

  test('has a watermark of paths, so that what is copied from a page is its text alone', () => {
    const lines = pdf.text.split('\n')
    expect(lines.filter((line) => /^\p{L}$/u.test(line.trim()))).toEqual([])
    // The band names both stamps, once a page.
    const { length } = pdf.pages
    expect([/REHEARSAL/g, /SOFTWARE TOKEN/g].map((stamp) => pdf.text.match(stamp)?.length)).toEqual([length, length])
    expect(pdf.text).not.toContain('\u200b')
  })

  test('is stamped so on every page', () => {
    expect(pdf.pages.filter((page) => !rehearsalBand.test(page) || !softwareBand.test(page))).toEqual([])
  })

  test('says on its cover that no backup exists and which remedies are open, and only those', () => {
    const [cover = ''] = pdf.pages
    expect(cover).toContain('No backup exists.')
    expect(cover).toContain('1 open remedy')
    expect(cover).toContain('Choose an algorithm that the token can wrap')
    expect(cover).not.toContain('Enter the spare envelope')
  })
})

test('each stamp stands alone where the other is not due', () => {
  const rehearsal = new Pdf(transcript(sampleTranscript({ mode: 'rehearsal', acts: [] }))).text
  const software = new Pdf(transcript(sampleTranscript({ softwareToken: true, acts: [] }))).text
  expect([rehearsalBand, softwareBand].map((stamp) => [stamp.test(rehearsal), stamp.test(software)])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('a ceremony with a card that a program plays is stamped so on every page', () => {
  const { pages } = new Pdf(transcript(sampleTranscript({ softwareCard: true })))
  expect(pages.length).toBeGreaterThan(3)
  expect(pages.filter((page) => !/SOFTWARE\s+CARD\s+played by a program/.test(page))).toEqual([])
})

test('only who wrote the words down signs that they are those on the cover', () => {
  const [administrator, witness] = sampleTranscript().people
  if (!administrator || !witness) throw new Error('the sample has no people')
  const last = (people: readonly Person[]) => {
    const pdf = new Pdf(transcript(sampleTranscript({ people, acts: [] })))
    return pdf.pages.at(-1)?.replace(/\s+/g, ' ') ?? ''
  }
  const own = 'the words on the cover are those on my own copy'
  const both = last([administrator, witness])
  const [copied = '', others = ''] = both.split('Everybody else')
  expect([copied.includes(own), copied.includes(witness.name), copied.includes(administrator.name)]).toEqual([
    true,
    true,
    false,
  ])
  expect([others.includes(own), others.includes(administrator.name), others.includes('I was there.')]).toEqual([
    false,
    true,
    true,
  ])
  expect(last([administrator])).not.toContain(own)
})

test('says what the words on paper anchor, and by what', () => {
  const said = squeezed(new Pdf(transcript(sampleTranscript({ acts: [] }))).text)
  expect(said).toContain(
    squeezed('the words on paper anchor the last signed note, and the note anchors every fact before it'),
  )
  expect(said).not.toContain('anchored:yes')
})

test('a ceremony that did not end says so', () => {
  const { text } = new Pdf(transcript(sampleTranscript({ outcome: 'aborted', note: null, acts: [], people: [] })))
  expect(text).toContain('Aborted before its end')
  expect(text).toContain('This ceremony was not sealed.')
})

describe('what people wrote', () => {
  const hostile = [
    '#panic("markup") *bold* _it_ `raw` $x$ @ref <label> \\ // /* [a] {b}',
    '漢字 🔑 👩‍💻 тест Ελληνικά שלום مرحبا',
    'a\u0000b\u0007c\u202ed\ud800e\ufeff',
    'e\u0301 ﬁ “quotes” — … · ™ ½',
    'line one\nline two',
    '',
    ' ',
  ]

  test('is data, and never stops the printer', () => {
    const [person] = sampleTranscript().people
    const people = hostile.map((name) => ({ ...(person as Person), name, title: name, brought: name }))
    const pdf = new Pdf(transcript(sampleTranscript({ people, purpose: hostile.join(' '), acts: [] })))
    expect([pdf.faults, pdf.strays]).toEqual(['', []])
  })

  test('markup comes out letter by letter, what has no glyph as its code point', () => {
    const shown = (title: string): string =>
      squeezed(new Pdf(transcript(sampleTranscript({ title, acts: [] }))).pages[0] ?? '')
    expect(shown(hostile[0] ?? '')).toContain(squeezed(hostile[0] ?? ''))
    expect(shown('Key 🔑👩 of 漢')).toContain('Key[U+1F511U+1F469]of[U+6F22]')
    expect(shown('a\u202ed\ud800')).toContain('a[U+202E]d[U+D800]')
    expect(shown('тест Ελληνικά')).toContain('тестΕλληνικά')
  })

  test('what is said in letters that have no italics is upright, and spoils nothing else', () => {
    const [act] = sampleTranscript().acts
    const step = act?.steps[0]
    if (!act || !step) throw new Error('the sample has no step')
    const acts = [{ ...act, steps: [{ ...step, title: 'Ключ', said: 'Слово مفتاح' }] }]
    const shown = squeezed(new Pdf(transcript(sampleTranscript({ acts }))).pages.join(''))
    expect(shown).toContain('Ключ')
    expect(shown).toContain('“Слово')
    expect(shown).not.toContain('[U+')
  })

  test('very long strings break and lose nothing, wherever they stand', () => {
    const long = (letter: string): string => letter.repeat(2000)
    const words = 'many words '.repeat(180).trim()
    const step = sampleTranscript().acts[0]?.steps[0] as TranscriptStep
    const model = sampleTranscript({
      title: long('t'),
      purpose: words,
      policy: long('p'),
      place: words,
      people: [
        {
          part: 'a',
          title: long('r'),
          name: words,
          method: 'smartcard',
          brought: long('b'),
          copied: true,
          from: null,
          until: null,
        },
      ],
      parameters: [{ label: long('l'), value: long('v'), form: 'text' }],
      equipment: [{ title: long('e'), entries: [{ label: long('m'), value: long('n'), form: 'code' }] }],
      acts: [
        {
          number: 1,
          title: long('c'),
          checkpoint: null,
          steps: [
            {
              ...step,
              title: long('s'),
              said: words,
              performed: { title: long('w'), method: 'code' },
              entries: [{ label: words, value: words, form: 'text' }],
              remarks: [{ at: step.finished ?? '', text: long('k'), tone: 'warning' }],
            },
          ],
        },
      ],
      exceptions: [
        {
          number: 1,
          at: step.finished ?? '',
          by: words,
          confirmed: [words],
          step: '1.1',
          expected: words,
          happened: words,
          decided: words,
          effect: long('f'),
          remedy: words,
          open: true,
          remedied: null,
        },
      ],
      artifacts: [{ name: long('a'), kind: 'x', bytes: 1, level: 'public', sha256: '00'.repeat(32) }],
    })
    const pdf = new Pdf(transcript(model))
    expect(pdf.strays).toEqual([])
    const text = squeezed(pdf.text.replace(/Page \d+ of \d+/g, ''))
    for (const letter of 'tprblvemncwskfa') expect([letter, count(text, letter) >= 2000]).toEqual([letter, true])
  })
})

test('a ceremony of 500 steps is printed within seconds', () => {
  const [act] = sampleTranscript().acts
  const steps = Array.from(
    { length: 500 },
    (_, index): TranscriptStep => ({ ...(act?.steps[index % 4] as TranscriptStep), number: `1.${index + 1}` }),
  )
  const began = performance.now()
  const bytes = transcript(sampleTranscript({ acts: [{ number: 1, title: 'Everything', steps, checkpoint: null }] }))
  const milliseconds = Math.round(performance.now() - began)
  console.log(`500 steps: ${milliseconds} ms`)
  const pdf = new Pdf(bytes)
  expect(milliseconds).toBeLessThan(20_000)
  const { text } = pdf
  expect(steps.filter(({ number }) => !text.includes(number))).toEqual([])
  expect(pdf.strays).toEqual([])
})

/** The values that a reader must find; codes of forms and outcomes are not printed as such. */
function stringsOf(model: TranscriptModel): string[] {
  const silent = new Set([
    'form',
    'mode',
    'outcome',
    'archive',
    'basis',
    'tone',
    'at',
    'started',
    'finished',
    'opened',
    'closed',
    'part',
  ])
  const walk = (value: unknown, name: string): string[] => {
    if (typeof value === 'string') return silent.has(name) ? [] : [value]
    if (Array.isArray(value)) return value.flatMap((item) => walk(item, name))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, item]) => walk(item, key))
  }
  return walk(model, '')
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1
}

test('in German it is tagged so, keeps every word on its page, and says nothing of its own in English', () => {
  const pdf = new Pdf(transcript(sampleRehearsal(), 2, 'de'))
  expect([pdf.faults, pdf.strays]).toEqual(['', []])
  expect(pdf.metadata).toContain('de-DE')
  expect(pdf.info['Title']).toMatch(/: Niederschrift$/)
  const page = squeezed(pdf.text)
  const own = Object.values(english.transcript).filter((text) => text.length > 12 && !text.includes('{'))
  expect(own.filter((text) => page.includes(squeezed(text)))).toEqual([])
  expect(page).toContain(squeezed('Wie man dieses Protokoll prüft'))
})
