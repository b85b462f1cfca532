/** Ceremonies of the data folder, as this process begins one or takes it up; for terminal and window alike. */
import { tokens } from '../ceremonies/subjects/tokens/facts.ts'
import type { Agreement } from '../ceremonies/kernel/agreement.ts'
import { refuse } from '../ceremonies/base/refusal.ts'
import { sha256Hex } from '../ceremonies/base/digest.ts'
import { bindParameters } from '../ceremonies/kernel/parameters.ts'
import { makePlan } from '../ceremonies/index.ts'
import type { Script } from '../ceremonies/kernel/script.ts'
import type { Message } from '../ceremonies/base/message.ts'
import { identifiersIn } from '../ceremonies/register/ask.ts'
import { knownCardsIn } from '../ceremonies/register/cards.ts'
import { keptIn } from '../ceremonies/register/custody.ts'
import { followsRemarks, tokenRemarks } from '../ceremonies/register/remarks.ts'
import type { Registered } from '../ceremonies/register/row.ts'
import { anyReader, type CardSource } from './devices/cards.ts'
import type { DeviceEntry } from './devices/index.ts'
import { throwAwayTokens } from './devices/in-use.ts'
import type { Paper } from './devices/sheets.ts'
import { softwareCards } from './devices/throwaway.ts'
import type { RehearsedEarlier } from './earlier.ts'
import { pinsIn, rehearsedIn } from './rehearsed.ts'
import { type Left, readLeft } from './engine/as-left.ts'
import type { Opening } from './engine/engine.ts'
import { removeOrSay } from './folders.ts'
import { type OpeningOn, type Participants, freshCeremonyId, openingOf, tryToOpen } from './opening.ts'
import type { Register } from './register/register.ts'
import { type Session, openSession, resumeSession } from './session.ts'
import {
  type CeremonyFolder,
  type DataFolder,
  type Setup,
  readSetup,
  setupFile,
  writeSetup,
} from './store/data-folder.ts'
import { Store } from './store/store.ts'
import { hsmsOf } from '../ceremonies/subjects/tokens/hsm.ts'

export interface Held {
  readonly folder: CeremonyFolder
  readonly setup: Setup
  readonly session: Session
  /** What the records of earlier ceremonies say otherwise. */
  readonly remarks: readonly Message[]
}

export interface Beginning {
  /** The script's text, and the name of its file. */
  readonly text: string
  readonly scriptName: string
  /** What the text says, in the language that is read in the room. */
  readonly script: Script
  readonly settings: Readonly<Record<string, string>>
  readonly participants: Omit<Participants, 'identifiers'>
  /** What the other ceremonies of the data folder made. */
  readonly register: Register
  /** Where each HSM is found; null for throw-away tokens in the ceremony's own folder, which only a rehearsal may have. */
  readonly inventory: Setup['inventory'] | null
  readonly mirror: string | null
  /** The bundle of an earlier ceremony; a rehearsal on throw-away tokens that needs one and has none makes one of its own. */
  readonly earlier?: string | null
  /** Where certificates and CRLs of the organisation's badges are. */
  readonly badges?: string | null
  /** Asked before a rehearsal uses tokens that are not throw-away ones. */
  readonly allow: OpeningOn['allow']
  /** The part that says that the mirror may be on the record's own medium; null if nobody does. */
  readonly sameMedium: string | null
  /** Where bundle and transcript go after the seal: kept for whoever resumes it. */
  readonly out?: string | null
  readonly onDevices?: () => void
  /**
   * The room's word on what is about to be opened, with the tokens as they were just found, and on what the register says
   * otherwise; throws what keeps it shut.
   */
  readonly agree?: (agreement: Agreement, remarks: readonly Message[]) => void | Promise<void>
}

/** Opens a new ceremony. Throws what script, names or devices are refused for; then it leaves no folder. */
export async function beginCeremony(data: DataFolder, beginning: Beginning): Promise<Held> {
  const { text, script, scriptName, settings, register, mirror, sameMedium, out = null, badges = null } = beginning
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  tryToOpen(script, plan, sha256Hex(Buffer.from(text)), { ...beginning.participants, settings, mirror })
  register.catchUp()
  const identifiers = [...identifiersIn(register)]
  const id = freshCeremonyId()
  const folder = data.make(id)
  let remarks: readonly Message[] = []
  try {
    const throwAway = beginning.inventory === null
    const inventory = beginning.inventory ?? asSetup(await throwAwayTokens(script, plan, folder.tokens))
    const { mode } = beginning.participants
    const rehearsed =
      mode === 'rehearsal' && (beginning.earlier ?? null) === null ? await rehearsedIn(folder, plan) : null
    const earlier = beginning.earlier ?? (throwAway ? (rehearsed?.path ?? null) : null)
    const registered = registeredIn(register, mode, rehearsed)
    const known = registered.length === 0 ? { identifiers } : { identifiers, registered }
    const participants = { ...beginning.participants, ...known }
    const setup: Setup = { script: scriptName, inventory, throwAway, mirror, sameMedium, earlier, badges, out }
    writeSetup(folder, setup)
    const store = Store.create(folder.record, text)
    const own = { store, ...roomOf(script, mode, folder), ...told(beginning) }
    const means = { ...own, inventory, mirror, sameMedium, throwAway, earlier, badges }
    const session = await openSession(means, async (devices) => {
      const on = { throwAway, allow: beginning.allow }
      const opening = await openingOf(text, script, settings, devices, participants, on)
      remarks = [
        ...followsRemarks(register, opening),
        ...opening.tokens.flatMap((token) => tokenRemarks(register, token)),
      ]
      await beginning.agree?.(agreementOf(opening, setup), remarks)
      return { ...opening, ceremony: id }
    })
    return { folder, setup, session, remarks }
  } catch (error) {
    removeOrSay(folder.path)
    throw error
  }
}

