import { randomBytes } from 'node:crypto'
import { base32crockford } from '@scure/base'
import { bindParameters } from '../ceremonies/kernel/parameters.ts'
import { expandRoles } from '../ceremonies/kernel/cast.ts'
import type { CommandOf } from '../ceremonies/kernel/command.ts'
import type { Plan } from '../ceremonies/kernel/planned.ts'
import type { Script } from '../ceremonies/kernel/script.ts'
import { initialState, current, makePlan } from '../ceremonies/index.ts'
import type { Devices } from '../ceremonies/devices/index.ts'
import type { Opening } from './engine/engine.ts'
import { sha256Hex } from '../ceremonies/base/digest.ts'
import { type FoundToken, mustSuit } from '../ceremonies/subjects/tokens/suitable.ts'
import { hsmsOf } from '../ceremonies/subjects/tokens/hsm.ts'

/** A fresh ceremony id: 128 random bits in 26 characters of Crockford's base 32. */
export function freshCeremonyId(): string {
  return base32crockford.encode(randomBytes(16)).toLowerCase()
}

export interface Participants {
  readonly mode: Opening['mode']
  readonly names: Opening['names']
  readonly follows: Opening['follows']
  readonly brought: Opening['brought']
  readonly identifiers: Opening['identifiers']
  readonly registered?: NonNullable<Opening['registered']>
}

/** What tokens a ceremony may open on. */
export interface OpeningOn {
  readonly throwAway: boolean
  /** Asked before a rehearsal uses tokens that are not throw-away ones; throws where they may not be used. */
  readonly allow: (tokens: readonly FoundToken[]) => Promise<void>
}

/** Throw-away tokens, of which nobody has to be asked. */
export const onThrowAway: OpeningOn = { throwAway: true, allow: () => Promise.resolve() }

/**
 * What opens a ceremony: the script's digest, who takes part, and what the tokens hold before anybody has touched them. Throws
 * what stands between tokens and script; nothing has been done to a token then.
 */
export async function openingOf(
  text: string,
  script: Script,
  settings: Opening['settings'],
  devices: Devices,
  participants: Participants,
  { throwAway, allow }: OpeningOn,
): Promise<Opening> {
  const found: FoundToken[] = []
  for (const name of Object.keys(hsmsOf(script))) found.push(await findToken(devices, name))
  const { mode } = participants
  mustSuit(
    { rules: current, script, plan: makePlan(script, bindParameters(script.parameters, settings)), mode, throwAway },
    found,
  )
  if (mode === 'rehearsal' && !throwAway) await allow(found)
  return {
    ...participants,
    ceremony: freshCeremonyId(),
    script: sha256Hex(Buffer.from(text)),
    settings: { ...settings },
    language: script.language,
    tokens: found.map(onRecord),
  }
}

/** What a token says of itself and holds, as somebody sees it who is not logged in. */
export async function findToken(devices: Devices, device: string): Promise<FoundToken> {
  const description = await devices.token(device).describe()
  return { device, description, objects: description.token.initialised ? await devices.token(device).objects() : [] }
}

function onRecord({
  device,
  description: { token, module },
  objects,
}: FoundToken): CommandOf<'open'>['tokens'][number] {
  return {
    name: device,
    label: token.label,
    serial: token.serial,
    initialised: token.initialised,
    module: { path: module.path, sha256: module.sha256, description: module.description, version: module.version },
    objects: objects.map(({ class: type, id, label }) => ({ class: type, id, label })),
  }
}

/** Everybody by the title of their part, and a value brought on paper by each witness: people of a rehearsal have no names. */
export function rehearsalParticipants(script: Script, settings: Readonly<Record<string, string>>): Participants {
  const parts = expandRoles(script, bindParameters(script.parameters, settings))
  const witnesses = parts.filter(({ brings }) => brings)
  return {
    mode: 'rehearsal',
    names: Object.fromEntries(parts.map(({ id, title }) => [id, title])),
    follows: 'none',
    brought: Object.fromEntries(witnesses.map(({ id }) => [id, randomBytes(8).toString('hex')])),
    identifiers: [],
  }
}

/** What the rules refuse of these people and this plan, before anything is made or touched: the decision is thrown away. */
export function tryToOpen(
  script: Script,
  plan: Plan,
  digest: string,
  opening: Pick<Opening, 'mode' | 'settings' | 'names' | 'follows' | 'brought'> & { readonly mirror: string | null },
): void {
  const { mode, settings, names, follows, brought, mirror } = opening
  current.decide(initialState(script, plan), {
    by: 'engine',
    method: null,
    at: '2026-01-01T00:00:00.000Z',
    monotonic: 0,
    random: '0'.repeat(64),
    seq: 0,
    head: null,
    command: {
      type: 'open',
      ceremony: '0'.repeat(26),
      mode,
      script: digest,
      settings,
      language: script.language,
      names,
      follows,
      brought,
      tokens: [],
      identifiers: [],
      mirror,
      application: { version: '-', commit: '-', digest: '-', node: '-' },
    },
  })
}
