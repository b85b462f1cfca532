import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict } from '../../ceremonies/record/outcome.ts'

/**
 * The versions of the rules that a release of the program has had: none yet. A version that stands here is changed no more, and
 * its golden bundles are never made again.
 */
export const released: readonly string[] = []

/** The scripts of which each version of the rules has a golden bundle; `medium` is the tests' own, the others ship. */
export const goldenScripts = [
  'medium',
  'root-key',
  'generate-keys',
  'archive-key',
  'split-secret',
  'recovery-drill',
  'enrol-cards',
  'secret-on-cards',
  'roll-call',
  'change-custodians',
] as const
export type GoldenScript = (typeof goldenScripts)[number]

/** The golden bundle of a version of the rules: a whole sealed rehearsal with its verdict. It must verify for ever. */
export const goldenFolder = (rules: string, script: GoldenScript): string =>
  join(import.meta.dirname, '../fixtures/golden', `rules-${rules}`, script)

export const goldenBundle = (rules: string, script: GoldenScript): string => join(goldenFolder(rules, script), 'bundle')

/** Throws an Error for rules that are released: their golden bundles are the only ones that there are. */
export function mustNotBeReleased(rules: string, known = released): void {
  if (known.includes(rules))
    throw new Error(
      `Rules ${rules} are released: their golden bundles stay. Make a new version in ceremonies/index.ts.`,
    )
}

/** A verdict without its sentences, which may be said better one day. */
export type Told = Omit<Verdict, 'problems' | 'remarks'> & {
  readonly problems: readonly string[]
  readonly remarks: readonly string[]
}

export function told(verdict: Verdict): Told {
  const codes = (all: Verdict['problems']) => all.map(({ code }) => code)
  return { ...verdict, problems: codes(verdict.problems), remarks: codes(verdict.remarks) }
}

export function goldenVerdict(rules: string, script: GoldenScript): Told {
  return JSON.parse(readFileSync(join(goldenFolder(rules, script), 'verdict.json'), 'utf8')) as Told
}
