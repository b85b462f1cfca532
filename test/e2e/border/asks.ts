/** Everything that a page may ask of main, asked well and badly. */
import type { Page } from '@playwright/test'
import type { AskName, Asked } from '../../../preload/contract.ts'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refused: { readonly code: string } }

declare global {
  interface Window {
    /** As a page sees it that keeps to no contract. */
    readonly strongroom: Readonly<Record<string, (...given: readonly unknown[]) => Promise<Outcome>>>
  }
}

const id = 'a'.repeat(26)
/** An X25519 key's form; it stands for nobody's. */
const viewer = 'ab'.repeat(44)
const draft: Asked<'prepare'> = {
  script: 'small.yaml',
  mode: 'rehearsal',
  language: 'en',
  settings: {},
  names: {},
  follows: 'none',
  brought: {},
  tokens: {},
  mayUseTokens: false,
  mirror: '',
  sameMedium: '',
}

/** One of each, in its right form. */
export const wellFormed: { readonly [N in AskName]: Asked<N> } = {
  ready: {},
  refresh: {},
  prepare: draft,
  open: { draft, plan: '0'.repeat(64) },
  resume: { ceremony: id },
  leave: {},
  submit: { ticket: 'none', command: { type: 'note', text: 'x' } },
  export: { ceremony: id, folder: '/nonexistent' },
  exportFolder: { ceremony: id },
  ending: { ceremony: id },
  printPaper: { draft, document: 'script', printer: 'none' },
  printTranscript: { ceremony: id, printer: 'none' },
  projector: { open: false },
  language: { language: 'en' },
  custody: {},
  course: {},
  openScript: { path: '/nowhere/script.yaml' },
  theme: { theme: 'system' },
  contrast: { contrast: 'usual' },
  zoom: { percent: 100 },
  enrol: { person: 'administrator', code: 'something' },
  vouch: { person: 'administrator', code: 'something', by: 'code' },
  give: { id: 0, answer: 'something' },
  words: { id: 0, viewer },
}

/** Made in the page, where such values are, and what each is answered with. */
export interface Forged {
  readonly ask: AskName
  readonly input: () => unknown
  /** A code of main, `ok`, or one of two where Electron's bridge carries what the shell's does not. */
  readonly answer: string
}

const malformed = 'ASKED_MALFORMED'
/** The bridge between the page and its preload may refuse to carry it. */
const malformedIfCarried = `${malformed} or not carried`

