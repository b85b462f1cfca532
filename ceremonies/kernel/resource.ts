import type { CheckId } from '../texts/index.ts'

/** What a step makes and later ones need, such as a key. */
export interface Resource {
  /** In English, for whoever writes scripts. */
  readonly name: string
}

/** A step makes that. */
export interface Making<F extends string = string> {
  readonly resource: Resource
  /** The field that tells one from another, such as the label of a key; left out where a ceremony has only one. */
  readonly by?: F
}

/** A step needs that, made by a step before it. */
export interface Need<F extends string = string> extends Making<F> {
  /** The check that fails where none makes it. */
  readonly check: CheckId
  /** The member of the step that is at fault: `by` or, where there is none, its kind, unless said otherwise. */
  readonly at?: 'kind'
}
