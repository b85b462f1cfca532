import { basename, resolve } from 'node:path'
import { type Part, casts, checkNames } from '../../../ceremonies/cast.ts'
import { checkScript, mustPass } from '../../../ceremonies/check.ts'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { makePlan } from '../../../ceremonies/plan.ts'
import { refuse } from '../../../ceremonies/refusal.ts'
import { type Script, parseScript } from '../../../ceremonies/script.ts'
import { initialState } from '../../../ceremonies/state.ts'
import { newFolder } from '../../bundle/publish.ts'
import { beginCeremony, removeThrowAway } from '../../ceremony.ts'
import { guardProcess } from '../../guard.ts'
import { type Participants, rehearsalParticipants } from '../../opening.ts'
import { mustGivePins, parseAnswers } from '../../players/answer-file.ts'
import { DataFolder } from '../../store/data-folder.ts'
import { Console, Left } from '../../terminal/console.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { type Voice, hold } from '../hold.ts'
import { inventoryFrom, mustHaveAll } from '../inventory.ts'
import { agreeAt } from '../agree.ts'
import { askParticipants } from '../participants.ts'
import { allowing, mustMean } from '../outside.ts'

export interface RunOptions {
  readonly set: readonly string[]
  readonly name: readonly string[]
  readonly device: readonly string[]
  readonly out?: string
  readonly mirror?: string
  readonly sameMedium?: string
  readonly data?: string
  readonly rehearsal?: boolean
  readonly answers?: string
  readonly rehearseOn: readonly string[]
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
  mustMean(options.rehearseOn, given, mode)
  if (options.sameMedium !== undefined && options.mirror === undefined) throw refuse('SAME_MEDIUM_ALONE')
  const out = options.out === undefined ? null : newFolder(options.out)
  const data = DataFolder.open(options.data)
  let voice: Voice | null = null
  try {
    voice = await voiceOf(options, prepared, throwAway)
    const participants = await participantsOf(prepared, voice, data)
    const held = await beginCeremony(data, {
      text,
      scriptName: basename(path),
      settings,
      participants,
      inventory: throwAway ? null : given,
      mirror: options.mirror === undefined ? null : resolve(options.mirror),
      allow: allowing(options.rehearseOn, 'console' in voice ? voice.console : null),
      sameMedium: options.sameMedium ?? null,
      ...('console' in voice && { agree: agreeAt(voice.console, prepared.parts) }),
    })
    const code = await hold({ session: held.session, voice, scriptName: held.setup.script, out })
    if (code !== exits.unfinished) removeThrowAway(held)
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
  checkNames(
    script,
    parts.filter(({ id }) => Object.hasOwn(names, id)),
    names,
  )
  const mode = options.rehearsal || options.answers !== undefined ? 'rehearsal' : 'real'
  if (mode === 'real') mustPass(checkScript(text, settings))
  return { text, script, parts, settings, names, mode }
}

async function voiceOf(
  { answers: path }: RunOptions,
  { script, settings }: Prepared,
  throwAway: boolean,
): Promise<Voice> {
  if (path === undefined) return { console: Console.open() }
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  const answers = parseAnswers(await readText(path), initialState(script, plan))
  if (!throwAway) mustGivePins(answers, plan)
  return { answers, throwAway }
}

async function participantsOf(prepared: Prepared, voice: Voice, data: DataFolder): Promise<Participants> {
  const { script, settings, names, mode, parts } = prepared
  const usual = rehearsalParticipants(script, settings)
  const identifiers = [...data.identifiers()]
  if ('console' in voice)
    return { ...(await askParticipants(voice.console, script, parts, names, mode)), mode, identifiers }
  const { answers } = voice
  return {
    mode,
    identifiers,
    names: { ...usual.names, ...answers.names, ...names },
    follows: answers.follows,
    brought: { ...usual.brought, ...answers.brought },
  }
}
