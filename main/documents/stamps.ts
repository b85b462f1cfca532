import { drawn } from './typst.ts'

/** What stands on every page: that it was practice, that no certified hardware held the keys, and that a program played a card. */
export type Stamp = 'rehearsal' | 'software' | 'card'

export interface Stamped {
  readonly stamps: readonly Stamp[]
  /** An SVG to lie behind each page; null where no stamp is due. */
  readonly watermark: string | null
}

/** The stamps that are due, and the drawing of them. Throws DOCUMENT_FAILED. */
export function stampedAs(due: {
  readonly mode: 'real' | 'rehearsal'
  readonly softwareToken: boolean
  readonly softwareCard: boolean
}): Stamped {
  const stamps: Stamp[] = []
  if (due.mode === 'rehearsal') stamps.push('rehearsal')
  if (due.softwareToken) stamps.push('software')
  if (due.softwareCard) stamps.push('card')
  return { stamps, watermark: stamps.length === 0 ? null : drawn('watermark', stamps) }
}
