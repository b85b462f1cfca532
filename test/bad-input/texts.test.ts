/** One corpus of texts through every face: the rules, the window's form, the terminal's question, the command line, a file. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers } from '../../ceremonies/kernel/answers.ts'
import type { CommandOf, Saying } from '../../ceremonies/kernel/command.ts'
import { sha256Hex } from '../../ceremonies/base/digest.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { makePlan, parseScript, initialState } from '../../ceremonies/index.ts'
import { mustBeRecordable } from '../../ceremonies/kernel/said.ts'
import { decide } from '../support/known.ts'
import { run } from '../../main/cli/commands/run.ts'
import { askParticipants } from '../../main/cli/participants.ts'
import { tryToOpen } from '../../main/opening.ts'
import { parseAnswers } from '../../main/players/answer-file.ts'
import type { Console } from '../../main/terminal/console.ts'
import { cleaned, prepare } from '../../main/window/preparation.ts'
import { momentOf } from '../ceremonies/day.ts'
import { inFolder, scripts } from '../support/strongroom.ts'
import { smallDraft } from '../support/window.ts'
import { shareText, unseenTexts } from '../support/texts.ts'
import { inEnglish } from '../support/english.ts'

/** What each text is refused with; every face that trims and composes what is typed is given what is left of it. */
const corpus: readonly (readonly [what: string, text: string, code: string])[] = [
  ...unseenTexts
    .filter(([, character]) => character.trim() !== '')
    .map(([what, character]) => [what, `Ad${character}a`, 'TEXT_CHARACTER'] as const),
  ['an escape sequence', '\u001b[2JVALID', 'TEXT_CHARACTER'],
  ['a sign of a newer Unicode', 'Ada \u{1fae8}', 'TEXT_NEWER'],
  ['a letter of a newer Unicode', 'Ada \u{1e4d0}', 'TEXT_NEWER'],
  ['a whole share', shareText, 'TEXT_SECRET'],
  ['a whole share in capitals', shareText.toUpperCase(), 'TEXT_SECRET'],
  ['5,000 letters', 'x'.repeat(5000), 'TEXT_LONG'],
]

const smallText = readFileSync(join(scripts, 'small.yaml'), 'utf8')
const small = { name: 'small.yaml', text: smallText, digest: sha256Hex(Buffer.from(smallText)) }
const script = parseScript(small.text)
const plan = makePlan(script, bindParameters(script.parameters, {}))

async function code(work: () => unknown): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** The terminal asks again: what it said after the first try. */
async function atTerminal(at: 'names' | 'brought', text: string): Promise<string> {
  const said: string[] = []
  const first = { names: 'Name of the Ceremony administrator', brought: 'Witness 1' }[at]
  let tried = false
  const console = {
    ask: (prompt: string) => {
      const isPlace = prompt.includes(first) && (at === 'names') === prompt.includes('Name of')
      if (isPlace && !tried) {
        tried = true
        return Promise.resolve(text)
      }
      return Promise.resolve(/previous/.test(prompt) ? 'none' : `Answer to ${prompt}`)
    },
    say: (line: string) => void said.push(line),
    heading: () => undefined,
    hint: '',
  }
  await askParticipants(console as unknown as Console, script, plan.parts, {}, 'rehearsal')
  return said.join('\n')
}

test.each(corpus)('%s in a name or a value is refused alike at every face', async (_what, text, expected) => {
  for (const [at, part] of [
    ['names', 'administrator'],
    ['brought', 'witness-1'],
  ] as const) {
    const draft = { ...smallDraft, [at]: { ...smallDraft[at], [part]: text } }
    const preparation = prepare(small, draft, null)
    const byRules = new Set<string>()
    const message = await tryToOpenWith(draft, byRules)
    const inWindow = [...preparation.parts.map(({ problem }) => problem), ...preparation.problems].map((problem) =>
      String(problem?.code),
    )
    expect([[...byRules], inWindow.includes(expected)]).toEqual([[expected], true])
    expect(await atTerminal(at, text)).toContain(message)
    expect(preparation.plan).toBeNull()
  }
})

