import { type Answer, type Field, checkAnswers } from '../../ceremonies/kernel/answers.ts'
import { question } from '../../ceremonies/kernel/question.ts'
import { retold } from '../../ceremonies/base/message.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { Moved } from '../players/player.ts'
import { digestsInFours } from './screens.ts'
import { fill, inWords } from '../words.ts'

/** People want the question before this one. */
export class Back extends Moved {
  override readonly name = 'Back'
}

/** People leave what they have begun to answer, and nothing of it is kept. */
export class Cancelled extends Moved {
  override readonly name = 'Cancelled'
}

/** Whether a line may be seen while it is typed: what could not become an answer may be a code, typed too early. */
export type Shows = (line: string) => boolean

/** How a question is put: an echoed line, and a line that only says something. */
export interface Asker {
  readonly line: (prompt: string, shows?: Shows) => Promise<string>
  readonly say: (text: string) => void
  /** What a part is called; by its identifier where nobody has a part yet. */
  readonly called?: (part: string) => string
}

/** Asks one question after another. Rejects with Back from the first of them. */
export async function inTurn(questions: readonly (() => Promise<void>)[], from = 0): Promise<void> {
  for (let at = from; at < questions.length; ) {
    try {
      await questions[at]?.()
      at += 1
    } catch (error) {
      if (!(error instanceof Back) || at === 0) throw error
      at -= 1
    }
  }
}

/** Lines that could become one of these answers. */
export function couldBe(...answers: readonly string[]): Shows {
  return (line) => answers.some((answer) => answer.toLowerCase().startsWith(line.trimStart().toLowerCase()))
}

/** Asks until the answer fits the field; null where an optional field is left empty. An answer that is `kept` need not be typed again. */
export async function fillIn(field: Field, asker: Asker, kept?: Answer): Promise<Answer | null> {
  const { type, options = [] } = field
  const { line, say, called = (part: string) => part } = asker
  if (!isOfNumbers(field))
    for (const [i, option] of options.entries()) say(`  ${i + 1}  ${type === 'people' ? called(option) : option}`)
  for (;;) {
    const typed = (await line(promptOf(field, kept, called), showsOf(field))).trim().normalize('NFC')
    if (typed === '' && kept !== undefined) return kept
    if (field.optional && (typed === '' || typed === words.nothing)) return null
    const answer = read(field, typed)
    try {
      checkAnswers('', [{ ...field, optional: false }], { [field.name]: answer })
      return answer
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      say(flawText(field, error, called))
    }
  }
}

/** Asks for one field of several, and notes the answer. */
export async function fillInto(answers: Map<string, Answer>, field: Field, asker: Asker) {
  const answer = await fillIn(field, asker, keptOf(field, answers))
  if (answer === null) answers.delete(field.name)
  else answers.set(field.name, answer)
}

/** What is wrong with what was just typed, by the question that it stands above. */
function flawText(field: Field, { code, parameters }: Refusal, called: (part: string) => string): string {
  const label = inWords(question(field))
  if (code === 'ANSWER_MISSING') return fill(words.unanswered, { label })
  const { parameters: told } = retold({ code, parameters }, (text) => (text === field.name ? label : called(text)))
  if (code === 'ANSWER_INVALID') return fill(words.unfit, { label, reason: inWords(told['reason'] ?? '') })
  return inWords({ code, parameters: told })
}

/** A time is read off anew: the one before has passed. */
function keptOf({ name, type }: Field, answers: ReadonlyMap<string, Answer>): Answer | undefined {
  return type === 'time' ? undefined : answers.get(name)
}

/** What is chosen from numbers is typed as it is: by its place it would be another. */
function isOfNumbers({ type, options = [] }: Field): boolean {
  return type === 'choice' && options.every((option) => /^\d+$/.test(option))
}

function promptOf(field: Field, kept: Answer | undefined, called: (part: string) => string): string {
  const { type, optional, options = [] } = field
  const label = inWords(question(field))
  const hints: Partial<Record<Field['type'], string>> = {
    boolean: words.yesNo,
    time: words.time,
    digest: words.digest,
    people: words.people,
    choice: isOfNumbers(field) ? options.join(', ') : words.number,
  }
  const empty = kept === undefined ? words.optional : words.optionalKept
  const hint = [hints[type], optional ? empty : undefined].filter(Boolean).join('; ')
  const asked = hint === '' ? label : `${label} (${hint})`
  return kept === undefined ? asked : `${asked} ${fill(words.kept, { answer: answerText(field, kept, called) })}`
}

function answerText({ type }: Field, answer: Answer, called: (part: string) => string): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  if (typeof answer === 'object') return answer.map(type === 'people' ? called : String).join(', ')
  return digestsInFours(String(answer))
}

function showsOf(field: Field): Shows | undefined {
  const { type, options = [] } = field
  switch (type) {
    case 'boolean':
      return couldBe('yes', 'no')
    case 'integer':
      return (line) => /^[\d ]*$/.test(line)
    case 'choice':
      return couldBe(...options, ...(isOfNumbers(field) ? [] : options.map((_, i) => String(i + 1))))
    case 'time':
      return (line) => /^[\d:.TZ -]*$/i.test(line)
    case 'digest':
      return (line) => /^[0-9a-f:\s]*$/i.test(line) || couldBe('none')(line)
    case 'people':
    case 'text':
      return undefined
  }
}

/** What was typed as an answer of the field's type; what does not fit stays text, and is refused. */
function read(field: Field, typed: string): Answer {
  const { type, options = [] } = field
  const chosen = (text: string): string => (/^\d+$/.test(text) ? (options[Number(text) - 1] ?? text) : text)
  switch (type) {
    case 'boolean':
      return { yes: true, y: true, no: false, n: false }[typed.toLowerCase()] ?? typed
    case 'integer':
      return /^\d{1,10}$/.test(typed) ? Number(typed) : typed
    case 'choice':
      return isOfNumbers(field) ? typed : chosen(typed)
    case 'people':
      return typed
        .split(/[\s,]+/)
        .filter(Boolean)
        .map(chosen)
    case 'time':
      return /^\d\d:\d\d:\d\d$/.test(typed) ? `${new Date().toISOString().slice(0, 11)}${typed}Z` : typed
    case 'digest':
      return typed.toLowerCase().replace(/[\s:]/g, '')
    case 'text':
      return typed
  }
}
