import { z } from 'zod'

const said = z.string().max(20_000)

/** What is said of a no: an exception whose expectation is the question itself. */
export const Departure = z
  .strictObject({ happened: said, decided: said, effect: said, remedy: said, open: z.boolean() })
  .readonly()
export type Departure = z.infer<typeof Departure>
