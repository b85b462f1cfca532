import type { Agreement } from '../../ceremonies/kernel/agreement.ts'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import { refusalOf } from '../../ceremonies/texts/codes.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Draft, House } from '../../preload/views.ts'
import type { Message } from '../../ceremonies/base/message.ts'
import type { Rows, Listed } from '../../ceremonies/register/row.ts'
import { followsRemarks, isSealed, tokenRemarks } from '../../ceremonies/register/remarks.ts'
import type { TokenDescription } from '../../ceremonies/devices/hsm.ts'
import { type Described, placeOf } from './forewarned.ts'
import { discover, openDevices } from '../devices/index.ts'
import { isIdle } from '../devices/usual.ts'
import type { Setup } from '../store/data-folder.ts'
import { type Hsm, hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

type Chosen = Draft['tokens'][string]
type Environment = Readonly<Record<string, string>>

/** Milliseconds that a module may take to say what it holds. */
const PATIENCE = 20_000

/**
 * Every token behind these modules, and the modules that are not well, but for those that are idle because nobody `named` them.
 * Each is asked in a process of its own, at once.
 */
export async function tokensBehind(
  modules: readonly string[],
  named: readonly string[],
  environment: Environment,
): Promise<Pick<House, 'troubles'> & { readonly tokens: NonNullable<House['tokens']>; readonly described: Described }> {
  const described = new Map<string, TokenDescription>()
  const tokens: NonNullable<House['tokens']> = []
  const troubles: House['troubles'] = []
  await Promise.all(
    modules.map(async (module) => {
      try {
        const found = await discover({ module, environment }, { longest: PATIENCE })
        for (const { slot, token, mechanisms } of found.slots) {
          if (token === null) continue
          const { initialised, label, serial, model } = token
          const one = { module, sha256: found.module.sha256, label: initialised ? label : '', serial, model }
          tokens.push(one)
          described.set(placeOf(one), { module: found.module, slot, token, mechanisms })
        }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        if (isIdle(module, named, error)) return
        troubles.push({ module, refused: refused(error) })
      }
    }),
  )
  const order = (a: { module: string }, b: { module: string }): number =>
    modules.indexOf(a.module) - modules.indexOf(b.module)
  return { tokens: tokens.sort(order), troubles: troubles.sort(order), described }
}

/** What tokens hold, as somebody sees it who is not logged in. */
export type Contents = ReadonlyMap<string, readonly Listed[]>

/** What those tokens hold that some ceremony's seal names; the others are not asked. One that does not answer is left out. */
export async function sealedContents(
  tokens: NonNullable<House['tokens']>,
  rows: Rows,
  environment: Environment,
): Promise<Contents> {
  const known = tokens.filter((token) => token.label !== '' && isSealed(rows, token))
  const devices = openDevices({
    inventory: Object.fromEntries(
      known.map(({ module, label, serial }, at) => [String(at), { module, label, serial, environment }]),
    ),
  })
  try {
    const contents = new Map<string, readonly Listed[]>()
    for (const [at, token] of known.entries()) {
      const objects = await objectsOf(devices, String(at))
      if (objects) contents.set(placeOf(token), objects)
    }
    return contents
  } finally {
    await devices.close()
  }
}

async function objectsOf(devices: ReturnType<typeof openDevices>, device: string): Promise<readonly Listed[] | null> {
  try {
    return (await devices.token(device).objects()).map(({ class: type, id, label }) => ({ class: type, id, label }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

/** What the register says otherwise of the tokens chosen and of the ceremony that this one follows. */
export function draftRemarks(rows: Rows, contents: Contents, draft: Draft): readonly Message[] {
  const tokens = Object.entries(draft.tokens).flatMap(([name, token]) => {
    const objects = contents.get(placeOf(token))
    return objects ? tokenRemarks(rows, { name, ...token, initialised: token.label !== '', objects }) : []
  })
  return [...followsRemarks(rows, draft), ...tokens]
}

/** What is wrong with the token chosen for each HSM. A rehearsal that chooses none gets throw-away ones. */
export function tokenProblems(
  script: Script,
  { mode, tokens: chosen, mayUseTokens }: Draft,
  present: House['tokens'],
): ReadonlyMap<string, Refused> {
  const problems = new Map<string, Refused>()
  const free = mode === 'rehearsal' && Object.keys(chosen).length === 0
  for (const [device, hsm] of Object.entries(hsmsOf(script))) {
    const wrong = free ? null : problemOf(device, hsm, chosen, present)
    const unsaid = !free && mode === 'rehearsal' && !mayUseTokens ? refuse('REHEARSAL_TOKEN_UNSAID', { device }) : null
    const problem = wrong ?? unsaid
    if (problem) problems.set(device, refused(problem))
  }
  return problems
}

function problemOf(
  device: string,
  { label, serial, model }: Hsm,
  chosen: Draft['tokens'],
  present: House['tokens'],
): Refusal | null {
  const token = chosen[device]
  if (!token) return refuse('TOKEN_NOT_CHOSEN', { device })
  const other = Object.keys(chosen).find((name) => name !== device && same(chosen[name], token))
  if (other !== undefined) return refuse('TOKEN_CHOSEN_TWICE', { device, other })
  if (token.label !== '' && token.label !== label)
    return refuse('TOKEN_LABEL_OTHER', { device, label, found: token.label })
  const found = present?.find((one) => same(one, token))
  if (present && !found)
    return refuse('TOKEN_ABSENT', { device, label: token.label || label, serial: token.serial || 'any' })
  if (serial !== undefined && token.serial !== '' && token.serial !== serial)
    return refuse('TOKEN_SERIAL_DIFFERS', { expected: serial, found: token.serial })
  if (found && model !== undefined && found.model !== model)
    return refuse('TOKEN_MODEL_DIFFERS', { expected: model, found: found.model })
  return null
}

/**
 * Where each HSM is found; null for throw-away tokens. Only a token that was found may be chosen, so that the window cannot
 * name a library to be loaded. Throws TOKEN_NOT_CHOSEN, TOKEN_ABSENT and the like.
 */
export function inventoryOf(
  script: Script,
  draft: Draft,
  present: NonNullable<House['tokens']>,
  environment: Environment,
): Setup['inventory'] | null {
  const [problem] = tokenProblems(script, draft, present).values()
  if (problem) throw refusalOf(problem)
  if (Object.keys(draft.tokens).length === 0) return null
  return Object.fromEntries(
    Object.entries(hsmsOf(script)).map(([name, { label, serial: expected }]) => {
      const { module = '', serial = '' } = draft.tokens[name] ?? {}
      return [name, { module, label, serial: serial || (expected ?? null), environment: { ...environment } }]
    }),
  )
}

/** The chosen tokens as the room agrees on them. */
export function agreedTokens(draft: Draft, present: House['tokens']): Agreement['tokens'] {
  return Object.fromEntries(
    Object.entries(draft.tokens).map(([name, chosen]) => {
      const module = present?.find((one) => same(one, chosen))?.sha256 ?? ''
      return [name, { label: chosen.label, serial: chosen.serial, module }]
    }),
  )
}

function same(a: Omit<Chosen, never> | undefined, b: Chosen): boolean {
  return a?.module === b.module && a.label === b.label && a.serial === b.serial
}
