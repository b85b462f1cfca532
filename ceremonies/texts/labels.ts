/**
 * What main put into a view in English, said in another language. Only what the program itself says is looked up; what a script
 * or a person says stays as it was written.
 */
import { type Parameters, fill } from '../refusal.ts'
import { type Catalogue, en } from './index.ts'
import { type Pair, Reverse, captured, mapped, pairs } from './match.ts'

/** A refusal as it crosses a border; `parameters` may have been left behind. */
interface Refused {
  readonly code: string
  readonly message: string
  readonly parameters?: Parameters
}

/** The label of a field, of an entry or of a step that was put in between. */
export function labelIn(catalogue: Catalogue, label: string): string {
  return says(catalogue)?.labels.say(label, (_name, value) => value) ?? label
}

/** What somebody answered, where it is the program's yes or no. */
export function answerIn(catalogue: Catalogue, answer: string): string {
  return says(catalogue)?.answers.say(answer, (_name, value) => value) ?? answer
}

/** What came about at a step, or what a step will do: a label, and what stands beside it. */
export function entryIn<E extends { readonly label: string; readonly value: string }>(
  catalogue: Catalogue,
  entry: E,
): E {
  const known = says(catalogue)
  if (!known) return entry
  const label = labelIn(catalogue, entry.label)
  const beside = known.beside.find(([template]) => captured(template, entry.label) !== null)?.[1]
  const say = valuesIn(catalogue, 'entry')
  const value =
    [beside, known.stops, known.values].reduce<string | null>(
      (found, one) => found ?? one?.say(entry.value, say) ?? null,
      null,
    ) ?? entry.value
  return { ...entry, label, value: entry.label === en.entryLabels.twin ? plainIn(catalogue, value) : value }
}

/** The sentence of a fact that did not go by the script, or was added to it. */
export function remarkIn(catalogue: Catalogue, text: string): string {
  return says(catalogue)?.remarks.say(text, valuesIn(catalogue, 'remark')) ?? text
}

/** What devices were found to hold, or evidence, as `plain` puts it: names and values with commas between. */
export function plainIn(catalogue: Catalogue, text: string): string {
  const known = says(catalogue)
  if (!known) return text
  return text
    .split(', ')
    .map((part) => piece(catalogue, known, part))
    .join(', ')
}

/** A refusal's sentence; as main put it where this language does not know the code. */
export function refusalIn(catalogue: Catalogue, { code, message, parameters }: Refused): string {
  if (!says(catalogue) || !isCode(code)) return message
  const values = parameters ?? captured(en.sentences[code], message)
  return values ? fill(catalogue.sentences[code], mapped(values, valuesIn(catalogue, code))) : message
}

/** A sentence of which only the text was handed on. */
export function messageIn(catalogue: Catalogue, message: string): string {
  return says(catalogue) ? reasonIn(catalogue, message) : message
}

/** What the check of a script found. */
export function findingIn(
  catalogue: Catalogue,
  { id, message }: { readonly id: string; readonly message: string },
): string {
  if (!says(catalogue) || !Object.hasOwn(en.check, id)) return message
  const name = id as keyof Catalogue['check']
  const [, course] = / \(When (.*)\.\)$/.exec(message) ?? []
  const found = captured(
    en.check[name],
    course === undefined ? message : message.slice(0, message.lastIndexOf(' (When ')),
  )
  if (!found) return message
  const sentence = fill(catalogue.check[name], mapped(found, valuesIn(catalogue, id)))
  if (course === undefined) return sentence
  const conditions = course
    .split(', ')
    .map((one) => fill(catalogue.checkCourse.is, captured(en.checkCourse.is, one) ?? {}))
    .join(', ')
  return sentence + fill(catalogue.checkCourse.when, { conditions })
}

/** All that is looked up, ready for one language. */
interface Says {
  readonly labels: Reverse
  readonly answers: Reverse
  readonly beside: readonly (readonly [label: string, values: Reverse])[]
  /** A finding at which a real ceremony stops: it holds another text. */
  readonly stops: Reverse
  readonly values: Reverse
  readonly remarks: Reverse
  /** Why something came about that nobody said. */
  readonly causes: Reverse
  readonly reasons: Reverse
  readonly phrases: readonly Pair[]
}

const ready = new WeakMap<Catalogue, Says>()