async function tryToOpenWith(draft: typeof smallDraft, codes: Set<string>): Promise<string> {
  try {
    tryToOpen(script, plan, small.digest, { ...cleaned(draft), mirror: null })
    return ''
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    codes.add(error.code)
    return inEnglish(error)
  }
}

test.each(corpus.filter(([, text]) => !/[\ud800\0\n]/u.test(text)))(
  '%s in an answer file is refused by the file or by the rules',
  async (_what, text, expected) => {
    const source = `strongroom-answers: 1\nnames: { administrator: ${JSON.stringify(text)} }\n`
    const refusedBy = await code(() => {
      const { names } = parseAnswers(source, initialState(script, plan))
      tryToOpen(script, plan, small.digest, { ...smallDraft, names: { ...smallDraft.names, ...names }, mirror: null })
    })
    expect(['ANSWERS_INVALID', expected]).toContain(refusedBy)
  },
)

/** Everything that people can say, with every text in it marked. */
const X = 'Something that was said'
const sayings: { readonly [S in Saying]: CommandOf<S> } = {
  enrol: { type: 'enrol' },
  answer: { type: 'answer', step: 'x', answers: { text: X }, exception: null },
  confirm: { type: 'confirm', digest: '00'.repeat(32), seq: 1, answers: { text: X } },
  resolve: { type: 'resolve', step: 'x', choice: 'redo', statement: X },
  abort: { type: 'abort', reason: X },
  dispute: { type: 'dispute', digest: '00'.repeat(32), reason: X },
  exception: { type: 'exception', expected: X, happened: X, decided: X, effect: X, remedy: X, open: false },
  remedy: { type: 'remedy', exception: 1, statement: X },
  note: { type: 'note', text: X },
  break: { type: 'break', reason: X, sealed: X },
  'by-code': {
    type: 'by-code',
    person: 'x',
    exception: { happened: X, decided: X, effect: X, remedy: X, open: false },
  },
  return: { type: 'return', statement: X },
  review: { type: 'review', statement: X },
  'without-mirror': { type: 'without-mirror', statement: X },
  replace: { type: 'replace', person: 'x', name: X, reason: X },
}
const places = Object.values(sayings).flatMap((command) =>
  Object.entries(command).flatMap(([field, value]) => (value === X ? [[command, field] as const] : [])),
)

test.each(corpus)(
  '%s is refused in whatever anybody says, before and after the seal, and in an answer',
  async (_what, text, expected) => {
    const { state, envelope } = momentOf('answer', 'clock')
    for (const [command, field] of places) {
      const said = { ...command, [field]: text }
      // After the seal there is no state to decide on: the same function is asked.
      expect([field, await code(() => mustBeRecordable(said))]).toEqual([field, expected])
      expect([field, await code(() => decide(state, { ...envelope, command: said }))]).toEqual([field, expected])
    }
    const field = { name: 'clock', label: 'Which clock', type: 'text' } as const
    expect(await code(() => checkAnswers('clock', [field], { clock: text }))).toBe(expected)
  },
)

const unseen = unseenTexts.map(([, character]) => character).filter((character) => character.trim() !== '')
const plain = fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => text.replaceAll('\\', ''))

test('wherever in a text what cannot be seen stands, it is refused in whatever anybody says', () => {
  const { state, envelope } = momentOf('answer', 'clock')
  fc.assert(
    fc.property(plain, fc.constantFrom(...unseen), plain, fc.constantFrom(...places), (before, one, after, place) => {
      const [command, field] = place
      const said = { ...command, [field]: `A${before}${one}${after}z` }
      expect(refusedBy(() => decide(state, { ...envelope, command: said }))).toBe('TEXT_CHARACTER')
    }),
  )
})

test.each(corpus.filter(([, text]) => !text.includes('\0')))(
  '%s in --name is refused before anything is made',
  (_what, text, expected) =>
    inFolder(async (folder) => {
      const options = { set: [], device: [], rehearseOn: [], data: join(folder, 'data'), rehearsal: true }
      const named = { ...options, name: [`administrator=${text}`] }
      expect(await code(() => run(join(scripts, 'small.yaml'), named))).toBe(expected)
      expect(existsSync(join(folder, 'data'))).toBe(false)
    }),
)

/** Null if it is not. */
function refusedBy(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
