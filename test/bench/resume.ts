/** `bench resume`: a long ceremony that was left is opened again by `strongroom resume`, against only reading its lines. */
import { hash } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { scratchFolder } from '../../main/devices/throwaway.ts'
import { standing } from '../../main/store/data-folder.ts'
import { strongroom } from '../support/strongroom.ts'
import { type StoppedDay, stoppedDay, unsound } from './long-day.ts'
import { factsARound, longScript } from './long-script.ts'
import { type Bench, compare, fastest, type Round, timed } from './rates.ts'

/**
 * Opens a ceremony of `facts` facts, which the engine first makes on a throw-away token, and which people left in good order.
 * Ours is the whole command as it ships, as people wait for it: the list of ceremonies, SQLite's integrity check,
 * every line parsed and hashed, every decision made again, all signatures, files and devices; less the start, which is the
 * fastest of the same command on a ceremony of the same script that was left once it had a record key. The reference reads
 * the same lines from the database, parses each with JSON.parse and hashes it once, in this process, which is warm by then.
 * Throws if it is not opened.
 */
export async function benchResume(facts = 10_000, rounds = 9): Promise<Required<Bench>> {
  const scratch = scratchFolder()
  try {
    const script = longScript(Math.ceil(facts / factsARound) + 1)
    const begun = kept(await stoppedDay(join(scratch.path, 'begun'), script, 0))
    const long = kept(await stoppedDay(join(scratch.path, 'long'), script, facts))
    const bench = await compare(
      'resume',
      'facts/s',
      { rounds, figure: fastest },
      {
        ours: () => resumed(long),
        reference: () => read(long),
        start: () => resumed(begun),
      },
    )
    const count = long.facts - begun.facts
    return { ...bench, facts: count, seconds: count / bench.ours }
  } finally {
    scratch.remove()
  }
}

/** A stopped day with a copy of its record beside it: each opening adds to the record. */
export function kept(day: StoppedDay): StoppedDay {
  copyFileSync(day.folder.record, copyOf(day))
  return day
}

/**
 * One opening of the ceremony as it was left. An answer file that is not there is missed only once it is open: then it is left
 * again at once. Throws, with what it was refused for, unless its record says that it was resumed.
 */
export async function resumed(day: StoppedDay): Promise<Round> {
  copyFileSync(copyOf(day), day.folder.record)
  const words = ['resume', '--data', day.data, '--answers', join(day.data, 'none')]
  let said = ''
  const round = await timed(async () => {
    said = (await strongroom(words)).stderr
    return day.facts
  })
  const now = standing(day.folder)?.facts ?? 0
  if (now <= day.facts) throw unsound(/^strongroom: (\w+):/m.exec(said)?.[1] ?? said)
  return round
}

function read(day: StoppedDay): Promise<Round> {
  return timed(() => {
    const database = new Database(day.folder.record, { readonly: true })
    let facts = 0
    for (const line of database.prepare<[], string>('SELECT line FROM facts ORDER BY seq').pluck().iterate()) {
      JSON.parse(line)
      hash('sha256', line)
      facts++
    }
    database.close()
    return facts
  })
}

function copyOf({ folder }: StoppedDay): string {
  return `${folder.record}.kept`
}
