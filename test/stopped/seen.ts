/** Takes a stopped ceremony up after somebody has changed it, and says what came of it. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { type Held, takeUpCeremony } from '../../main/ceremony.ts'
import { play } from '../../main/players/player.ts'
import { linesOf } from './database.ts'
import type { Edit, Left, Seen } from './edit.ts'
import { draftsOf } from './forge.ts'
import { Obstacle, RealPeople } from './people.ts'
import { type Recording, type Room, type Stop, roomOf } from './stops.ts'

/** What the record of a stop tells; `whole` is that of the last one. */
export function leftAt(recording: Recording, stop: Stop, whole: Left['whole']): Left {
  const room = roomOf(recording, stop)
  const lines = linesOf(room)
  const drafts = draftsOf(lines)
  const database = new Database(room.folder.record)
  const artifacts = database.prepare<[], string>('SELECT name FROM artifacts ORDER BY name').pluck().all()
  const seal = database.prepare<[], string>('SELECT note FROM seal').get() !== undefined
  database.close()
  const signed = drafts.flatMap(({ type, fact }) =>
    type === 'record.signed' || type === 'checkpoint.signed' ? [Number(fact['size'])] : [],
  )
  const { name, secrets } = stop
  const sealed = drafts.some(({ type }) => type === 'ceremony.sealed')
  return { name, lines, drafts, signed: signed.toReversed(), sealed, seal, artifacts, whole, secrets }
}

export async function seen(
  recording: Recording,
  stop: Stop,
  left: Left,
  edit: Edit,
  { chance, log }: { readonly chance: () => number; readonly log: boolean },
): Promise<Seen> {
  const room = roomOf(recording, stop)
  if (!log) settle(room)
  await edit.make(room, left, chance)
  const before = everyByte(room)
  let held: Held
  try {
    held = await takeUpCeremony(room.folder)
  } catch (error) {
    if (!(error instanceof Refusal)) return { how: 'wrong', what: String(error) }
    const wrote = [...everyByte(room)].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name)
    if (wrote.length > 0 && !log) return { how: 'wrong', what: `${error.code}, but it wrote ${wrote.join(', ')}` }
    return { how: 'refused', code: error.code }
  }
  try {
    return (await goingOn(held, left, edit)) ?? reviewOf(held) ?? { how: 'no' }
  } finally {
    await held.session.close()
  }
}

/** How people fare who go on; null if nothing stops them at the first device, or nobody needs to know. */
async function goingOn({ session }: Held, { secrets }: Left, edit: Edit): Promise<Seen | null> {
  if (edit.plays !== true) return null
  const { engine } = session
  const { size } = engine.record
  const acted = new Promise<null>((resolve) => {
    engine.onView(() => {
      const drafts = draftsOf([...engine.record.store.lines(size)])
      if (drafts.some(({ type }) => type === 'step.started' || type === 'record.signed')) resolve(null)
    })
  })
  const played = play(engine, new RealPeople(secrets)).then(
    () => null,
    (error: unknown): Seen => {
      if (error instanceof Obstacle) return { how: 'obstacle', code: error.code }
      throw error
    },
  )
  return Promise.race([acted, played])
}

function reviewOf({ session }: Held): Seen | null {
  const { review } = session.engine.state
  if (!review) return null
  return { how: 'review', unsigned: review.unsigned !== null, changes: review.changes.map(({ what }) => what) }
}

/** All of the write-ahead log in the database itself: what is then read is what lies there. */
function settle({ folder }: Room): void {
  const database = new Database(folder.record)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** The digest of every file below a room, by name. */
function everyByte({ directory }: Room): ReadonlyMap<string, string> {
  const names = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => statSync(join(directory, name)).isFile())
      .map(
        (name) =>
          [
            name,
            createHash('sha256')
              .update(readFileSync(join(directory, name)))
              .digest('hex'),
          ] as const,
      ),
  )
}
