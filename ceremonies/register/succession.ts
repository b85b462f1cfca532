/** Which set of shares is valid for which key, as the records say together: a change of custodians puts one in place of another. */
import { keysIn, secretKeysIn, setsIn } from './ask.ts'
import { countingIn } from './changes.ts'
import type { Rows } from './row.ts'

/** The set that brings a key back, by the last word on it. */
export interface ValidSet {
  readonly ceremony: string
  readonly label: string
  readonly set: string
}

/** Of every key that was archived; a key of which no set is valid has none here. */
export function validSetsIn(rows: Rows): readonly ValidSet[] {
  const valid = new Set(setsIn(rows).flatMap(({ set, status }) => (isValid(status) ? [set] : [])))
  const proved = [...keysIn(rows), ...secretKeysIn(rows)].filter(({ status }) => isProved(status))
  return rows.of('key-set').flatMap(({ ceremony, row: { label, set } }) => {
    const isBack = proved.some((key) => key.ceremony === ceremony && key.label === label)
    return isBack && valid.has(set) ? [{ ceremony, label, set }] : []
  })
}

/** Sheets of a set that were destroyed before witnesses, by number. */
export function destroyedIn(rows: Rows): (set: string) => readonly number[] {
  const counts = countingIn(rows)
  const retired = rows.of('set-retired').filter(({ ceremony, row }) => counts(ceremony, row.set))
  return (set) => retired.filter(({ row }) => row.set === set).flatMap(({ row }) => row.destroyed)
}

type Status = ReturnType<typeof setsIn>[number]['status']

function isValid(status: Status): boolean {
  return status === 'proved' || status === 'in-force'
}

function isProved(status: string): boolean {
  return status === 'restored' || status === 'locked'
}
