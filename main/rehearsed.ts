/** What people of a rehearsal have from the ceremony that was held before it: sheets, and the PINs of cards. They are worth nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../ceremonies/kernel/planned.ts'
import { cardsFolder } from './devices/throwaway.ts'
import { type RehearsedEarlier, rehearseEarlier } from './earlier.ts'
import type { CeremonyFolder } from './store/data-folder.ts'

/** The earlier ceremony that is held for a rehearsal: among its throw-away tokens, and gone with them. No HSM can be called so. */
const earlierIn = ({ tokens: place }: CeremonyFolder): string => join(place, '.earlier')

/** Where people of a rehearsal find the sheets of the earlier set that was made for it: they are worth nothing. */
export function sheetsFile(folder: CeremonyFolder): string {
  return join(earlierIn(folder), 'sheets.txt')
}

/** The same; null where no earlier set was made. */
export function sheetsIn(folder: CeremonyFolder): string | null {
  const file = sheetsFile(folder)
  return existsSync(file) ? file : null
}

/** The PINs among them, by the name of each. */
export function pinsIn(folder: CeremonyFolder): ReadonlyMap<string, string> {
  const file = sheetsFile(folder)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  return new Map(
    lines.flatMap((line): readonly (readonly [string, string])[] => {
      const [, name, pin] = /^(card-[^:]+): (.+)$/.exec(line) ?? []
      return name !== undefined && pin !== undefined ? [[name, pin]] : []
    }),
  )
}

/** Holds that ceremony, and leaves what people have from it; null where the plan asks for none. */
export async function rehearsedIn(folder: CeremonyFolder, plan: Plan): Promise<RehearsedEarlier | null> {
  const places = { folder: earlierIn(folder), cards: cardsFolder(folder.tokens) }
  const earlier = await rehearseEarlier(plan, places)
  if (earlier === null) return null
  const told = [...earlier.sheets, ...earlier.pins].map(([name, secret]) => `${name}: ${secret}\n`)
  writeFileSync(sheetsFile(folder), told.join(''), { mode: 0o600, flag: 'wx' })
  return earlier
}
