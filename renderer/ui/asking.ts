import { useState } from 'react'
import type { Outcome } from '../../preload/contract.ts'
import type { Message } from '../../preload/views.ts'
import { refuse, refused as plain } from '../../ceremonies/base/refusal.ts'

/** One ask at a time, and what it was refused with. */
export function useAsking() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Message | null>(null)

  /** The answer; null if it was refused, and then `refused` says why. */
  const ask = async <T>(asked: Promise<Outcome<T>>): Promise<{ readonly value: T } | null> => {
    setBusy(true)
    setRefused(null)
    try {
      const outcome = await asked
      if (outcome.ok) return { value: outcome.value }
      setRefused(outcome.refused)
      return null
    } catch (error) {
      // What the page itself does before it asks may fail, as when the browser lacks a means.
      const name = error instanceof Error ? error.name : typeof error
      setRefused(plain(refuse('FAULT', { error: name })))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, ask, forget: () => setRefused(null) }
}
