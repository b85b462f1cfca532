/** The words of shares at a terminal: in the memory of the process that shows and takes them, and never in the main program's. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { people } from '../support/people.ts'
import { inFolder, launcher, scripts } from '../support/strongroom.ts'
import { atTerminal } from '../support/terminal.ts'
import { ShareFinder, memoryOf } from './memory.ts'
import { descendants, unlessGone } from './places.ts'

/** The main program below a terminal. */
function mainBelow(terminal: number): number {
  const commandOf = (pid: number) => unlessGone(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.split('\0') ?? []
  const found = descendants(terminal).filter((pid) => {
    const [program = '', ...rest] = commandOf(pid)
    return /\bnode$/.test(program) && rest.includes('run')
  })
  const [main, ...more] = found
  if (main === undefined || more.length > 0) throw new Error(`${found.length} main programs`)
  return main
}

// Without core dumps, a process lets only root read its memory.
test.runIf(process.getuid?.() === 0)(
  'of shares that are shown and typed at a terminal the main program never has four words',
  () =>
    inFolder(async (folder) => {
      const crowd = people()
      const command = `${launcher} run ${join(scripts, 'medium.yaml')} --rehearsal --data ${folder}/data --mirror ${folder}/mirror --same-medium administrator`
      let wiped = 0
      const longest: number[] = []
      const { status } = await atTerminal(command, crowd.type, process.env, ({ text }, terminal) => {
        const now = text.split(words.wiped).length - 1
        if (now === wiped) return
        wiped = now
        longest.push(new ShareFinder([...crowd.shares.values()]).longestIn(memoryOf(mainBelow(terminal))))
      })
      // Three custodians each see a share and type it back.
      expect([status, crowd.shares.size, longest.length]).toEqual([0, 3, 6])
      expect(longest.filter((run) => run >= 4)).toEqual([])
      // In a process that has them they are found: here, in bytes that nobody moves.
      const held = Buffer.from([...crowd.shares.values()].join(' '))
      expect([new ShareFinder([...crowd.shares.values()]).longestIn(memoryOf(process.pid)), held.length > 0]).toEqual([
        33,
        true,
      ])
    }),
  300_000,
)
