import { cardsOf } from '../../ceremonies/subjects/custody/things.ts'
import { type Message, titled } from '../../ceremonies/base/message.ts'
import type { Answers } from '../../ceremonies/kernel/answers.ts'
import { happens, terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { News } from '../../ceremonies/room/news.ts'
import { run } from '../../ceremonies/texts/en/window/run.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { question } from '../../ceremonies/kernel/question.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { speechNames, speeches } from '../../ceremonies/kernel/speech.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { fill, inWords } from '../words.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

/** A person as the room knows them: the part, and the name if that says more. */
export function personText(view: View, part: string): string {
  const found = view.parts.find(({ id }) => id === part)
  if (!found) return part
  return found.name === found.title || found.name === '' ? found.title : `${found.title} (${found.name})`
}

/** A refusal as the room says it: parts, HSMs, steps and questions that it names by what they are called. */
export function named(refused: Message, view: View, { script, plan }: Pick<State, 'script' | 'plan'>): Message {
  const things = new Map([
    ...Object.entries(hsmsOf(script)).map(([id, { title }]) => [id, title] as const),
    ...view.parts.map(({ id }) => [id, personText(view, id)] as const),
  ])
  const steps = new Map(plan.steps.map(({ id, title }) => [id, title] as const))
  const asked = view.asks.flatMap((ask) => (ask.kind === 'answer' || ask.kind === 'confirm' ? ask.fields : []))
  const fields = new Map(asked.map((field) => [field.name, question(field)] as const))
  return titled(refused, things, { step: steps, current: steps, field: fields })
}

/** An HSM as the room knows it. */
export function deviceText(script: Script, device: string | null): string {
  const name = device ?? ''
  return hsmsOf(script)[name]?.title ?? cardsOf(script)[name]?.title ?? name
}

export function peopleText(view: View, parts: readonly string[]): string {
  return parts.map((part) => personText(view, part)).join(', ') || '–'
}

/** Everything to know of the step at hand before anybody answers, as lines; `numbered` as on the paper script. */
export function stepLines(view: View, numbered: string, columns: number): readonly string[] {
  const { step } = view
  if (!step) return []
  const stamps = [
    ...(view.mode === 'rehearsal' ? ['REHEARSAL'] : []),
    ...(view.softwareToken ? ['SOFTWARE TOKEN'] : []),
    ...(view.softwareCard ? ['SOFTWARE CARD'] : []),
  ]
  const { number, of, minutes } = step
  const place = fill(words.place, { act: view.act ?? '', numbered, number, of, minutes })
  const { say: said } = step
  const stated = step.stated.map((value) => inWords(value))
  const next = happens[step.kind]
  return [
    '─'.repeat(columns),
    ...(stamps.length > 0 ? [stamps.join('   ')] : []),
    place,
    `${words.performs.padEnd(11)}${personText(view, step.performs)}`,
    `${words.witnesses.padEnd(11)}${peopleText(view, step.witnesses)}`,
    ...(said === null ? [] : [words.aloud, ...wrapped(said, columns - 4).map((line) => `    ${line}`)]),
    ...stated.flatMap((text) => [words.statement, ...wrapped(text, columns - 4).map((line) => `    ${line}`)]),
    ...detailLines(step.what.slice(step.stated.length), columns),
    ...(next === undefined ? [] : [words.happens, ...wrapped(next, columns - 4).map((line) => `    ${line}`)]),
    fill(words.running, { words: view.words.slice(0, 4).join(' ') }),
    ...(view.mirrorTrouble ? [fill(words.mirrorBehind, { message: inWords(view.mirrorTrouble) })] : []),
  ]
}

/** What exactly will be done: the step's fields, one line each. */
function detailLines(details: NonNullable<View['step']>['what'], columns: number): readonly string[] {
  if (details.length === 0) return []
  const lines = details.map(({ label, value }) => `${inWords(label)}: ${digestsInFours(inWords(value))}`)
  return [words.detail, ...lines.flatMap((line) => wrapped(line, columns - 4)).map((line) => `    ${line}`)]
}

const proposals = {
  abort: words.proposedAbort,
  mirror: words.proposedMirror,
  replace: words.proposedReplace,
  'by-code': words.proposedByCode,
} as const

/** What somebody has proposed, and what a confirmation covers. */
export function proposalLines(view: View, script: Script): readonly string[] {
  const { proposal } = view
  if (!proposal) return []
  const person = personText(view, proposal.by)
  const { statement: why, choice, subject } = proposal
  const said =
    subject === 'step'
      ? [fill(proposedOf(view, proposal.answers), { person })]
      : subject === 'review'
        ? [fill(run.ask.proposedReview, { person }), `    ${why ?? ''}`, ...reviewLines(view, script)]
        : subject === 'resolve'
          ? [fill(words.proposedChoice, { person, choice: choice ?? '', statement: why ?? '' })]
          : [fill(proposals[subject], { person, statement: why ?? '' })]
  const labelled = proposal.said.map(({ label, value }) => `    ${inWords(label)}: ${digestsInFours(inWords(value))}`)
  return [...said, ...labelled]
}

function proposedOf({ step }: View, answers: Answers): string {
  if (hasAnswers(answers)) return words.proposed
  return step?.begins ? words.proposedBegin : words.proposedNothing
}

/** What two people look at before a ceremony that was left goes on. */
export function reviewLines({ review, vouched, parts }: View, script: Script): readonly string[] {
  if (!review) return []
  const texts = run.ask
  const { unsigned, changes, heard, earlier } = review
  const title = (part: string | null): string =>
    part === null ? texts.reviewProgram : (parts.find(({ id }) => id === part)?.title ?? part)
  const said = heard.flatMap(({ seq, at, by, said, step, content }) => [
    `  ${String(seq).padStart(6)}  ${at}  ${title(by)} ${run.said[said]}${step === null ? '' : `: ${inWords(step)}`}`,
    ...content.map(([name, value]) => `            ${name === '' ? '' : `${name}: `}${digestsInFours(value)}`),
  ])
  return [
    '',
    texts.review,
    ...changes.map(
      ({ what, device, was, now }) =>
        `  ! ${fill(texts.reviewChanges[what], { device: deviceText(script, device), was, now })}`,
    ),
    ...(unsigned === null ? [] : [fill(texts.reviewUnsigned, { ...unsigned })]),
    ...(earlier === 0 ? [] : [`  ${fill(texts.reviewEarlier, { count: earlier })}`]),
    ...said,
    ...signedLines({ vouched }),
  ]
}

/** The words of the record when it was last signed, to compare with paper; none where it never was. */
export function signedLines({ vouched }: Pick<View, 'vouched'>): readonly string[] {
  if (vouched === null) return []
  return [fill(run.ask.signedWords, { size: vouched.size }), `  ${vouched.words.join(' ')}`]
}

/** What facts of the record say of what came about, and of what did not go by the script. */
export function newsLines(news: readonly News[]): readonly string[] {
  return news.flatMap(({ tone, text, entries }) => [
    ...(tone === 'warning' ? [`  ! ${inWords(text ?? '')}`] : []),
    ...entries.map(({ label, value, form }) => {
      const said = inWords(value)
      return `  ${inWords(label)}: ${form === 'hex' ? inFours(said) : said}`
    }),
  ])
}

/** Hexadecimal digits as they are read aloud and copied. */
export function inFours(digits: string): string {
  return (digits.match(/.{1,4}/g) ?? []).join(' ')
}

/** Text with each SHA-256 in it in groups of four digits. */
export function digestsInFours(text: string): string {
  return text.replace(/\b[0-9a-f]{64}\b/g, inFours)
}

/** All that may be typed at every prompt. */
export function helpLines(): readonly string[] {
  const { ':back': back, ':cancel': cancel, ...others } = words.help
  const said = speechNames.map((name) => {
    const { typed, means } = words.speeches[name]
    return [typed, speeches[name].agreed ? `${means} ${words.helpAgreed}` : means] as const
  })
  const all = [[':back', back], [':cancel', cancel], ...said, ...Object.entries(others)] as const
  return [words.helpTitle, ...all.map(([typed, means]) => `  ${typed.padEnd(11)} ${means}`)]
}

/** Who has confirmed, and who is missing. */
export function confirmedLine(view: View): string | null {
  const { proposal } = view
  if (!proposal) return null
  const confirmed = peopleText(view, [proposal.by, ...proposal.confirmed])
  return fill(words.confirmed, { confirmed, subject: proposal.subject, missing: peopleText(view, proposal.missing) })
}

/** Words large enough to be copied by hand: few in a row, numbered, with air between the rows. */
export function largeWords(list: readonly string[], columns: number): readonly string[] {
  const width = Math.max(...list.map((word) => word.length), 0) + 3
  const perRow = Math.max(1, Math.min(4, Math.floor((columns - 2) / (width + 3))))
  const rows: string[] = []
  for (let first = 0; first < list.length; first += perRow) {
    const row = list.slice(first, first + perRow).map((word, i) => {
      const number = String(first + i + 1).padStart(2)
      return `${number} ${word.padEnd(width)}`
    })
    rows.push(`  ${row.join('').trimEnd()}`, '')
  }
  return rows
}

/** Text broken at spaces; its own line breaks stay. */
export function wrapped(text: string, columns: number): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let now = ''
    for (const word of line.split(' ')) {
      if (now !== '' && now.length + 1 + word.length > columns) {
        lines.push(now)
        now = word
      } else now = now === '' ? word : `${now} ${word}`
    }
    return [...lines, now]
  })
}

function hasAnswers(answers: Answers): boolean {
  return Object.keys(answers).length > 0
}
