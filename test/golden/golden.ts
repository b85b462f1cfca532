import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from '../../ceremonies/record/verify.ts'

/** The golden bundle of a format: a whole sealed rehearsal with its verdict. It must verify for ever. */
export const goldenFolder = (format: number): string =>
  join(import.meta.dirname, '../fixtures/golden', `format-${format}`)

export const goldenBundle = (format: number): string => join(goldenFolder(format), 'bundle')

/** A verdict without its sentences, which may be said better one day. */
export type Told = Omit<Verdict, 'problems' | 'remarks'> & {
  readonly problems: readonly string[]
  readonly remarks: readonly string[]
}

export function told(verdict: Verdict): Told {
  const codes = (all: Verdict['problems']) => all.map(({ code }) => code)
  return { ...verdict, problems: codes(verdict.problems), remarks: codes(verdict.remarks) }
}

export function goldenVerdict(format: number): Told {
  return JSON.parse(readFileSync(join(goldenFolder(format), 'verdict.json'), 'utf8')) as Told
}
