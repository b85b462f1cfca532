/** The form of messages where they cross a border or stand on record. */
import { z } from 'zod'
import type { Message as AMessage, Parameters as TheParameters, Phrase as APhrase } from './message.ts'

const Text = z.union([z.string(), z.int()])

export const Phrase: z.ZodType<APhrase> = z.lazy(() =>
  z.union([
    Text,
    Message,
    z.strictObject({ data: z.json() }),
    z.strictObject({ name: z.string() }),
    z.array(Phrase).readonly(),
  ]),
)

export const Parameters: z.ZodType<TheParameters> = z.record(z.string(), Phrase).readonly()

export const Message: z.ZodType<AMessage> = z.strictObject({ code: z.string().min(1).max(200), parameters: Parameters })
