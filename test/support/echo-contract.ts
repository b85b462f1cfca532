import { z } from 'zod'
import { method } from '../../native/serve.ts'

/** What echo-host.ts serves: one method for each way an answer can come, or not come. */
export const echoContract = {
  echo: method(z.strictObject({ text: z.string(), bytes: z.instanceof(Uint8Array) }), z.unknown()),
  environment: method(z.null(), z.record(z.string(), z.string())),
  order: method(z.int(), z.array(z.int())),
  count: method(z.int(), z.null(), { progress: z.strictObject({ done: z.int() }) }),
  refuse: method(z.null(), z.null()),
  fail: method(z.string(), z.null()),
  lie: method(z.null(), z.strictObject({ honest: z.literal(true) })),
  babble: method(z.null(), z.null()),
  exit: method(z.int(), z.null()),
  sleep: method(z.null(), z.null(), { blocking: false }),
}
