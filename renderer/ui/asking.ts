import { useState } from 'react'
import type { Outcome } from '../../preload/contract.ts'
import type { Refused } from '../../preload/views.ts'

/** One ask at a time, and what it was refused with. */
export function useAsking() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)

  /** The answer; null if it was refused, and then `refused` says why. */
  const ask = async <T>(asked: Promise<Outcome<T>>): Promise<{ readonly value: T } | null> => {
    setBusy(true)
    setRefused(null)
    try {
      const outcome = await asked
      if (outcome.ok) return { value: outcome.value }
      setRefused(outcome.refused)
      return null
    } finally {
      setBusy(false)
    }
  }
  return { busy, refused, ask, forget: () => setRefused(null) }
}
