import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { Slice } from '../../kernel/slice.ts'
import { count, json, list } from '../../kernel/shapes.ts'
import { TokenFound } from '../../kernel/command.ts'
import { entry } from '../fields.ts'

/** A token as it was found before anybody touched it. */
export interface FoundToken {
  readonly label: string
  readonly serial: string
  readonly initialised: boolean
}

/** A token that has been commissioned here, or read back. */
export interface NotedToken {
  readonly label: string
  readonly serial: string
  readonly certified: boolean
}

interface Tokens {
  readonly found: Readonly<Record<string, FoundToken>>
  readonly noted: Readonly<Record<string, NotedToken>>
  /** What a token in use held when it was opened: none of it is this ceremony's, and all of it stays. */
  readonly before: Readonly<Record<string, readonly Listed[]>>
}

export type Listed = Readonly<z.infer<typeof entry>>

/** By the name that the inventory gives each. */
export const tokens = new Slice<Tokens>('tokens', { found: {}, noted: {}, before: {} })

/** What the tokens held before anybody touched them, and the set identities that were taken already. */
export const tokensFound = fact({
  type: 'tokens.found',
  level: 'restricted',
  shape: { tokens: list(TokenFound.readonly()), identifiers: list(count) },
  evolve: (state, { tokens: all }) => {
    const found = all.map(({ name, label, serial, initialised }) => [name, { label, serial, initialised }] as const)
    const modules = Object.fromEntries(all.map(({ name, module }) => [name, module.sha256]))
    const opened = { ...state, accepted: { ...state.accepted, modules } }
    return tokens.with(opened, { found: Object.fromEntries(found) })
  },
})

/** What a token says of itself once it is commissioned. */
export const tokenNoted = fact({
  type: 'token.noted',
  level: 'public',
  shape: {
    name: z.string(),
    label: z.string(),
    serial: z.string(),
    model: z.string(),
    firmware: z.string(),
    /** CKF_HW_SLOT, as the module says. */
    hardware: z.boolean(),
    certified: z.boolean(),
    certificate: z.string().nullable(),
    module: json,
  },
  evolve: (state, { name, label, serial, certified }) =>
    tokens.with(state, { noted: { ...tokens.of(state).noted, [name]: { label, serial, certified } } }),
})

/** What a token that is in use holds, as its user sees it: the first fact lists only what everybody sees. */
export const tokenListed = fact({
  type: 'token.listed',
  level: 'restricted',
  shape: { name: z.string(), objects: list(entry.readonly()) },
  evolve: (state, { name, objects }) => tokens.with(state, { before: { ...tokens.of(state).before, [name]: objects } }),
})
