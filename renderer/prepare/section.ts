import type { House, Preparation } from '../../preload/views.ts'
import type { Drafting } from './draft.ts'
import type { Section } from './sections.ts'

/** What each section of the preparation is given. */
export interface SectionProps {
  readonly house: House
  readonly drafting: Drafting
  readonly preparation: Preparation
  /** Sections that people have left once: what is missing there is said. */
  readonly visited: ReadonlySet<Section>
  readonly go: (section: Section) => void
}
