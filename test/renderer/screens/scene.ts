import type { Stage } from '../stage.ts'

/** One picture of the window, twice: light and dark. */
export interface Scene {
  /** The name of its files. */
  readonly name: string
  /** What is to be seen, in a line. */
  readonly caption: string
  /** Brings the stage to where the picture is taken. */
  readonly show: (stage: Stage) => Promise<void>
  /** The laptop's clock; it stands still. */
  readonly at?: string
  readonly locale?: 'de-DE'
  readonly size?: readonly [width: number, height: number]
  /** Per cent; 100 if it is not said. */
  readonly zoom?: 200
  /** The whole length of the page, not only what is in sight. */
  readonly whole?: true
}

export interface Chapter {
  readonly title: string
  readonly scenes: readonly Scene[]
}
