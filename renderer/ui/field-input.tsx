import type { Answer } from '../../ceremonies/kernel/answers.ts'
import { question } from '../../ceremonies/kernel/question.ts'
import type { FormField } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Choices, Several } from './choices.tsx'
import { DigestInput } from './digest-input.tsx'
import { Select } from './select.tsx'
import { TextInput } from './text-input.tsx'
import { TimeInput } from './time-input.tsx'

interface Props {
  readonly field: FormField
  readonly people: Readonly<Record<string, string>>
  readonly value: Answer | undefined
  readonly problem: string | null
  readonly onChange: (answer: Answer) => void
}

/** More than these are chosen from a list that opens. */
const inSight = 6

/** One field of a step, by its type. */
export function FieldInput({ field, people, value, problem, onChange }: Props) {
  const texts = useTexts().forms
  const say = useSay()
  const asked = say(question(field))
  const label = field.optional === true ? `${asked} ${texts.optional}` : asked
  const options = (field.options ?? []).map((id) => ({ id, text: field.type === 'people' ? (people[id] ?? id) : id }))
  const common = { label, problem }
  switch (field.type) {
    case 'text':
      return <TextInput {...common} lines value={asText(value)} onChange={onChange} />
    case 'integer':
      return (
        <TextInput
          {...common}
          inputMode="numeric"
          value={asText(value)}
          onChange={(typed) => onChange(/^\d{1,15}$/.test(typed) ? Number(typed) : typed)}
        />
      )
    case 'choice': {
      const One = options.length > inSight ? Select : Choices
      return <One {...common} options={options} value={typeof value === 'string' ? value : null} onChange={onChange} />
    }
    case 'boolean':
      return (
        <Choices
          {...common}
          across
          options={[
            { id: 'yes', text: texts.yes },
            { id: 'no', text: texts.no },
          ]}
          value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
          onChange={(id) => onChange(id === 'yes')}
        />
      )
    case 'people':
      return (
        <Several
          {...common}
          across
          hint={fill(texts.people, { count: field.max ?? options.length })}
          options={options}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          onChange={onChange}
        />
      )
    case 'time':
      return <TimeInput {...common} value={asText(value)} onChange={onChange} />
    case 'digest':
      return <DigestInput {...common} value={asText(value)} onChange={onChange} />
  }
}

const asText = (value: Answer | undefined) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
