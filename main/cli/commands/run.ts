import { basename, resolve } from 'node:path'
import { rmSync } from 'node:fs'
import { type Part, casts } from '../../../ceremonies/cast.ts'
import { checkScript } from '../../../ceremonies/check.ts'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { makePlan } from '../../../ceremonies/plan.ts'
import { refuse } from '../../../ceremonies/refusal.ts'
import { type Script, parseScript } from '../../../ceremonies/script.ts'
import { initialState } from '../../../ceremonies/state.ts'
import { newFolder } from '../../bundle/publish.ts'
import { throwAwayInventory } from '../../devices/throwaway.ts'
import { type Participants, freshCeremonyId, openingOf, rehearsalParticipants } from '../../opening.ts'
import { parseAnswers } from '../../players/answer-file.ts'
import { openSession } from '../../session.ts'
import { type CeremonyFolder, DataFolder, type Setup, removeFolder, writeSetup } from '../../store/data-folder.ts'
import { Store } from '../../store/store.ts'
import { Console, Left } from '../../terminal/console.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { guardProcess } from '../guard.ts'
import { type Voice, hold } from '../hold.ts'
import { inventoryFrom, mustHaveAll } from '../inventory.ts'
import { askParticipants } from '../participants.ts'

export interface RunOptions {
  readonly set: readonly string[]
  readonly name: readonly string[]
  readonly device: readonly string[]
  readonly out?: string
  readonly mirror?: string
  readonly data?: string
  readonly rehearsal?: boolean
  readonly answers?: string
}

/** What is to be held, before anybody was asked anything. */
interface Prepared {
  readonly text: string
  readonly script: Script
  readonly parts: readonly Part[]
  readonly settings: Readonly<Record<string, string>>
  readonly names: Readonly<Record<string, string>>
  readonly mode: 'real' | 'rehearsal'
}

/** Holds a ceremony at this terminal, or a rehearsal from an answer file. */
export async function run(path: string, options: RunOptions): Promise<number> {
  await guardProcess()
  const prepared = await prepare(path, options)
  const { script, settings, mode, text } = prepared
  const given = inventoryFrom(options.device, script)
  const throwAway = mode === 'rehearsal' && options.device.length === 0
  if (!throwAway) mustHaveAll(given, script)
  const out = options.out === undefined ? null : newFolder(options.out)
  const data = DataFolder.open(options.data)
  let voice: Voice | null = null
  try {
    voice = await voiceOf(options, prepared)
    const participants = await participantsOf(prepared, voice, data)
    const id = freshCeremonyId()
    const folder = data.make(id)
    const setup: Setup = {
      script: basename(path),
      inventory: throwAway ? asSetup(throwAwayInventory(script, folder.tokens)) : given,
      throwAway,
      mirror: options.mirror === undefined ? null : resolve(options.mirror),
    }
    writeSetup(folder, setup)
    const session = await begin(folder, setup, text, async (devices) => ({
      ...(await openingOf(text, script, settings, devices, participants)),
      ceremony: id,
    }))
    const code = await hold({ session, voice, scriptName: setup.script, out })
    if (throwAway && code !== exits.unfinished) rmSync(folder.tokens, { recursive: true, force: true })
    return code
  } catch (error) {
    if (error instanceof Left) return exits.unfinished
    throw error
  } finally {
    if (voice && 'console' in voice) voice.console.close()
    data.close()
  }
}

async function prepare(path: string, options: RunOptions): Promise<Prepared> {
  const text = await readText(path)
  const settings = settingsFrom(options.set)
  const script = parseScript(text)
  const parts = casts(script, bindParameters(script.parameters, settings))
  const names = settingsFrom(options.name, '--name', 'PART=NAME')
  const mode = options.rehearsal || options.answers !== undefined ? 'rehearsal' : 'real'
  if (mode === 'real') mustPassCheck(text, settings)
  return { text, script, parts, settings, names, mode }
}

/** A script with errors is not for a real ceremony. Throws SCRIPT_REFUSED. */
function mustPassCheck(text: string, settings: Prepared['settings']): void {
  const errors = checkScript(text, settings).filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first) throw refuse('SCRIPT_REFUSED', { errors: errors.length, first: `${first.id}: ${first.message}` })
}

async function voiceOf({ answers }: RunOptions, { script, settings }: Prepared): Promise<Voice> {
  if (answers === undefined) return { console: Console.open() }
  const state = initialState(script, makePlan(script, bindParameters(script.parameters, settings)))
  return { answers: parseAnswers(await readText(answers), state) }
}

async function participantsOf(prepared: Prepared, voice: Voice, data: DataFolder): Promise<Participants> {
  const { script, settings, names, mode, parts } = prepared
  const usual = rehearsalParticipants(script, settings)
  const identifiers = [...data.identifiers()]
  if ('console' in voice) return { ...(await askParticipants(voice.console, parts, names, mode)), mode, identifiers }
  const { answers } = voice
  return {
    mode,
    identifiers,
    names: { ...usual.names, ...answers.names, ...names },
    follows: answers.follows,
    brought: { ...usual.brought, ...answers.brought },
  }
}

/** A ceremony that could not be opened leaves no folder. */
async function begin(folder: CeremonyFolder, setup: Setup, text: string, opening: Parameters<typeof openSession>[1]) {
  try {
    const store = Store.create(folder.record, text)
    return await openSession({ store, inventory: setup.inventory, mirror: setup.mirror }, opening)
  } catch (error) {
    removeFolder(folder)
    throw error
  }
}

function asSetup(inventory: ReturnType<typeof throwAwayInventory>): Setup['inventory'] {
  return Object.fromEntries(
    Object.entries(inventory).map(([name, { module, label, environment = {} }]) => [
      name,
      { module, label, serial: null, environment: { ...environment } },
    ]),
  )
}
