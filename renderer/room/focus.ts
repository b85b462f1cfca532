import { useEffect } from 'react'

/**
 * The focus goes where work goes: to the step's title when the step is new, to the heading of what is asked when only that
 * is. Whoever is typing in a dialog is left there.
 */
export function useFocusOnWork(step: string, ask: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is what matters, not its name
  useEffect(() => {
    focusOn('[data-step-title]')
    window.scrollTo({ top: 0 })
  }, [step])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new ask is what matters, not its key
  useEffect(() => {
    const title = document.querySelector('[data-step-title]')
    if (title === null || document.activeElement !== title) focusOn('[data-ask-heading]')
  }, [ask])
}

function focusOn(selector: string): void {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return
  document.querySelector<HTMLElement>(selector)?.focus()
}