/** Null for English, in which everything is said already. */
function says(catalogue: Catalogue): Says | null {
  if (catalogue === en) return null
  const known = ready.get(catalogue)
  if (known) return known
  const all = (name: keyof Catalogue): readonly Pair[] => pairs({ all: en[name] }, { all: catalogue[name] })
  const phrases = [...all('labels'), ...all('phrases')]
  const made: Says = {
    labels: new Reverse([
      ...all('fields'),
      ...all('entryLabels'),
      ...pairs(en.recorded.inserted, catalogue.recorded.inserted),
      ...phrases.map(([from, to]): Pair => [capitalised(from), capitalised(to)]),
    ]),
    answers: new Reverse(pairs(en.words.answer, catalogue.words.answer)),
    beside: Object.entries(en.entryLabels).flatMap(([name, label]) => {
      const key = name as keyof Catalogue['entryValues']
      if (!Object.hasOwn(en.entryValues, name)) return []
      return [[label, new Reverse(pairs(en.entryValues[key], catalogue.entryValues[key]))] as const]
    }),
    stops: new Reverse(pairs(en.entryValues.environment, catalogue.entryValues.environment)),
    values: new Reverse([
      ...pairs(en.recorded.environment, catalogue.recorded.environment),
      ...pairs(en.words.nothing, catalogue.words.nothing),
      [en.recorded.wrapWithTrusted, catalogue.recorded.wrapWithTrusted],
    ]),
    remarks: new Reverse(all('remarks')),
    causes: new Reverse(
      (['sessionEnded', 'secretsEnded', 'nextAttempt'] as const)
        .map((name): Pair => [en.recorded[name], catalogue.recorded[name]])
        .concat([[en.recorded.waived.happened, catalogue.recorded.waived.happened]]),
    ),
    reasons: new Reverse(
      [...all('reasons'), ...all('system'), ...all('recorded'), ...all('loginRefusals'), ...all('sentences')].filter(
        ([from]) => isTelling(from),
      ),
    ),
    phrases: phrases.toSorted(([a], [b]) => b.length - a.length),
  }
  ready.set(catalogue, made)
  return made
}

/** Parameters that hold a sentence or a part of one. */
const spoken = new Set(['reason', 'message', 'finding', 'sentence', 'happened', 'fault', 'why', 'what', 'der'])
/** Those of them that in a remark may be a person's words as well as the program's. */
const anybodys = new Set(['reason', 'happened'])

/** Puts the parameters of a text made for `of` (a code, or `remark`, `entry`) into the catalogue's language. */
function valuesIn(catalogue: Catalogue, of: string): (name: string, value: string | number) => string | number {
  return (name, value) => {
    if (typeof value === 'number') return value
    if (of === 'ABORTED') return value
    if (of === 'remark' && anybodys.has(name)) return says(catalogue)?.causes.say(value, (_name, one) => one) ?? value
    if (spoken.has(name)) return reasonIn(catalogue, value)
    if (name === 'because') return fill(catalogue.recorded.skipped, captured(en.recorded.skipped, value) ?? {})
    if (name === 'found' || name === 'evidence') return of === 'remark' ? plainIn(catalogue, value) : value
    if (name === 'choices')
      return value
        .split(', ')
        .map((one) => wordIn(catalogue, 'choice', one))
        .join(', ')
    // A script may have a role called user.
    if (name === 'role' && /^(ROLE|SHARE)[-_]/.test(of)) return value
    return wordIn(catalogue, name === 'kind' ? 'class' : name, value)
  }
}

function reasonIn(catalogue: Catalogue, text: string): string {
  const { reasons } = says(catalogue) ?? {}
  const say = valuesIn(catalogue, 'reason')
  const whole = reasons?.say(text, say)
  if (whole !== undefined && whole !== null) return whole
  // Inside another sentence it lost its full stop.
  return reasons?.say(`${text}.`, say)?.replace(/\.$/, '') ?? text
}

/** A single word of the program's own that fills the parameter of that name, such as how many tries are `left`. */
export function wordIn(catalogue: Catalogue, name: string, value: string): string {
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue.words
  return (Object.hasOwn(words, name) ? words[name]?.[value] : undefined) ?? value
}

/** `bytes of DER 66`: a name in words, then a value that may begin with another name. */
function piece(catalogue: Catalogue, known: Says, part: string): string {
  const name = known.phrases.find(([from]) => part === from || part.startsWith(`${from} `))
  if (name) {
    const rest = part.slice(name[0].length + 1)
    return rest === '' ? name[1] : `${name[1]} ${piece(catalogue, known, rest)}`
  }
  const [first = '', ...others] = part.split(' ')
  const type = others.length === 1 ? wordIn(catalogue, 'class', first) : first
  if (type !== first) return `${type} ${others.join(' ')}`
  return known.values.say(part, valuesIn(catalogue, 'entry')) ?? wordIn(catalogue, 'class', reasonIn(catalogue, part))
}

const isCode = (code: string): code is keyof Catalogue['sentences'] => Object.hasOwn(en.sentences, code)

/** A template with hardly a word of its own would be found in anything. */
function isTelling(template: string): boolean {
  return template.replace(/\{[^}]*\}/g, '').length > 5
}

function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}
