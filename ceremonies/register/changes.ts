/** What changes of custodians made of sets, as all records say together. A rehearsal changes nothing that is real, nor the reverse. */
import type { Rows } from './row.ts'

export type Standing = 'in-force' | 'superseded' | 'retired'

/**
 * What became of a set of that ceremony; undefined where no change concerns it. Of all sets that took each other's places, however
 * they branch, the one that did so last is in force.
 */
export function standingsIn(rows: Rows): (ceremony: string, set: string) => Standing | undefined {
  const modeOf = modesIn(rows)
  const counts = countingIn(rows)
  const standings = new Map<string, Standing>()
  const lines = new Map<string, ReadonlySet<string>>()
  const changes = rows.of('set-in-force').toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
  for (const { ceremony, row } of changes.filter((one) => counts(one.ceremony, one.row.over))) {
    const [taken, own] = [`${modeOf(ceremony)} ${row.over}`, `${modeOf(ceremony)} ${row.set}`]
    const line = new Set([taken, own].flatMap((one) => [one, ...(lines.get(one) ?? [])]))
    for (const one of line) {
      lines.set(one, line)
      standings.set(one, one === own ? 'in-force' : 'superseded')
    }
  }
  for (const { ceremony, row } of rows.of('set-retired').filter((one) => counts(one.ceremony, one.row.set)))
    standings.set(`${modeOf(ceremony)} ${row.set}`, 'retired')
  return (ceremony, set) => standings.get(`${modeOf(ceremony)} ${set}`)
}

/** True if what that ceremony says of that set counts: it is of the same mode as the one that made it, or nobody knows that one. */
export function countingIn(rows: Rows): (ceremony: string, set: string) => boolean {
  const modeOf = modesIn(rows)
  const home = new Map(rows.of('set').map(({ ceremony, row }) => [row.set, modeOf(ceremony)]))
  return (ceremony, set) => !home.has(set) || home.get(set) === modeOf(ceremony)
}

function modesIn(rows: Rows): (ceremony: string) => string {
  const modes = new Map(rows.of('ceremony').map(({ ceremony, row }) => [ceremony, row.mode]))
  return (ceremony) => modes.get(ceremony) ?? ''
}
