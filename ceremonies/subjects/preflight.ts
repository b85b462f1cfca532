/** What can be known of laptop, tokens and printers before anybody is asked for a name. Window and terminal show this one list. */
import type { JsonObject } from '../base/json.ts'
import { type Message, message } from '../base/message.ts'
import { Refusal, type Refused, refuse, refused } from '../base/refusal.ts'
import type { PinState, TokenDescription } from '../devices/hsm.ts'
import { partOfLength } from '../devices/pin.ts'
import type { PlannedStep } from '../kernel/planned.ts'
import { acceptRecord } from './recovery/accept-record.ts'
import { clock } from './room/clock.ts'
import { environment } from './room/environment.ts'
import { findingPhrase, findingsOf, unexamined } from './room/examined.ts'
import { commission } from './tokens/commission.ts'
import { hsmsOf } from './tokens/hsm.ts'
import { type FoundToken, type Suiting, mustSuit } from './tokens/suitable.ts'
import { useToken } from './tokens/use-token.ts'

export interface Surroundings {
  /** What the laptop says of itself, as the environment step asks it. */
  readonly report: JsonObject
  /** The token found for each HSM, or why there is none. An HSM that is not among them has not been looked for. */
  readonly tokens: readonly (FoundToken | { readonly device: string; readonly trouble: Refused })[]
  readonly printers: readonly string[]
  /** Why the facts cannot be copied to the second medium; null if they can, or if there is none. */
  readonly mirror: Refused | null
  /** Where the record of an earlier ceremony is; null if nobody has named one. */
  readonly earlier: string | null
  /** By the laptop's clock (RFC 3339). */
  readonly now: string
  /** The last instant on record on this laptop; null if there is none. */
  readonly latest: string | null
}

export interface Forewarning {
  /** `stops`: the rules or a device will refuse it later. `warns`: nothing refuses it. `note`: to be compared, or known. */
  readonly severity: 'stops' | 'warns' | 'note'
  readonly said: Message
}

/** What stops the ceremony or should be known before it begins; what stops it first. */
export function preflight(suiting: Suiting, surroundings: Surroundings): readonly Forewarning[] {
  const all = [
    ...ofLaptop(suiting, surroundings.report),
    ...ofClock(suiting, surroundings),
    ...ofTokens(suiting, surroundings.tokens),
    ...(surroundings.mirror ? [stopsFor(surroundings.mirror)] : []),
    ...ofEarlier(suiting, surroundings),
    ...ofCertificates(suiting),
    ...(surroundings.printers.length === 0 ? [warns(message('preflight.noPrinter'))] : []),
  ]
  return (['stops', 'warns', 'note'] as const).flatMap((severity) => all.filter((one) => one.severity === severity))
}

/** A real ceremony stops at its environment step; a rehearsal, and a script without that step, goes on. */
function ofLaptop({ mode, plan }: Suiting, report: JsonObject): readonly Forewarning[] {
  const isRefused = mode === 'real' && plan.steps.some(({ kind }) => kind === environment.name)
  const wrong = findingsOf(report).filter((one) => one.refused)
  if (!isRefused) return wrong.map((one) => warns(message('preflight.laptop', { finding: findingPhrase(one) })))
  return [
    ...unexamined(report).map((id) => stops(refuse('ENVIRONMENT_UNEXAMINED', { id }))),
    ...wrong.map((one) => stops(refuse('ENVIRONMENT_REFUSED', { id: one.id, finding: findingPhrase(one) }))),
  ]
}

/** A clock that is behind the records cannot agree with the clocks that people read. */
function ofClock({ plan }: Suiting, { now, latest }: Surroundings): readonly Forewarning[] {
  const read = plan.steps.find(({ kind }) => kind === clock.name)
  const tolerated = 1000 * Number(read?.fields['tolerance-seconds'] ?? 0)
  if (latest === null || Date.parse(now) + tolerated >= Date.parse(latest))
    return [note(message('preflight.clock', { now }))]
  const behind = refuse('CLOCK_BEHIND', { now, latest })
  return [read === undefined ? warns(refused(behind)) : stops(behind)]
}

