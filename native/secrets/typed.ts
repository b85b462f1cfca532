/** Words as a custodian types them. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { firstDifference, type Words } from '../../ceremonies/shares/words.ts'
import { forms } from './forms.ts'

/** Runs `work` on the words of a text, and zeroes text and words after; `share` names it in refusals of the form. */
export function withTyped<T>(text: Uint8Array, scheme: Scheme, share: number, work: (words: Words) => T): T {
  try {
    const words = forms[scheme].read(text, share)
    try {
      return work(words)
    } finally {
      wipe(words)
    }
  } finally {
    wipe(text)
  }
}

/** Throws what the form refuses a wrong number of words with, or the place of the first word that is not the one handed out. */
export function mustBeAsMade(typed: Words, made: Words, scheme: Scheme, share: number): void {
  const { length, refusals } = forms[scheme]
  if (typed.length !== length) throw refuse(refusals.length, { share, count: typed.length, needed: length })
  const place = firstDifference(typed, made)
  if (place > 0) throw refuse(refusals.differs, { share, place })
}
