import { join } from 'node:path'
import type { Verdict } from '../../ceremonies/record/verify.ts'

/** A verdict in words. */
export function verdictText(verdict: Verdict): string {
  const { valid, anchored, replayed, problems, remarks } = verdict
  const stamps = [...(verdict.rehearsal ? ['REHEARSAL'] : []), ...(verdict.softwareToken ? ['SOFTWARE TOKEN'] : [])]
  const lines = [
    `${valid ? 'VALID' : 'INVALID'}${stamps.length > 0 ? `   ${stamps.join(', ')}` : ''}`,
    ...problems.map(({ code, message }) => `  ${code}: ${message}`),
    ...remarks.map(({ message }) => `  ${message}`),
    '',
    ...table({
      ceremony: verdict.ceremony ?? 'unknown',
      facts: `${verdict.size}, ${verdict.level === 'confidential' ? 'all disclosed' : `disclosed to level ${verdict.level}`}`,
      root: verdict.root ?? 'unknown',
      anchored: anchored ? 'yes, to the checkpoint brought from outside' : 'no',
      replayed: replayed ? 'yes, every decision was made again' : 'no',
    }),
    ...(verdict.words.length > 0 ? ['', 'Words of the last note, to be compared with the copies on paper:', ''] : []),
    ...wordGrid(verdict.words),
  ]
  return `${lines.join('\n')}\n`
}

/** What a finished ceremony left, and where. */
export function summary(verdict: Verdict, folder: string): string {
  return `${verdictText(verdict)}\n${table({
    bundle: join(folder, 'bundle'),
    archive: join(folder, 'bundle.tar'),
    transcript: join(folder, 'transcript.pdf'),
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