function ofTokens(suiting: Suiting, tokens: Surroundings['tokens']): readonly Forewarning[] {
  const found = tokens.filter((one): one is FoundToken => !('trouble' in one))
  const alone = tokens.flatMap((one) => ('trouble' in one ? [stopsFor(one.trouble)] : ofToken(suiting, one)))
  if (alone.some(({ severity }) => severity === 'stops')) return alone
  return [...alone, ...unsuited(suiting, found)]
}

function ofToken(suiting: Suiting, found: FoundToken): readonly Forewarning[] {
  const { device, description } = found
  const { token } = description
  const steps = suiting.plan.steps.filter(({ fields }) => fields['token'] === device)
  const others = token.otherSessions ?? 0
  return [
    ...unsuited(suiting, [found]),
    ...rolesIn(steps).flatMap((role) => ofTries(device, role, token)),
    ...steps.filter(({ kind }) => kind === commission.name).flatMap((step) => ofLengths(device, step, token)),
    ...(others > 0 ? [warns(refused(refuse('TOKEN_SHARED', { device, count: others })))] : []),
  ]
}

type Token = TokenDescription['token']
type Role = 'user' | 'security officer'

/** Whose PINs those steps hand to the token. */
function rolesIn(steps: readonly PlannedStep[]): readonly Role[] {
  if (steps.some(({ kind }) => kind === commission.name)) return ['security officer', 'user']
  return steps.some(({ kind }) => kind === useToken.name) ? ['user'] : []
}

function ofTries(device: string, role: Role, { userPin, soPin }: Token): readonly Forewarning[] {
  switch ((role === 'user' ? userPin : soPin) satisfies PinState) {
    case 'locked':
      return [stops(refuse('PIN_LOCKED', { role, device }))]
    case 'final':
      return [warns(refused(refuse('PIN_TRIES_FINAL', { role, device })))]
    case 'low':
      return [warns(refused(refuse('PIN_TRIES_LOW', { role, device })))]
    case 'ok':
    case 'unset':
      return []
  }
}

/** How long what each person types may be, of the PINs that are chosen at that step. */
function ofLengths(device: string, { fields }: PlannedStep, { pinLength }: Token): readonly Forewarning[] {
  const counts = [fields['so-pin'], fields['user-pin']].map((people) => (Array.isArray(people) ? people.length : 1))
  return [...new Set(counts)].map((people) => {
    const { least, most } = partOfLength(pinLength, people)
    if (most !== null && most < least) return stops(refuse('PIN_NO_ROOM', { device, people, least, most }))
    return note(message('preflight.pin', { device, people, least, most: most ?? 0 }))
  })
}

/** A rehearsal on throw-away tokens holds an earlier ceremony of its own. */
function ofEarlier({ mode, plan, throwAway }: Suiting, { earlier }: Surroundings): readonly Forewarning[] {
  const isOwn = mode === 'rehearsal' && throwAway
  const isAsked = plan.steps.some(({ kind }) => kind === acceptRecord.name)
  return isAsked && earlier === null && !isOwn ? [stops(refuse('EARLIER_NOT_GIVEN'))] : []
}

function ofCertificates({ script }: Suiting): readonly Forewarning[] {
  return Object.entries(hsmsOf(script))
    .filter(([, { certificate }]) => certificate === undefined)
    .map(([device]) => warns(message('preflight.noCertificate', { device })))
}

/** What opening the ceremony refuses of these tokens. */
function unsuited(suiting: Suiting, found: readonly FoundToken[]): readonly Forewarning[] {
  try {
    mustSuit(suiting, found)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [stops(error)]
  }
}

function stops(refusal: Refusal): Forewarning {
  return stopsFor(refused(refusal))
}

function stopsFor(said: Refused): Forewarning {
  return { severity: 'stops', said }
}

function warns(said: Message): Forewarning {
  return { severity: 'warns', said }
}

function note(said: Message): Forewarning {
  return { severity: 'note', said }
}
