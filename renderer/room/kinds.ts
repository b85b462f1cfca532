import type { Room } from '../../preload/views.ts'
import type { Texts } from '../language/language.ts'

type Step = Pick<NonNullable<Room['step']>, 'kind'>

/** What has to be typed before a step that cannot be undone; null for all others. */
export function exactWordOf({ kinds: { exactWords } }: Texts, step: Step | null): string | null {
  return (step && entryOf(exactWords, step.kind)) ?? null
}

/** What the program does once everybody has agreed; null where it only records it. */
export function happensOf({ kinds: { happens } }: Texts, step: Step | null): string | null {
  return (step && entryOf(happens, step.kind)) ?? null
}

/** What a step of that kind is, in a word or two; nothing for one that has no word of its own. */
export function nameOf({ kinds: { names } }: Texts, { kind }: Step): string | null {
  return entryOf(names, kind)
}

function entryOf(texts: Readonly<Record<string, string>>, kind: string): string | null {
  return Object.hasOwn(texts, kind) ? (texts[kind] ?? null) : null
}
