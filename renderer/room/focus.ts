import { useEffect, useRef } from 'react'

/**
 * The focus goes where work goes: to the step's title when the step is new, to the heading of what is asked when only that
 * is. Whoever is typing in a dialog is left there.
 */
export function useFocusOnWork(step: string, ask: string): void {
  const before = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new ask is what matters, not its key
  useEffect(() => {
    const isNew = before.current !== step
    before.current = step
    focusOn(isNew ? 'step-title' : 'ask-heading')
    if (isNew) window.scrollTo({ top: 0 })
  }, [step, ask])
}

function focusOn(heading: 'step-title' | 'ask-heading'): void {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
  document.querySelector<HTMLElement>(`[data-${heading}]`)?.focus()
}
