/** A change of custodians in a room of its own, and whether a set brings its keys back by software that is not ours. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { current, makePlan, parseScript } from '../../ceremonies/index.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { type Recoverable, recoverablesIn } from '../../ceremonies/kit/contents.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { putInUse } from '../../main/devices/in-use.ts'
import { type RehearsedEarlier, rehearseEarlier } from '../../main/earlier.ts'
import { kitsOf } from '../../main/kit/kit.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { inRoom, type Room, scriptText } from './ceremony.ts'
import { factsIn, runInKit } from './kit.ts'

export const text = scriptText('change')
export const script = parseScript(text)
export const plan = makePlan(script, bindParameters(script.parameters, {}))

type Brought = RehearsedEarlier & { readonly path: string; readonly files: Files; remove(): void }

/** The earlier ceremony of the script, held once; `remove` takes it away. */
export async function earlierCeremony(): Promise<Brought> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-earlier-'))
  const held = await rehearseEarlier(plan, { folder, cards: null })
  const path = held?.path
  if (!held || !path) throw new Error('the script asks for no earlier record')
  const { files } = await readBundle(path)
  return { ...held, path, files, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Opens the change with that record brought in. */
export function inChange<T>(earlier: string, work: (room: Room) => Promise<T>): Promise<T> {
  return inRoom(text, work, {
    earlier,
    throwAway: true,
    before: (devices) => putInUse(script, plan, devices),
  })
}

/** Everybody, with the sheets of the earlier set in the hands of those who bring them. */
export function peopleWith(sheets: ReadonlyMap<string, string>): RehearsalPlayer {
  const player = new RehearsalPlayer()
  for (const [person, words] of sheets) player.secrets.set(`share ${person}`, words)
  return player
}

/** The SHA-256 of the last note, as people have it on paper. */
export function lastNoteOf(files: Files): string {
  const note = Buffer.from(files.get('checkpoint') ?? []).toString()
  return createHash('sha256')
    .update(note.slice(0, note.indexOf('\n\n') + 1))
    .digest('hex')
}

export function setsOf(files: Files): readonly Recoverable[] {
  return recoverablesIn(factsIn(files), current)
}

/**
 * The labels of the keys that these sheets bring back from the archives in `files`, by the kit's own program in Python, which takes
 * SLIP-0039 apart by itself and compares what comes out with the record; throws what it says where it brings back nothing.
 */
export async function broughtBack(
  of: Recoverable,
  files: Files,
  sheets: readonly string[],
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-kit-'))
  const kits = await kitsOf([of], { ceremony: 'c1', mode: 'rehearsal', files })
  let own = ''
  try {
    for (const [name, kit] of kits) await writeDirectory(join(folder, name), kit)
    const ran = runInKit(
      join(folder, 'recovery'),
      ['/usr/bin/python3 -I recover.py . /dev/shm/recovered'],
      sheets.slice(0, of.threshold).join('\n'),
    )
    own = ran.own
    if (ran.status !== 0) throw new Error(`${ran.stdout}${ran.stderr}`)
    return [...ran.stdout.matchAll(/^(.*): it is what the record says/gm)].map(([, label = '']) => label)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    if (own !== '') rmSync(own, { recursive: true, force: true })
  }
}
