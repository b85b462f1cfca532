import { useState } from 'react'
import { fill, useTexts } from '../language/language.ts'
import { TextInput } from './text-input.tsx'

interface Props {
  readonly label: string
  readonly problem: string | null
  readonly value: string
  readonly onChange: (digest: string) => void
  /** False where "none" is said otherwise. */
  readonly orNone?: boolean
}

/** 64 hexadecimal digits in whatever groups they are typed, or `none`. Counts the digits, so that a lost group is seen. */
export function DigestInput({ label, problem, value, onChange, orNone = true }: Props) {
  const texts = useTexts().forms
  const [typed, setTyped] = useState(value)
  const plain = typed.replaceAll(/[\s:.-]/g, '').toLowerCase()
  const take = (next: string) => {
    setTyped(next)
    onChange(next.replaceAll(/[\s:.-]/g, '').toLowerCase())
  }
  return (
    <div className="stack-close">
      <TextInput
        label={label}
        hint={orNone ? texts.digest : texts.digestAlone}
        mono
        lines
        value={typed}
        onChange={take}
        problem={problem}
      />
      <p className="field-hint" aria-live="polite">
        {plain === 'none'
          ? texts.digestNone
          : fill(texts.digestCount, { count: plain.replaceAll(/[^0-9a-f]/g, '').length })}
      </p>
    </div>
  )
}