/** Takes up a ceremony that was left; `changes` says what is elsewhere than it was. */
export async function takeUpCeremony(
  folder: CeremonyFolder,
  changes: {
    readonly inventory?: (script: Script) => Setup['inventory']
    readonly mirror?: string
    readonly sameMedium?: string
    readonly earlier?: string
    readonly badges?: string
    readonly out?: string | null
    readonly onDevices?: () => void
  } = {},
): Promise<Held> {
  const before = readSetup(folder)
  const store = Store.open(folder.record)
  // What somebody said of one folder is not said of another.
  const { mirror = before.mirror, sameMedium = changes.mirror === undefined ? before.sameMedium : null } = changes
  const { out = before.out, earlier = before.earlier, badges = before.badges } = changes
  const setup = { ...before, mirror, sameMedium, earlier, badges, out, inventory: { ...before.inventory } }
  let left: Left
  try {
    left = readLeft(store, mirror, sameMedium)
    mustFit(folder, setup, left)
    const elsewhere = changes.inventory?.(left.state.script) ?? {}
    const [device] = Object.keys(elsewhere)
    if (before.throwAway && device !== undefined) throw refuse('DEVICE_OF_THROW_AWAY', { device })
    mustBeAllowed(before, elsewhere, left)
    Object.assign(setup.inventory, elsewhere)
    mustNameTheTokens(setup, left)
  } catch (error) {
    store.close()
    throw error
  }
  const { inventory, throwAway } = setup
  const { script, mode } = left.state
  const own = { store, ...roomOf(script, mode, folder), ...told(changes) }
  const session = await resumeSession({ ...own, inventory, mirror, sameMedium, throwAway, earlier, badges }, left)
  // Whoever resumes it next finds it where it is now.
  if (JSON.stringify(setup) !== JSON.stringify(before)) writeSetup(folder, setup)
  return { folder, setup, session, remarks: [] }
}

/** What a ceremony knows of those before it. A rehearsal goes into no bag of a real one, and knows of no real card. */
function registeredIn(
  register: Register,
  mode: Participants['mode'],
  rehearsed: RehearsedEarlier | null,
): readonly Registered[] {
  return mode === 'real' ? [...keptIn(register), ...knownCardsIn(register, mode)] : (rehearsed?.registered ?? [])
}

/** A real ceremony has no tokens that may be thrown away: who says so wants to lose them. */
function mustFit({ path }: CeremonyFolder, { throwAway }: Setup, { state }: Left): void {
  if (throwAway && state.mode === 'real') throw refuse('SETUP_CHANGED', { path: setupFile(path) })
}

/** A rehearsal uses no token that nobody was asked for when it opened: another one is found for a device that is commissioned. */
function mustBeAllowed(before: Setup, elsewhere: Setup['inventory'], { state }: Left): void {
  if (state.mode !== 'rehearsal') return
  for (const [device, entry] of Object.entries(elsewhere)) {
    const same = JSON.stringify(before.inventory[device]) === JSON.stringify(entry)
    if (!same && tokens.of(state).noted[device] === undefined) throw refuse('DEVICE_NOT_ALLOWED', { device })
  }
}

/**
 * A token that is not commissioned yet gets its label from the script: one of another label would be found only once the
 * other had been initialised.
 */
function mustNameTheTokens({ inventory }: Setup, { state }: Left): void {
  for (const [device, { label }] of Object.entries(hsmsOf(state.script))) {
    const found = inventory[device]?.label ?? label
    if (tokens.of(state).noted[device] === undefined && found !== label)
      throw refuse('TOKEN_LABEL_OTHER', { device, label, found })
  }
}

interface RoomMeans {
  readonly cards: CardSource
  readonly paper: Paper
  readonly pins: ReadonlyMap<string, string>
}

/** In a rehearsal a program plays cards, printer and scanner, wherever its tokens are; a real ceremony has its own. */
function roomOf(script: Script, mode: Participants['mode'], folder: CeremonyFolder): RoomMeans {
  return mode === 'rehearsal'
    ? { cards: softwareCards(script, folder.tokens), paper: 'throw-away', pins: pinsIn(folder) }
    : { cards: anyReader, paper: 'printer', pins: new Map() }
}

/** Removes the throw-away tokens and cards of a rehearsal that has ended. */
export function removeThrowAway({ folder }: Pick<Held, 'folder'>): void {
  removeOrSay(folder.tokens)
}

function agreementOf(opening: Opening, { throwAway, mirror, sameMedium }: Setup): Agreement {
  const { script, mode, settings, language, names, follows, brought, tokens } = opening
  const found = tokens.map(
    ({ name, label, serial, initialised, module }) =>
      [name, { label: initialised ? label : '', serial, module: module.sha256 }] as const,
  )
  const agreed = throwAway ? {} : Object.fromEntries(found)
  return { script, mode, settings, language, names, follows, brought, tokens: agreed, mirror, sameMedium }
}

function told({ onDevices }: { readonly onDevices?: () => void }): { readonly onDevices?: () => void } {
  return onDevices ? { onDevices } : {}
}

function asSetup(inventory: Readonly<Record<string, DeviceEntry>>): Setup['inventory'] {
  return Object.fromEntries(
    Object.entries(inventory).map(([name, { module, label, environment = {} }]) => [
      name,
      { module, label, serial: null, environment: { ...environment } },
    ]),
  )
}
