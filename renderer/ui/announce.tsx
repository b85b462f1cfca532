/** Says what changed to those who hear the page. Never a secret: what is announced may be kept by a screen reader. */
import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listeners = new Set<() => void>()

export function announce(text: string): void {
  said = { text, turn: said.turn + 1 }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Stands once in the page, from the first moment on: a region that comes later is not heard. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said)
  return (
    <div className="heard" role="status" aria-live="polite">
      {/* Another element each time, so that the same sentence is said again. */}
      <span key={turn}>{text}</span>
    </div>
  )
}
