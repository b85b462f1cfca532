/** A secret of a run: a PIN or code as typed, bytes in hex, or the words of a share. `name` says whose it is, and may be shown. */
export type Secret =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: string }
  | { readonly name: string; readonly words: string }

/** What the process under test tells its parent, over the private channel alone. */
export type Told =
  | { readonly secret: Secret }
  /** A share as it was shown. */
  | { readonly sheet: string }
  /** The process stands still until it is answered, so that what it shows now can be looked at. */
  | { readonly pause: string }
  /** A process was started. */
  | { readonly started: number }
