/**
 * Main's side of the border, derived from the contract: who asks is checked first, then how much, then the shape. What comes
 * back is a value: a refusal by its code, and for an error that nobody foresaw nothing but its name.
 */
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import { refusedBySystem } from '../reason.ts'
import { type AskName, type Asked, type Answered, askNames, channelOf, contract } from '../../preload/contract.ts'
import { isSmall } from './size.ts'

/** What the desk does for each ask. */
export type Handlers = {
  readonly [N in AskName]: (input: Asked<N>) => Answered<N> | Promise<Answered<N>>
}

/** As much of `ipcMain` as the door needs; `event` is checked by `mayAsk`. */
export interface Registrar<E> {
  handle(channel: string, listener: (event: E, ...given: readonly unknown[]) => Promise<unknown>): void
}

export interface Door<E> {
  readonly registrar: Registrar<E>
  readonly handlers: Handlers
  /** True if this frame of this window may ask for that. */
  readonly mayAsk: (event: E, name: AskName) => boolean
  /** Says something for whoever looks after the program; never with what crossed. */
  readonly log: (text: string) => void
}

export function openDoor<E>({ registrar, handlers, mayAsk, log }: Door<E>): void {
  const answer = async (name: AskName, event: E, given: readonly unknown[]): Promise<unknown> => {
    if (!mayAsk(event, name)) throw refuse('WRONG_WINDOW')
    const input = inputOf(name, given)
    const handler = handlers[name] as (input: unknown) => unknown
    return contract[name].output.parse(await handler(input))
  }
  for (const name of askNames) {
    registrar.handle(channelOf(name), async (event, ...given) => {
      try {
        return { ok: true, value: await answer(name, event, given) }
      } catch (thrown) {
        const error = refusedBySystem(thrown)
        if (!(error instanceof Refusal)) log(faultText(name, error))
        return { ok: false, refused: refusedOf(error) }
      }
    })
  }
}

/** Throws ASKED_TOO_MUCH or ASKED_MALFORMED, neither of which repeats what was asked. */
function inputOf(what: AskName, given: readonly unknown[]): unknown {
  const [input, ...more] = given
  if (!isSmall(input)) throw refuse('ASKED_TOO_MUCH', { what })
  const parsed = contract[what].input.safeParse(input)
  if (!parsed.success || more.length > 0) throw refuse('ASKED_MALFORMED', { what })
  return parsed.data
}

function refusedOf(error: unknown): Refused {
  if (error instanceof Refusal) return { ...refused(error), parameters: { ...error.parameters } }
  return refused(refuse('FAULT', { error: nameOf(error) }))
}

/** An error's text may hold what was typed: of a crossing for secrets only the name is told. */
function faultText(name: AskName, error: unknown): string {
  const stack = contract[name].way === 'ask' && error instanceof Error ? (error.stack ?? '') : nameOf(error)
  return `FAULT in ${name}: ${stack}`
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
