import { Button } from 'react-aria-components/Button'
import { FieldError } from 'react-aria-components/FieldError'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { useTexts } from '../language/language.ts'
import type { Option } from './choices.tsx'
import { FieldHead } from './field-head.tsx'
import './field.css'

interface Props {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | null
  readonly placeholder?: string
  readonly options: readonly Option[]
  /** The chosen option's id; null while none is chosen. */
  readonly value: string | null
  readonly onChange: (id: string) => void
  readonly isDisabled?: boolean
}

/** One of many. For few, `Choices` shows them all at once. */
export function Select({ label, hint, problem = null, placeholder, options, value, onChange, isDisabled }: Props) {
  const texts = useTexts().forms
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      isInvalid={problem !== null}
      isDisabled={isDisabled ?? false}
      validationBehavior="aria"
      placeholder={placeholder ?? texts.choose}
    >
      <FieldHead label={label} hint={hint} />
      <Button className="field-input select-button">
        <SelectValue />
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 6l5 5 5-5" />
        </svg>
      </Button>
      <FieldError className="field-problem">{problem}</FieldError>
      <Popover className="popover">
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.text} className="option">
              {option.text}
              {option.note !== undefined && <span className="choice-note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
