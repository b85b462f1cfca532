/**
 * Main's side of one host process: typed questions, a heartbeat, a time limit for each call, and a bounded number of
 * restarts. A host that is gone is started again by the next question only; what was asked before is never asked again.
 */
import type { z } from 'zod'
import { Refusal, type RefusalCode, refuse } from '../../ceremonies/base/refusal.ts'
import type { Contract } from '../../native/serve.ts'
import { Life, type LifeOptions, type Timing, usualTiming } from './life.ts'

export type Ask<C extends Contract> = <M extends keyof C & string>(
  method: M,
  request: z.input<C[M]['request']>,
  progress?: (value: z.output<C[M]['progress']>) => void,
) => Promise<z.output<C[M]['reply']>>

/** `lost`: its process ended unasked, and no other has begun since. */
export type HostState = 'ready' | 'busy' | 'lost'

export interface Host<C extends Contract> {
  /** Rejects with the refusal of the host, or DEVICE_LOST, DEVICE_HUNG, MODULE_CRASHED, DEVICE_RESTARTS. */
  readonly ask: Ask<C>
  /** The process that runs now, if one does. */
  pid(): number | undefined
  state(): HostState
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>
}

export interface HostOptions<C extends Contract> extends LifeOptions {
  readonly contract: C
  readonly timing?: Partial<Timing>
  /** Asked first of each new process, before anything else. */
  readonly start?: (ask: Ask<C>) => Promise<void>
}

export function openHost<C extends Contract>(options: HostOptions<C>): Host<C> {
  const timing = { ...usualTiming, ...options.timing }
  const starts: number[] = []
  let life: Life | undefined
  let lost = false

  async function alive(): Promise<Life> {
    if (!life) {
      countStart(options.device, starts, timing)
      const born = new Life(options, timing, (asked) => {
        if (life === born) life = undefined
        lost = !asked
      })
      life = born
      born.ready =
        options.start?.((method, request, progress) => born.call(method, request, progress)) ?? Promise.resolve()
      // A host that did not start well is no use to the next question either.
      born.ready.then(
        () => {
          born.started()
          lost = false
        },
        () => born.end(),
      )
    }
    const current = life
    await current.ready
    return current
  }

  return {
    ask: async (method, request, progress) => (await alive()).call(method, request, progress),
    pid: () => life?.pid,
    state: () => (lost ? 'lost' : life?.busy === true ? 'busy' : 'ready'),
    end: async () => {
      // What is ended here was not lost: the next start is as free as this one was.
      if (life) starts.length = 0
      await life?.end()
    },
  }
}

/** The first start is free; after `restarts` more within the window, with no end of ours between, the next is refused. */
function countStart(device: string, starts: number[], timing: Timing): void {
  const now = performance.now()
  while (starts[0] !== undefined && now - starts[0] > timing.window) starts.shift()
  if (starts.length > timing.restarts) {
    throw refuse('DEVICE_RESTARTS', { device, times: starts.length, minutes: timing.window / 60_000 })
  }
  starts.push(now)
}

/** Codes after which it is not known what the device did: the act is in doubt and is never repeated by itself. */
export const lossCodes: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'DEVICE_LOST',
  'DEVICE_HUNG',
  'MODULE_CRASHED',
  'DEVICE_REMOVED',
  'HOST_FAULT',
])

export function isLoss(error: unknown): error is Refusal {
  return error instanceof Refusal && lossCodes.has(error.code)
}
