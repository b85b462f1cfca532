/** Ceremonies rehearsed at a terminal, and the processes that hold them there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { descendants, unlessGone } from '../leak/places.ts'
import { lightLauncher, scripts } from './strongroom.ts'

export const runMedium = (folder: string): string => rehearsed(join(scripts, 'medium.yaml'), folder)

/** Soon at the shares: three are shown, typed and proved, and then it seals. */
export const runShares = (folder: string): string => rehearsed(join(scripts, 'three-shares.yaml'), folder)

const rehearsed = (script: string, folder: string): string =>
  `${lightLauncher} run ${script} --rehearsal --data ${folder}/data --mirror ${folder}/mirror --same-medium administrator`

/** What stands in the command line of each. */
const parts = {
  main: /\/main\/cli\/index\.js\0run\0/,
  share: /\/main\/terminal\/share-host\.js\0/,
  secrets: /\/native\/secrets\/host\.js\0/,
} as const

type Which = keyof typeof parts

export function processesBelow(terminal: number, which: Which): readonly number[] {
  const commandOf = (pid: number) => unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? ''
  return descendants(terminal).filter((pid) => parts[which].test(commandOf(pid)))
}

/** The only one of these below a terminal. */
export function processBelow(terminal: number, which: Which): number {
  const [pid, ...more] = processesBelow(terminal, which)
  if (pid === undefined || more.length > 0)
    throw new Error(`not one process is ${which}, but ${pid === undefined ? 0 : more.length + 1}`)
  return pid
}
