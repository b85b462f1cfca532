import type { Told, TellName } from '../../preload/contract.ts'
import type { Chosen } from '../../preload/views.ts'

/** The windows, as far as the desk has to do with them. */
export interface Surface {
  tell<N extends TellName>(name: N, value: Told<N>): void
  projector(open: boolean): void
  theme(theme: Chosen['theme']): void
  zoom(percent: number): void
  /** The language of the menu. */
  language(language: string): void
  /** Says something for whoever looks after the program. */
  log(text: string): void
  /** The engine itself failed: nothing more can be done here, and the record is as it was last written. */
  failed(error: unknown): void
}
