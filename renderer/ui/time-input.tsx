import { useId, useState } from 'react'
import { useTexts } from '../language/language.ts'
import { TextInput } from './text-input.tsx'

interface Props {
  readonly label: string
  readonly problem: string | null
  readonly value: string
  readonly onChange: (instant: string) => void
}

/** A UTC time as it was read: the day stands there, the time is typed. Gives `2026-11-21T10:00:00Z` once it is whole. */
export function TimeInput({ label, problem, value, onChange }: Props) {
  const texts = useTexts().forms
  const id = useId()
  const [day, setDay] = useState(() => value.slice(0, 10) || new Date().toISOString().slice(0, 10))
  const [time, setTime] = useState(value.slice(11, 19))
  const take = (nextDay: string, nextTime: string) => {
    setDay(nextDay)
    setTime(nextTime)
    const digits = nextTime.replaceAll(/\D/g, '')
    const whole = /^\d{4}-\d\d-\d\d$/.test(nextDay) && digits.length === 6
    // What is not whole yet is passed on as it stands, and is refused like any other wrong answer.
    onChange(whole ? `${nextDay}T${digits.replace(/(..)(..)(..)/, '$1:$2:$3')}Z` : nextTime)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a field
    <div className="field" role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {label}
      </span>
      <div className="field-pair">
        <TextInput label={texts.day} mono value={day} onChange={(next) => take(next, time)} />
        <TextInput
          label={texts.time}
          mono
          placeholder="10:00:00"
          value={time}
          onChange={(next) => take(day, next)}
          problem={problem}
        />
      </div>
    </div>
  )
}
