import { basename, resolve } from 'node:path'
import type { Agreement } from '../../../ceremonies/kernel/agreement.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { languageOf } from '../../../ceremonies/texts/index.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { type Part, expandRoles, checkNames, mustBePart } from '../../../ceremonies/kernel/cast.ts'
import { checkScript, makePlan, initialState } from '../../../ceremonies/index.ts'
import { mustPass } from '../../../ceremonies/kernel/check.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { type Refused, refuse } from '../../../ceremonies/base/refusal.ts'
import type { Script } from '../../../ceremonies/kernel/script.ts'
import type { Message } from '../../../ceremonies/base/message.ts'
import { mustBeNew, newFile, newFolder, roomForCeremony } from '../../bundle/publish.ts'
import { type Beginning, beginCeremony, removeThrowAway } from '../../ceremony.ts'
import { sheetsIn } from '../../rehearsed.ts'
import { guardProcess } from '../../guard.ts'
import { scriptIn } from '../../language.ts'
import type { Participants } from '../../opening.ts'
import { readRecord } from '../../register/reading.ts'
import { Register } from '../../register/register.ts'
import { mustGivePins, parseAnswers } from '../../players/answer-file.ts'
import { DataFolder } from '../../store/data-folder.ts'
import { mirrorProblem } from '../../store/mirror.ts'
import { Console, Left } from '../../terminal/console.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { type Voice, hold } from '../hold.ts'
import { inventoryFrom, mustHaveAll } from '../inventory.ts'
import { agreeAt } from '../agree.ts'
import { cups } from '../../printing/cups.ts'
import { forewarnings, tokensOf } from '../../preflight.ts'
import { showForewarnings } from '../preflight.ts'
import { askParticipants, participantsFrom } from '../participants.ts'
import { allowing, mustAllowSomething } from '../outside.ts'
import { stderr } from '../../output.ts'
import { fill, inWords } from '../../words.ts'

export interface RunOptions {
  readonly set: readonly string[]
  readonly name: readonly string[]
  readonly device: readonly string[]
  readonly out?: string
  readonly planSheet?: string
  readonly mirror?: string
  readonly earlier?: string
  readonly badges?: string
  readonly sameMedium?: string
  readonly data?: string
  readonly rehearsal?: boolean
  readonly language?: string
  readonly answers?: string
  readonly rehearseOn: readonly string[]
}

type Agreeing = NonNullable<Beginning['agree']>

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
  const { script, parts, settings, mode, text } = prepared
  const given = inventoryFrom(options.device, script)
  const throwAway = mode === 'rehearsal' && options.device.length === 0
  if (!throwAway) mustHaveAll(given, script)
  mustAllowSomething(options.rehearseOn, given, mode)
  if (options.sameMedium !== undefined && options.mirror === undefined) throw refuse('SAME_MEDIUM_ALONE')
  mustBePart(parts, options.sameMedium ?? null)
  const out = options.out === undefined ? null : newFolder(options.out, roomForCeremony)
  if (options.planSheet !== undefined) mustBeNew(options.planSheet)
  const data = DataFolder.open(options.data)
  let voice: Voice | null = null
  try {
    voice = await voiceOf(options, prepared, throwAway)
    const register = Register.open(data, readRecord)
    if ('console' in voice) {
      register.catchUp()
      const tokens = throwAway ? [] : await tokensOf(given)
      const printers = await cups().printers()
      const mirror = mirrorOf(options, data)
      const plan = makePlan(script, bindParameters(script.parameters, settings))
      await showForewarnings(
        voice.console,
        forewarnings(
          { script, plan, mode, throwAway },
          { tokens, printers, mirror, earlier: options.earlier ?? null },
          register,
        ),
      )
    }
    const participants = await participantsOf(prepared, voice)
    const held = await beginCeremony(data, {
      text,
      script,
      scriptName: basename(path),
      settings,
      participants,
      register,
      inventory: throwAway ? null : given,
      mirror: options.mirror === undefined ? null : resolve(options.mirror),
      earlier: options.earlier === undefined ? null : resolve(options.earlier),
      badges: options.badges === undefined ? null : resolve(options.badges),
      allow: allowing(options.rehearseOn, 'console' in voice ? voice.console : null),
      sameMedium: options.sameMedium ?? null,
      out: out?.path ?? null,
      agree: agreeing(prepared, basename(path), options.planSheet ?? null, voice),
    })
    const { session, setup, remarks } = held
    const sheets = sheetsIn(held.folder)
    if ('console' in voice && sheets !== null) voice.console.say(fill(words.earlierSheets, { file: shown(sheets) }))
    const code = await hold({ session, voice, scriptName: setup.script, out, data: options.data, remarks })
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
  const script = scriptIn(text, options.language)
  const parts = expandRoles(script, bindParameters(script.parameters, settings))
  const names = settingsFrom(options.name, '--name', 'PART=NAME')
  checkNames(
    script,
    parts.filter(({ id }) => Object.hasOwn(names, id)),
    names,
    parts,
  )
  const mode = options.rehearsal || options.answers !== undefined ? 'rehearsal' : 'real'
  if (mode === 'real') mustPass(checkScript(text, settings))
  return { text, script, parts, settings, names, mode }
}

function mirrorOf({ mirror, sameMedium }: RunOptions, data: DataFolder): Refused | null {
  return mirror === undefined ? null : mirrorProblem(data.path, resolve(mirror), sameMedium ?? null)
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

async function participantsOf(prepared: Prepared, voice: Voice): Promise<Omit<Participants, 'identifiers'>> {
  const { script, settings, names, mode, parts } = prepared
  if ('console' in voice) return { ...(await askParticipants(voice.console, script, parts, names, mode)), mode }
  return participantsFrom(script, settings, voice.answers, names)
}

/** Makes the plan sheet where it is wanted, and then asks the room; nobody is asked where a file answers. */
function agreeing({ script, parts }: Prepared, file: string, sheet: string | null, voice: Voice): Agreeing {
  const ask: Agreeing = 'console' in voice ? agreeAt(voice.console, parts) : (_, remarks) => tell(remarks)
  return async (agreement: Agreement, remarks: readonly Message[]): Promise<void> => {
    if (sheet !== null) {
      const { planPdf } = await import('../../documents/handouts.ts')
      newFile(sheet, planPdf(script, file, agreement, languageOf(script.language ?? 'en')))
      stderr.line(fill(words.planSheetMade, { file: shown(sheet) }))
    }
    await ask(agreement, remarks)
  }
}

function tell(remarks: readonly Message[]): void {
  for (const remark of remarks) stderr.line(`strongroom: ${inWords(remark)}`)
}