export const forged: Readonly<Record<string, Forged>> = {
  'a member of another type': { ask: 'vouch', input: () => ({ person: 1, code: 'x' }), answer: malformed },
  'a list instead of a text': { ask: 'vouch', input: () => ({ person: ['a'], code: 'x' }), answer: malformed },
  'a number out of range': { ask: 'zoom', input: () => ({ percent: 10_000 }), answer: malformed },
  'not a number': { ask: 'words', input: () => ({ id: Number.NaN, viewer: 'ab'.repeat(44) }), answer: malformed },
  'half a byte': { ask: 'words', input: () => ({ id: 0, viewer: 'a'.repeat(87) }), answer: malformed },
  'upper case': { ask: 'words', input: () => ({ id: 0, viewer: 'AB'.repeat(44) }), answer: malformed },
  'a number with a fraction': { ask: 'words', input: () => ({ id: 0.5, viewer: 'ab'.repeat(44) }), answer: malformed },
  'a language that there is not': { ask: 'language', input: () => ({ language: '__proto__' }), answer: malformed },
  'a command that there is not': {
    ask: 'submit',
    input: () => ({ ticket: 'x', command: { type: 'constructor' } }),
    answer: malformed,
  },
  'a code that is too long': {
    ask: 'vouch',
    input: () => ({ person: 'a', code: 'x'.repeat(2001) }),
    answer: malformed,
  },
  'a megabyte': { ask: 'give', input: () => ({ id: 0, answer: 'x'.repeat(2 ** 20) }), answer: malformed },
  'thirty-two megabytes': {
    ask: 'give',
    input: () => ({ id: 0, answer: 'x'.repeat(2 ** 25) }),
    answer: malformedIfCarried,
  },
  'a right form that is too large': {
    ask: 'prepare',
    input: () => ({
      ...{
        script: 'x',
        mode: 'real',
        language: 'en',
        names: {},
        follows: '',
        brought: {},
        tokens: {},
        mayUseTokens: false,
        mirror: '',
        sameMedium: '',
      },
      settings: Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`s${at}`, 'x'.repeat(4000)])),
    }),
    answer: 'ASKED_TOO_MUCH',
  },
  'another prototype as a member': {
    ask: 'refresh',
    input: () => JSON.parse('{ "__proto__": { "polluted": true } }') as unknown,
    answer: malformed,
  },
  'another prototype deep inside': {
    ask: 'submit',
    input: () =>
      JSON.parse(
        '{ "ticket": "x", "command": { "type": "note", "text": "x", "constructor": { "prototype": { "polluted": 1 } } } }',
      ) as unknown,
    answer: malformed,
  },
  'what every object has, as names of settings': {
    ask: 'prepare',
    input: () => ({
      ...{
        script: '__proto__',
        mode: 'real',
        language: 'en',
        names: {},
        follows: '',
        brought: {},
        tokens: {},
        mayUseTokens: false,
        mirror: '',
        sameMedium: '',
      },
      settings: JSON.parse('{ "__proto__": "x", "constructor": "x", "toString": "x" }') as unknown,
    }),
    answer: 'SCRIPT_UNKNOWN',
  },
  'an object with a prototype': {
    ask: 'refresh',
    input: () => Object.create({ method: () => 1 }) as unknown,
    answer: 'ok',
  },
  'a circle': {
    ask: 'refresh',
    input: () => {
      const circle: Record<string, unknown> = {}
      circle['self'] = circle
      return circle
    },
    answer: malformedIfCarried,
  },
  'ten thousand levels': {
    ask: 'refresh',
    input: () => {
      let inner: object = {}
      for (let level = 0; level < 10_000; level++) inner = { inner }
      return inner
    },
    answer: malformedIfCarried,
  },
  'a great integer': { ask: 'words', input: () => ({ id: 7n, viewer: 'ab'.repeat(44) }), answer: malformedIfCarried },
  'a function': { ask: 'vouch', input: () => ({ person: () => 'a', code: 'x' }), answer: malformedIfCarried },
  'a function alone': { ask: 'refresh', input: () => () => ({}), answer: malformedIfCarried },
  'a symbol': { ask: 'refresh', input: () => ({ symbol: Symbol('x') }), answer: malformedIfCarried },
  'a date': { ask: 'words', input: () => ({ id: new Date(), viewer: 'ab'.repeat(44) }), answer: malformed },
  bytes: { ask: 'give', input: () => ({ id: 0, answer: new Uint8Array(8) }), answer: malformed },
  'a map': { ask: 'prepare', input: () => new Map([['script', 'x']]), answer: malformed },
  'an element': { ask: 'refresh', input: () => ({ body: document.body }), answer: malformedIfCarried },
  'a member that throws': {
    ask: 'refresh',
    input: () => ({
      get member() {
        throw new Error('not to be read')
      },
    }),
    answer: malformedIfCarried,
  },
  'a way out of the folder of scripts': {
    ask: 'prepare',
    input: () => ({
      ...{
        script: '../../../etc/passwd',
        mode: 'real',
        language: 'en',
        settings: {},
        names: {},
        follows: '',
        brought: {},
      },
      ...{ tokens: {}, mayUseTokens: false, mirror: '', sameMedium: '' },
    }),
    answer: 'SCRIPT_UNKNOWN',
  },
  'a ceremony that there is not': {
    ask: 'resume',
    input: () => ({ ceremony: 'a'.repeat(26) }),
    answer: 'CEREMONY_UNKNOWN',
  },
  'a ceremony that is a path': {
    ask: 'export',
    input: () => ({ ceremony: '../../data', folder: '/nonexistent/out' }),
    // Whoever is not root could not write there.
    answer: 'CEREMONY_UNKNOWN or OUT_UNWRITABLE',
  },
}

/** What is refused for every ask alike. */
const plainNonsense: readonly unknown[] = [null, 0, '', true, [], [{}], { more: 1 }]

/** The codes with which each ask refuses what is none, and no argument at all. */
export async function answersToNonsense(page: Page, name: string): Promise<readonly string[]> {
  const answers = await page.evaluate(
    ([name, inputs]) => {
      const given = [[], ...inputs.map((input) => [input])]
      return Promise.all(given.map(async (input) => window.strongroom[name]?.(...input)))
    },
    [name, plainNonsense] as const,
  )
  return answers.map((answer) => (answer === undefined || answer.ok ? 'ok' : answer.refused.code))
}

/** The code of a refusal, `ok`, or `not carried` if it did not get as far as main. */
export function answerTo(page: Page, name: string, input: () => unknown): Promise<string> {
  return page.evaluate(`(${String(asking)})(${JSON.stringify(name)}, ${String(input)})`)
}

async function asking(name: string, input: () => unknown): Promise<string> {
  try {
    const outcome = await window.strongroom[name]?.(input())
    return outcome === undefined ? 'no such ask' : outcome.ok ? 'ok' : outcome.refused.code
  } catch {
    return 'not carried'
  }
}
