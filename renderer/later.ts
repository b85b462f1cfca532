/** The screens that are fetched once the first one stands. */
import { useSyncExternalStore } from 'react'
import { learnTexts } from './language/language.ts'
import type * as screens from './screens.ts'

type Later = typeof screens

let found: Later | 'missing' | null = null
const listeners = new Set<() => void>()

/** Waits for the code of the later screens, and shows whichever is wanted already. Never rejects. */
export async function awaitScreens(screens: Promise<Later>): Promise<void> {
  found = await screens.catch((error: unknown) => {
    console.error(error)
    return 'missing' as const
  })
  if (found !== 'missing') learnTexts(found.catalogues)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Null until they are there. Unlike React's `lazy`, this never hides what is shown already, not even for a frame. */
export function useLater(): Later | null {
  const now = useSyncExternalStore(subscribe, () => found)
  return now === 'missing' ? null : now
}

/** True if they will not come. */
export function useIsIncomplete(): boolean {
  return useSyncExternalStore(subscribe, () => found) === 'missing'
}
