import type { Answer, Answers } from '../../ceremonies/kernel/answers.ts'
import type { FormField } from '../../preload/views.ts'

/** How the fields stand: each kind of step may lay out its own. */
export interface LayoutProps {
  readonly fields: readonly FormField[]
  readonly people: Readonly<Record<string, string>>
  readonly answers: Answers
  readonly problemOf: (field: FormField) => string | null
  readonly onAnswer: (name: string, answer: Answer) => void
}
