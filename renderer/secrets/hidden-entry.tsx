import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { fill, useTexts } from '../language/language.ts'
import { Typed } from './typed.ts'
import './hidden-entry.css'

/** A buffer for as long as a panel stands; it is overwritten when the panel goes. */
export function useTyped(most?: number): Typed {
  const [typed] = useState(() => new Typed(most))
  useEffect(() => () => typed.clear(), [typed])
  return typed
}

export function useLength(typed: Typed): number {
  return useSyncExternalStore(typed.subscribe, typed.length)
}

interface Props {
  readonly label: string
  readonly typed: Typed
  readonly hint?: string
  readonly problem?: string | null
  readonly onEnter?: () => void
  /** Another place to type has the focus now: a pad beside it types here. */
  readonly onFocus?: () => void
}

/**
 * Takes keys and shows dots. The element itself never holds what was typed: each character is caught before it gets there,
 * and of its value nothing is left to find.
 */
export function HiddenEntry({ label, typed, hint, problem = null, onEnter, onFocus }: Props) {
  const texts = useTexts().run.who
  const id = useId()
  const length = useLength(typed)
  const input = useCaught(typed)
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <span className="field-input hidden-entry" data-invalid={problem !== null || undefined}>
        <span className="hidden-dots" aria-hidden="true">
          {'●'.repeat(length)}
        </span>
        <input
          ref={input}
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint ${id}-count ${id}-problem`}
          aria-invalid={problem !== null}
          onFocus={onFocus}
          onKeyDown={(event) => {
            if (event.key === 'Backspace') typed.back()
            else if (event.key === 'Delete') typed.clear()
            else if (event.key === 'Enter') onEnter?.()
            else return
            event.preventDefault()
          }}
        />
      </span>
      <span className="heard" id={`${id}-count`} aria-live="polite">
        {length > 0 && fill(texts.typed, { count: length })}
      </span>
      <span id={`${id}-problem`} role="alert" className={problem === null ? 'heard' : 'field-problem'}>
        {problem}
      </span>
    </div>
  )
}

/** Catches characters before the element has them; whatever gets there all the same is taken out of it. */
function useCaught(typed: Typed) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const element = input.current
    if (element === null) return
    const before = (event: InputEvent) => {
      if (event.isComposing) return
      event.preventDefault()
      if (event.inputType === 'insertText' && event.data !== null) typed.add(event.data)
    }
    const after = (event: Event) => {
      if (event instanceof InputEvent && event.isComposing) return
      const { value } = element
      element.value = ''
      if (value !== '') typed.add(value)
    }
    element.addEventListener('beforeinput', before)
    element.addEventListener('input', after)
    element.addEventListener('compositionend', after)
    return () => {
      element.value = ''
      element.removeEventListener('beforeinput', before)
      element.removeEventListener('input', after)
      element.removeEventListener('compositionend', after)
    }
  }, [typed])
  return input
}
