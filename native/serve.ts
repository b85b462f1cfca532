/**
 * Inside a host: one contract names every method with the shapes of its request, reply and progress; `serve` parses each
 * message strictly, runs the handlers one at a time in the order asked, and carries refusals back with code and parameters.
 */
import { z } from 'zod'
import { Parameters } from '../ceremonies/base/message-shape.ts'
import { Refusal, type RefusalCode, refuse } from '../ceremonies/base/refusal.ts'
import { isRefusalCode } from '../ceremonies/texts/codes.ts'
import { type ParentChannel, parentChannel } from './channel.ts'

export interface Method {
  readonly request: z.ZodType
  readonly reply: z.ZodType
  readonly progress: z.ZodType
  /** Seconds after which main takes the call for hung and kills the host. */
  readonly limit: number
  /** True if the call may hold up the host's event loop, so that only `limit` tells a hung call from a slow one. */
  readonly blocking: boolean
}
export type Contract = Readonly<Record<string, Method>>

/** One crossing. Calls block the loop unless said otherwise: the bindings are synchronous. */
export function method<Request extends z.ZodType, Reply extends z.ZodType, Progress extends z.ZodType = z.ZodNever>(
  request: Request,
  reply: Reply,
  options: { readonly limit?: number; readonly blocking?: boolean; readonly progress?: Progress } = {},
) {
  const { limit = 120, blocking = true, progress = z.never() as z.ZodType as Progress } = options
  return { request, reply, progress, limit, blocking }
}

export type Handlers<C extends Contract> = {
  readonly [M in keyof C]: (
    request: z.output<C[M]['request']>,
    progress: (value: z.input<C[M]['progress']>) => void,
  ) => z.input<C[M]['reply']> | Promise<z.input<C[M]['reply']>>
}

const ToHost = z.union([
  z.strictObject({ heartbeat: z.int() }),
  z.strictObject({ id: z.int(), method: z.string(), request: z.unknown() }),
])

const Code = z.custom<RefusalCode>(isRefusalCode)
const Failure = z.strictObject({ code: Code, parameters: Parameters })
export const FromHost = z.union([
  z.strictObject({ heartbeat: z.int() }),
  z.strictObject({ id: z.int(), progress: z.unknown() }),
  z.strictObject({ id: z.int(), ok: z.unknown() }),
  z.strictObject({ id: z.int(), error: Failure }),
])

/**
 * Answers until the parent is gone. An error that is no refusal becomes HOST_FAULT with its name only, because its text may
 * hold what must not leave; `end` runs when the parent closes the channel, before the process exits.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  end: () => void = () => undefined,
  channel: ParentChannel = parentChannel(),
): void {
  let running: Promise<void> = Promise.resolve()
  channel.onMessage((message) => {
    const asked = ToHost.parse(message)
    if ('heartbeat' in asked) channel.send(asked)
    else running = running.then(() => answer(contract, handlers, channel, asked))
  })
  channel.onClose(() => {
    // An act under way must not outlive the process that records it.
    try {
      end()
    } finally {
      process.kill(process.pid, 'SIGKILL')
    }
  })
}

async function answer<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  channel: ParentChannel,
  { id, method, request }: { readonly id: number; readonly method: string; readonly request?: unknown },
): Promise<void> {
  try {
    const shape = Object.hasOwn(contract, method) ? contract[method] : undefined
    const handler = handlers[method]
    if (!shape || !handler) throw refuse('MESSAGE_MALFORMED', { method })
    const parsed = shape.request.safeParse(request)
    if (!parsed.success) throw refuse('MESSAGE_MALFORMED', { method })
    const progress = (value: unknown) => channel.send({ id, progress: shape.progress.parse(value) })
    // The type system can't follow one method's handler through its contract; both parses can.
    const reply = await handler(parsed.data as never, progress)
    channel.send({ id, ok: shape.reply.parse(reply) })
  } catch (error) {
    channel.send({ id, error: failure(error, method) })
  }
}

function failure(error: unknown, method: string): { code: RefusalCode; parameters: Refusal['parameters'] } {
  if (error instanceof Refusal) return { code: error.code, parameters: error.parameters }
  return { code: 'HOST_FAULT', parameters: { method, error: error instanceof Error ? error.name : typeof error } }
}
