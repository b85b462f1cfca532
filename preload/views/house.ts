import { z } from 'zod'
import { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Chosen } from './chosen.ts'
import { Refused, count, hex, instant, phrase, sentence, text, words } from './common.ts'

const Token = z.strictObject({
  module: text,
  /** SHA-256 of the module's file. */
  sha256: hex,
  label: text,
  serial: text,
  model: text,
})

/** What stands on the first screen. */
export const House = z.strictObject({
  push: count,
  about: z.strictObject({ version: text, commit: text, digest: text, node: text, runtime: text }),
  scripts: z.array(
    z.strictObject({
      file: text,
      title: sentence,
      purpose: sentence,
      digest: hex,
      words,
      acts: count,
      steps: count,
      minutes: z.number(),
    }),
  ),
  ceremonies: z.array(
    z.strictObject({
      id: text,
      title: text,
      mode: text,
      opened: instant,
      last: instant,
      facts: count,
      phase: z.enum(['unfinished', 'closing', 'sealed', 'aborted', 'unreadable']),
      /** Title of the step that is next. */
      step: phrase.nullable(),
      /** Why it cannot be read, for `unreadable`. */
      trouble: Refused.nullable(),
    }),
  ),
  /** Null while the modules are still being asked. */
  tokens: z.array(Token).nullable(),
  /** Modules that are not well. */
  troubles: z.array(z.strictObject({ module: text, refused: Refused })),
  /** Null until somebody has looked; from then on as they come and go. */
  readers: ReadersSeen.nullable(),
  printers: z.array(text),
  chosen: Chosen,
})
export type House = z.infer<typeof House>
