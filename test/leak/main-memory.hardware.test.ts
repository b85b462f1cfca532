/** The words of shares at a terminal: in the memory of the process that shows and takes them, and never in the main program's. */
import { expect, test } from 'vitest'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { processBelow, runShares } from '../support/medium.ts'
import { people } from '../support/people.ts'
import { sample } from '../support/sample.ts'
import { inFolder } from '../support/strongroom.ts'
import { atTerminal } from '../support/terminal.ts'
import { ShareFinder, memoryOf } from './memory.ts'

/** Without the four that say which share it is: they are no secret, and "academic acid" stands in the word list itself. */
const secretWords = (shares: ReadonlyMap<number, string>): readonly string[] =>
  [...shares.values()].map((share) => share.split(' ').slice(4).join(' '))

test(
  'of shares that are shown and typed at a terminal the main program never has four words',
  () =>
    inFolder(async (folder) => {
      const crowd = people()
      let wiped = 0
      const longest: number[] = []
      // Three custodians each see a share and type it back: one of each is looked for, unless all are.
      const wipes = [1, 2, 3, 4, 5, 6]
      const looks = sample(wipes, { of: 3 })
      const { status } = await atTerminal(runShares(folder), crowd.type, process.env, ({ text }, terminal) => {
        const now = text.split(words.wiped).length - 1
        if (now === wiped) return
        wiped = now
        if (!looks.includes(wiped)) return
        longest.push(new ShareFinder(secretWords(crowd.shares)).longestIn(memoryOf(processBelow(terminal, 'main'))))
      })
      expect([status, crowd.shares.size, wiped, longest.length]).toEqual([0, 3, wipes.length, looks.length])
      expect(longest.filter((run) => run >= 4)).toEqual([])
      // In a process that has them they are found: here, in bytes that nobody moves.
      const held = Buffer.from([...crowd.shares.values()].join(' '))
      expect([new ShareFinder(secretWords(crowd.shares)).longestIn(memoryOf(process.pid)), held.length > 0]).toEqual([
        29,
        true,
      ])
    }),
  300_000,
)
