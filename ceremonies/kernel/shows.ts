/** What a subject adds to what every screen shows. */
export interface Shows {
  /** The last checkpoint, with the words that go on paper. */
  readonly checkpoint?: { readonly size: number; readonly words: readonly string[] } | null
  /** True unless every token used has a recorded certificate. */
  readonly softwareToken?: boolean
  /** True if a program plays a card that is used. */
  readonly softwareCard?: boolean
}
