import { parentChannel } from '../../native/channel.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { serve } from '../../native/serve.ts'
import { echoContract } from './echo-contract.ts'

const seen: number[] = []
const never = new Promise<null>(() => undefined)

serve(echoContract, {
  echo: (request) => request,
  environment: () => ({ ...process.env }) as Record<string, string>,
  // The first asked takes longest: only a queue keeps the order.
  order: async (number) => {
    for (let turn = 0; turn < 50 - 10 * number; turn += 1) await new Promise(setImmediate)
    seen.push(number)
    return [...seen]
  },
  count: async (to, progress) => {
    for (let done = 1; done <= to; done += 1) progress({ done })
    return null
  },
  refuse: () => {
    throw refuse('PIN_LENGTH', { role: 'user', least: 4, most: 8 })
  },
  fail: (secret) => {
    throw new TypeError(`a message that holds ${secret}`)
  },
  lie: () => ({ honest: false }) as unknown as { honest: true },
  babble: () => {
    parentChannel().send({ id: 4711, ok: 'nobody asked' })
    return never
  },
  exit: (code) => process.exit(code),
  sleep: () => never,
})
