import type { english } from './en/index.ts'
import type { Translated } from './translated.ts'

/** What one language says. */
export interface Catalogue {
  /** BCP 47. */
  readonly language: string
  readonly messages: Translated<typeof english.messages>
  readonly window: Translated<typeof english.window>
}
