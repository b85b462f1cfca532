import { randomBytes } from 'node:crypto'
import { bindParameters } from '../ceremonies/parameters.ts'
import { casts, isWitness } from '../ceremonies/cast.ts'
import type { CommandOf } from '../ceremonies/command.ts'
import { decide } from '../ceremonies/decide.ts'
import type { Plan } from '../ceremonies/plan.ts'
import type { Script } from '../ceremonies/script.ts'
import { initialState } from '../ceremonies/state.ts'
import type { Devices } from '../ceremonies/device.ts'
import type { Opening } from './engine/engine.ts'
import { sha256Hex } from '../ceremonies/digest.ts'
import { makePlan } from '../ceremonies/plan.ts'
import { type Found, mustSuit } from '../ceremonies/policy/suitable.ts'

/** A fresh ceremony id: 128 random bits in 26 characters of Crockford's base 32. */
export function freshCeremonyId(): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  let bits = BigInt(`0x${randomBytes(16).toString('hex')}`)
  let id = ''
  for (let i = 0; i < 26; i++) {
    id = alphabet.charAt(Number(bits & 31n)) + id
    bits >>= 5n
  }
  return id
}

export interface Participants {
  readonly mode: Opening['mode']
  readonly names: Opening['names']
  readonly follows: Opening['follows']
  readonly brought: Opening['brought']
  readonly identifiers: Opening['identifiers']
}

/** What tokens a ceremony may open on. */
export interface OpeningOn {
  readonly throwAway: boolean
  /** Asked before a rehearsal uses tokens that are not throw-away ones; throws where they may not be used. */
  readonly allow: (tokens: readonly Found[]) => Promise<void>
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
  const found: Found[] = []
  for (const name of Object.keys(script.inventory.hsms)) found.push(await find(devices, name))
  const { mode } = participants
  mustSuit({ script, plan: makePlan(script, bindParameters(script.parameters, settings)), mode, throwAway }, found)
  if (mode === 'rehearsal' && !throwAway) await allow(found)
  return {
    ...participants,
    ceremony: freshCeremonyId(),
    script: sha256Hex(Buffer.from(text)),
    settings: { ...settings },
    tokens: found.map(onRecord),
  }
}

async function find(devices: Devices, device: string): Promise<Found> {
  const description = await devices.token(device).describe()
  return { device, description, objects: description.token.initialised ? await devices.token(device).objects() : [] }
}

function onRecord({ device, description: { token, module }, objects }: Found): CommandOf<'open'>['tokens'][number] {
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
  const parts = casts(script, bindParameters(script.parameters, settings))
  const witnesses = parts.filter(isWitness)
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
  decide(initialState(script, plan), {
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
