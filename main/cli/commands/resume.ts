import { signerOf } from '../../../ceremonies/kernel/rules.ts'
import { resolve } from 'node:path'
import { sha256Hex } from '../../../ceremonies/base/digest.ts'
import { Refusal, refuse } from '../../../ceremonies/base/refusal.ts'
import type { Message } from '../../../ceremonies/base/message.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { run } from '../../../ceremonies/texts/en/window/run.ts'
import { newFolder, roomForCeremony } from '../../bundle/publish.ts'
import { type Held, removeThrowAway, takeUpCeremony } from '../../ceremony.ts'
import { guardProcess } from '../../guard.ts'
import { parseAnswers } from '../../players/answer-file.ts'
import type { Session } from '../../session.ts'
import { type Listing, listingsIn } from '../../register/list.ts'
import { readRecord } from '../../register/reading.ts'
import { Register } from '../../register/register.ts'
import { type CeremonyFolder, DataFolder, readSetup, standing } from '../../store/data-folder.ts'
import type { Standing } from '../../store/outline.ts'
import { Console } from '../../terminal/console.ts'
import { inFours, signedLines } from '../../terminal/screens.ts'
import { exits } from '../failure.ts'
import { readText } from '../files.ts'
import { type Voice, hold } from '../hold.ts'
import { inventoryFrom } from '../inventory.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stderr, stdout } from '../../output.ts'
import { fill, inWords } from '../../words.ts'
import { hsmsOf } from '../../../ceremonies/subjects/tokens/hsm.ts'

const factNames: Readonly<Record<string, string>> = run.facts

export interface ResumeOptions {
  readonly list?: boolean
  readonly json?: boolean
  readonly device: readonly string[]
  readonly out?: string
  readonly mirror?: string
  readonly earlier?: string
  readonly badges?: string
  readonly sameMedium?: string
  readonly data?: string
  readonly answers?: string
}

/** A ceremony that waits, and what was asked about it. */
interface Waiting {
  readonly folder: CeremonyFolder
  readonly about: Pick<Standing, 'mode' | 'phase'>
}

/** Takes up a ceremony that was left; with `--list` says which ones wait. */
export async function resume(beginning: string | undefined, options: ResumeOptions): Promise<number> {
  await guardProcess()
  const data = DataFolder.read(options.data)
  try {
    const register = Register.open(data, readRecord)
    if (options.list) return list(register, options.json === true)
    return await takeUp(chosen(data, register, beginning), options)
  } finally {
    data.close()
  }
}

/**
 * Those that wait. A record that has changed since the register read it is asked itself how it stands, which is quicker than to
 * read it all; no other one is opened.
 */
function waitingIn(data: DataFolder, register: Register): readonly Waiting[] {
  const known = new Map(listingsIn(register).map((one) => [one.id, one]))
  return data.ceremonies().flatMap((folder) => {
    const about = (register.isFresh(folder) ? known.get(folder.id) : undefined) ?? ifReadable(folder)
    return about && isWaiting(about) ? [{ folder, about: { mode: about.mode, phase: about.phase } }] : []
  })
}

function isWaiting<About extends Pick<Listing, 'phase'>>(
  about: About,
): about is About & { readonly phase: 'unfinished' | 'closing' } {
  return about.phase === 'unfinished' || about.phase === 'closing'
}

/** A record that cannot be read is no reason to leave another ceremony's people waiting: it is said, and passed over. */
function ifReadable(folder: CeremonyFolder): Standing | null {
  try {
    return standing(folder)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    complain(error)
    return null
  }
}

function complain(trouble: Message): void {
  stderr.line(`strongroom: ${trouble.code}: ${inWords(trouble)}`)
}

function list(register: Register, json: boolean): number {
  register.catchUp()
  for (const { trouble } of register.unreadable()) complain(trouble)
  const waiting = listingsIn(register)
    .filter(isWaiting)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  if (json)
    stdout.json(waiting.map(({ id, trouble: _, step, ...rest }) => ({ ceremony: id, ...rest, step: step?.id ?? null })))
  else for (const one of waiting) stdout.line(line(one))
  return exits.done
}

function line({ id, mode, title, opened, phase, step, facts }: Listing): string {
  const at = step === null ? 'at its beginning' : `at “${inWords(step.title)}”`
  const where = phase === 'closing' ? 'to be signed' : at
  return shown(`${id}  ${opened}  ${mode}  ${title}, ${where}, ${facts} facts`)
}

/** Throws CEREMONY_NONE, CEREMONY_MANY, CEREMONY_UNKNOWN, CEREMONY_AMBIGUOUS or CEREMONY_ENDED. */
function chosen(data: DataFolder, register: Register, beginning: string | undefined): Waiting {
  if (beginning === undefined) {
    const waiting = waitingIn(data, register)
    const [only, another] = waiting
    if (!only) throw refuse('CEREMONY_NONE', { path: data.path })
    if (another) {
      const ceremonies = waiting.map(({ folder }) => folder.id).join(', ')
      throw refuse('CEREMONY_MANY', { count: waiting.length, ceremonies })
    }
    return only
  }
  const folder = data.find(beginning)
  const about = standing(folder)
  if (!about || !isWaiting(about)) throw refuse('CEREMONY_ENDED', { how: about?.phase ?? 'empty' })
  return { folder, about }
}

async function takeUp({ folder, about: { mode } }: Waiting, options: ResumeOptions): Promise<number> {
  if (mode === 'real' && options.answers !== undefined) throw refuse('ANSWERS_IN_REAL')
  const path = options.out ?? readSetup(folder).out
  const out = path === null ? null : newFolder(path, roomForCeremony)
  const console = options.answers === undefined ? Console.open() : null
  try {
    const held = await takeUpCeremony(folder, {
      inventory: (script) => inventoryFrom(options.device, script),
      ...(options.mirror === undefined ? {} : { mirror: resolve(options.mirror) }),
      ...(options.sameMedium === undefined ? {} : { sameMedium: options.sameMedium }),
      ...(options.earlier === undefined ? {} : { earlier: resolve(options.earlier) }),
      ...(options.badges === undefined ? {} : { badges: resolve(options.badges) }),
      out: out?.path ?? null,
    })
    const { session, setup } = held
    const voice = await voiceOf(held, console, options.answers ?? '')
    if (out && console) console.say(fill(words.outKept, { path: out.path }))
    const code = await hold({ session, voice, scriptName: setup.script, out, data: options.data })
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
  for (const { seq, at, type } of engine.record.tail().filter((fact) => fact.type !== 'command'))
    console.say(shown(`  ${String(seq).padStart(6)}  ${at}  ${factNames[type] ?? type}`))
  const recordKey = signerOf(engine.state)
  if (recordKey)
    console.say(fill(words.fingerprint, { digits: inFours(sha256Hex(Buffer.from(recordKey.spki, 'hex'))) }))
  for (const line of signedLines(engine.view())) console.say(line)
  console.heading(words.tokens)
  for (const name of Object.keys(hsmsOf(engine.state.script))) {
    for (const line of await contents(devices, name)) console.say(shown(`  ${line}`))
  }
  console.say(words.leaveHint)
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
    return [`${name}: ${inWords(error)}`]
  }
}
