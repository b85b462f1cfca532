import { join } from 'node:path'
import { kitsIn } from '../kit/kit.ts'
import { type Verdict, isSound, type Outcome } from '../../ceremonies/record/outcome.ts'
import type { Message } from '../../ceremonies/base/message.ts'
import { shown } from '../../ceremonies/base/shown.ts'
import { causeFirst } from '../../ceremonies/record/cause.ts'
import type { Problem } from '../../ceremonies/record/problem.ts'
import { inWords } from '../words.ts'

/** The first line: it claims what was found, and nothing that a passer-by could take for more. */
const headlines: Readonly<Record<Exclude<Outcome, 'consistent' | 'aborted'>, string>> = {
  valid: 'VALID',
  'rules-unknown': 'RULES UNKNOWN; nothing wrong was found, but this program cannot replay the decisions',
  'not-as-required': 'NOT AS REQUIRED',
  invalid: 'INVALID',
}

export interface Circumstances {
  /** What was read, where it is not the path that was given. */
  readonly bundle?: string
  /** True if something came from outside, so that nothing is left to be compared by eye. */
  readonly brought?: boolean
  /** True if every problem is told, not only the cause. */
  readonly all?: boolean
}

/** A verdict for programs: `valid` is what a reader may rely on, and the words of anything else are nobody's. */
export function verdictJson(verdict: Verdict) {
  const valid = isSound(verdict)
  const told = <P extends Message>(problem: P) => ({ ...problem, message: inWords(problem) })
  return {
    ...verdict,
    valid,
    words: valid ? verdict.words : [],
    problems: verdict.problems.map(told),
    remarks: verdict.remarks.map(told),
  }
}

/** A verdict in words. */
export function verdictText(verdict: Verdict, { bundle, brought = false, all = false }: Circumstances = {}): string {
  const { outcome, replayed, problems, remarks } = verdict
  // Comparing the words of what is not valid would lend it a trust that it has lost.
  const words = isSound(verdict) && !brought ? verdict.words : []
  // An invalid record may call itself anything.
  const stamps = [
    ...(verdict.rehearsal ? ['REHEARSAL'] : []),
    ...(verdict.softwareToken ? ['SOFTWARE TOKEN'] : []),
    ...(verdict.softwareCard ? ['SOFTWARE CARD'] : []),
  ]
  const stamped = outcome === 'invalid' || stamps.length === 0 ? '' : `   ${stamps.join(', ')}`
  const lines = [
    `${headline(verdict)}${stamped}`,
    ...problemLines(problems, outcome === 'not-as-required' || all),
    ...remarks.map((remark) => `  ${inWords(remark)}`),
    '',
    ...table({
      ...(bundle === undefined ? {} : { bundle: shown(bundle) }),
      ceremony: shown(verdict.ceremony ?? 'unknown'),
      facts: `${verdict.size}${disclosure(verdict)}`,
      root: verdict.root ?? 'unknown',
      anchored: anchoring(verdict),
      replayed: replayed ? 'yes, every decision' : 'no',
    }),
    ...(words.length > 0 ? ['', 'Words of the last note, to be compared with the copies on paper:', ''] : []),
    ...wordGrid(words),
  ]
  return `${lines.join('\n')}\n`
}

function headline(verdict: Verdict): string {
  const { outcome, anchored } = verdict
  if (outcome === 'aborted') return `ABORTED; the record is ${anchored ? 'valid' : 'consistent, not anchored'}`
  if (outcome !== 'consistent') return headlines[outcome]
  return isAnchoredInPart(verdict) ? 'CONSISTENT, anchored in part' : 'CONSISTENT, not anchored'
}

function problemLines(problems: readonly Problem[], all: boolean): readonly string[] {
  const lines = causeFirst(problems).map((problem) => `  ${problem.code}: ${inWords(problem)}`)
  const [cause, ...rest] = lines
  if (cause === undefined || all || rest.length === 0) return lines
  const count = rest.length === 1 ? '1 more problem' : `${rest.length} more problems`
  return [cause, `  ${count} beside it, or because of it; --all lists everything.`]
}

/** What an invalid record says of its own levels is nothing to go by. */
function disclosure({ outcome, level }: Verdict): string {
  if (outcome === 'invalid') return ' that can be read'
  return level === 'confidential' ? ', all disclosed' : `, disclosed to level ${level}`
}

function isAnchoredInPart({ remarks }: Verdict): boolean {
  return remarks.some(({ code }) => code === 'ANCHORED_IN_PART')
}

function anchoring(verdict: Verdict): string {
  if (verdict.anchored) return 'yes, to the checkpoint from outside'
  return isAnchoredInPart(verdict) ? 'in part' : 'no'
}

/** What a finished ceremony left, and where. */
export function summary(verdict: Verdict, folder: string): string {
  const kits = kitsIn(folder).map((name) => shown(join(folder, name)))
  return `${verdictText(verdict)}\n${table({
    bundle: shown(join(folder, 'bundle')),
    archive: shown(join(folder, 'bundle.tar')),
    transcript: isSound(verdict)
      ? shown(join(folder, 'transcript.pdf'))
      : 'none: a record that does not verify is not printed',
    ...(kits.length > 0 ? { 'recovery kit': kits.join(', ') } : {}),
  }).join('\n')}\n`
}

/** Words in numbered columns, as they are copied by hand. */
export function wordGrid(words: readonly string[], columns = 4): readonly string[] {
  const width = Math.max(...words.map((word) => word.length), 0) + 2
  const rows = []
  for (let first = 0; first < words.length; first += columns) {
    const row = words.slice(first, first + columns).map((word, i) => {
      const number = String(first + i + 1).padStart(2)
      return `${number} ${word.padEnd(width)}`
    })
    rows.push(`  ${row.join('').trimEnd()}`)
  }
  return rows
}

export function table(entries: Readonly<Record<string, string>>): readonly string[] {
  const width = Math.max(...Object.keys(entries).map((name) => name.length)) + 2
  return Object.entries(entries).map(([name, value]) => name.padEnd(width) + value)
}
