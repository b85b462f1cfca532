import { resolve } from 'node:path'
import { sha256Hex } from '../../../ceremonies/digest.ts'
import { Refusal, fill, refuse } from '../../../ceremonies/refusal.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { newFolder } from '../../bundle/publish.ts'
import { type Held, removeThrowAway, takeUpCeremony } from '../../ceremony.ts'
import { guardProcess } from '../../guard.ts'
import { parseAnswers } from '../../players/answer-file.ts'
import type { Session } from '../../session.ts'
import { type CeremonyFolder, DataFolder, outline, standing } from '../../store/data-folder.ts'
import type { Outline, Standing } from '../../store/outline.ts'
import { Console } from '../../terminal/console.ts'
import { inFours, signedLines } from '../../terminal/screens.ts'
import { exits } from '../failure.ts'
import { readText } from '../files.ts'
import { type Voice, hold } from '../hold.ts'
import { inventoryFrom } from '../inventory.ts'
import { shown } from '../../../ceremonies/shown.ts'
import { stderr, stdout } from '../../output.ts'

export interface ResumeOptions {
  readonly list?: boolean
  readonly json?: boolean
  readonly device: readonly string[]
  readonly out?: string
  readonly mirror?: string
  readonly sameMedium?: string
  readonly data?: string
  readonly answers?: string
}

/** A ceremony that waits, and what was asked about it. */
interface Waiting<About extends Standing = Standing> {
  readonly folder: CeremonyFolder
  readonly about: About
}

/** Takes up a ceremony that was left; with `--list` says which ones wait. */
export async function resume(beginning: string | undefined, options: ResumeOptions): Promise<number> {
  await guardProcess()
  const data = DataFolder.read(options.data)
  try {
    if (options.list) return list(waitingIn(data, outline), options.json === true)
    return await takeUp(chosen(data, waitingIn(data, standing), beginning), options)
  } finally {
    data.close()
  }
}

type Ask<About> = (folder: CeremonyFolder) => About | null

function waitingIn<About extends Standing>(data: DataFolder, ask: Ask<About>): readonly Waiting<About>[] {
  return data.ceremonies().flatMap((folder) => {
    const about = ifReadable(folder, ask)
    return about && (about.phase === 'unfinished' || about.phase === 'closing') ? [{ folder, about }] : []
  })
}

/** A record that cannot be read is no reason to leave another ceremony's people waiting: it is said, and passed over. */
function ifReadable<About>(folder: CeremonyFolder, ask: Ask<About>): About | null {
  try {
    return ask(folder)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    stderr.line(`strongroom: ${error.code}: ${error.message}`)
    return null
  }
}

function list(waiting: readonly Waiting<Outline>[], json: boolean): number {
  if (json) {
    const entries = waiting.map(({ folder, about: { identifiers: _, ...rest } }) => ({
      ceremony: folder.id,
      ...rest,
    }))
    stdout.json(entries)
  } else for (const one of waiting) stdout.line(line(one))
  return exits.done
}

function line({ folder, about: { mode, title, opened, phase, step, facts } }: Waiting<Outline>): string {
  const where = phase === 'closing' ? 'to be signed' : `at ${step ?? 'its beginning'}`
  return shown(`${folder.id}  ${opened}  ${mode}  ${title}, ${where}, ${facts} facts`)
}

/** Throws CEREMONY_NONE, CEREMONY_MANY, CEREMONY_UNKNOWN, CEREMONY_AMBIGUOUS or CEREMONY_ENDED. */
function chosen(data: DataFolder, waiting: readonly Waiting[], beginning: string | undefined): Waiting {
  if (beginning === undefined) {
    const [only, another] = waiting
    if (!only) throw refuse('CEREMONY_NONE', { path: data.path })
    if (another) {
      const ceremonies = waiting.map(({ folder }) => folder.id).join(', ')
      throw refuse('CEREMONY_MANY', { count: waiting.length, ceremonies })
    }
    return only
  }
  const folder = data.find(beginning)
  const found = waiting.find((one) => one.folder.id === folder.id)
  if (!found) throw refuse('CEREMONY_ENDED', { how: standing(folder)?.phase ?? 'empty' })
  return found
}

async function takeUp({ folder, about: { mode } }: Waiting, options: ResumeOptions): Promise<number> {
  if (mode === 'real' && options.answers !== undefined) throw refuse('ANSWERS_IN_REAL')
  const out = options.out === undefined ? null : newFolder(options.out)
  const console = options.answers === undefined ? Console.open() : null
  try {
    const held = await takeUpCeremony(folder, {
      inventory: (script) => inventoryFrom(options.device, script),
      ...(options.mirror === undefined ? {} : { mirror: resolve(options.mirror) }),
      ...(options.sameMedium === undefined ? {} : { sameMedium: options.sameMedium }),
    })
    const { session, setup } = held
    const voice = await voiceOf(held, console, options.answers ?? '')
    const code = await hold({ session, voice, scriptName: setup.script, out })
    if (code !== exits.unfinished) removeThrowAway(held)
    return code
  } finally {
    console?.close()
  }
}

/** Who answers from here on. A session that nobody takes up is closed: its processes would keep this one alive. */
async function voiceOf({ session, setup }: Held, console: Console | null, answers: string): Promise<Voice> {
  try {
    if (!console) {
      return { answers: parseAnswers(await readText(answers), session.engine.state), throwAway: setup.throwAway }
    }
    await introduce(console, session)
    return { console }
  } catch (error) {
    await session.close()
    throw error
  }
}

/** What the record says last and what the tokens show to somebody who is not logged in, before anybody decides anything. */
async function introduce(console: Console, { engine, devices }: Session): Promise<void> {
  console.heading(words.taken)
  for (const { seq, at, type } of engine.record.tail())
    console.say(shown(`  ${String(seq).padStart(6)}  ${at}  ${type}`))
  const { recordKey } = engine.state
  if (recordKey)
    console.say(fill(words.fingerprint, { digits: inFours(sha256Hex(Buffer.from(recordKey.spki, 'hex'))) }))
  for (const line of signedLines(engine.view())) console.say(line)
  console.heading(words.tokens)
  for (const name of Object.keys(engine.state.script.inventory.hsms)) {
    for (const line of await contents(devices, name)) console.say(shown(`  ${line}`))
  }
  console.say(fill(words.leaveHint, {}))
}

/** A token that does not answer is said so: the ceremony can be taken up, and mended or broken off, without it. */
async function contents(devices: Session['devices'], name: string): Promise<readonly string[]> {
  try {
    const { token } = await devices.token(name).describe()
    if (!token.initialised) return [`${name}: not initialised`]
    const objects = await devices.token(name).objects()
    return [
      `${name}: “${token.label}”, serial ${token.serial}`,
      ...objects.map(({ class: type, id, label }) => `  ${type} ${id} ${label}`),
    ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [`${name}: ${error.message}`]
  }
}
