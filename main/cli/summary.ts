import { join } from 'node:path'
import type { Verdict } from '../../ceremonies/record/verify.ts'
import { shown } from '../../ceremonies/shown.ts'
import { isSound, type Outcome } from '../../ceremonies/record/outcome.ts'

/** The first line: it claims what was found, and nothing that a passer-by could take for more. */
const headlines: Readonly<Record<Outcome, string>> = {
  valid: 'VALID',
  aborted: 'ABORTED; the record is valid',
  'rules-unknown': 'RULES UNKNOWN; nothing wrong was found, but this program cannot make the decisions again',
  'not-as-required': 'NOT AS REQUIRED',
  invalid: 'INVALID',
}

export interface Circumstances {
  /** What was read, where it is not the path that was given. */
  readonly bundle?: string
  /** True if something came from outside, so that nothing is left to be compared by eye. */
  readonly brought?: boolean
}

/** A verdict for programs: `valid` is what a reader may rely on, and the words of anything else are nobody's. */
export function verdictJson(verdict: Verdict): Verdict {
  const valid = isSound(verdict)
  return { ...verdict, valid, words: valid ? verdict.words : [] }
}

/** A verdict in words. */
export function verdictText(verdict: Verdict, { bundle, brought = false }: Circumstances = {}): string {
  const { outcome, replayed, problems, remarks } = verdict
  // Comparing the words of what is not valid would lend it a trust that it has lost.
  const words = isSound(verdict) && !brought ? verdict.words : []
  // An invalid record may call itself anything.
  const stamps = [...(verdict.rehearsal ? ['REHEARSAL'] : []), ...(verdict.softwareToken ? ['SOFTWARE TOKEN'] : [])]
  const stamped = outcome === 'invalid' || stamps.length === 0 ? '' : `   ${stamps.join(', ')}`
  const lines = [
    `${headlines[outcome]}${stamped}`,
    ...problems.map(({ code, message }) => `  ${code}: ${message}`),
    ...remarks.map(({ message }) => `  ${message}`),
    '',
    ...table({
      ...(bundle === undefined ? {} : { bundle: shown(bundle) }),
      ceremony: shown(verdict.ceremony ?? 'unknown'),
      facts: `${verdict.size}, ${verdict.level === 'confidential' ? 'all disclosed' : `disclosed to level ${verdict.level}`}`,
      root: verdict.root ?? 'unknown',
      anchored: anchoring(verdict),
      replayed: replayed ? 'yes, every decision was made again' : 'no',
    }),
    ...(words.length > 0 ? ['', 'Words of the last note, to be compared with the copies on paper:', ''] : []),
    ...wordGrid(words),
  ]
  return `${lines.join('\n')}\n`
}

function anchoring({ anchored, remarks }: Verdict): string {
  if (anchored) return 'yes, to the checkpoint brought from outside'
  return remarks.some(({ code }) => code === 'ANCHORED_IN_PART') ? 'in part' : 'no'
}

/** What a finished ceremony left, and where. */
export function summary(verdict: Verdict, folder: string): string {
  return `${verdictText(verdict)}\n${table({
    bundle: shown(join(folder, 'bundle')),
    archive: shown(join(folder, 'bundle.tar')),
    transcript: isSound(verdict)
      ? shown(join(folder, 'transcript.pdf'))
      : 'none: a record that does not verify is not retold on paper',
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
