import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldError } from 'react-aria-components/FieldError'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import { FieldHead } from './field-head.tsx'
import './field.css'

export interface Option {
  readonly id: string
  readonly text: string
  readonly note?: string
}

interface Group {
  readonly label: string
  /** Where the heading above says the same already. */
  readonly labelHidden?: boolean
  readonly hint?: string | undefined
  readonly problem?: string | null
  readonly options: readonly Option[]
  /** Beside each other instead of one below the other. */
  readonly across?: boolean
  readonly isDisabled?: boolean
}

/** One of a few, all of them in sight. `value` is null while none is chosen. */
export function Choices({
  value,
  onChange,
  ...group
}: Group & { readonly value: string | null; readonly onChange: (id: string) => void }) {
  return (
    <RadioGroup {...stateOf(group)} value={value} onChange={onChange}>
      <Body {...group}>
        {group.options.map((option) => (
          <RadioField key={option.id} value={option.id} className="choice-field">
            <RadioButton className="choice">
              <Mark round />
              <Wording {...option} />
            </RadioButton>
          </RadioField>
        ))}
      </Body>
    </RadioGroup>
  )
}

/** Any of a few. */
export function Several({
  value,
  onChange,
  ...group
}: Group & { readonly value: readonly string[]; readonly onChange: (ids: string[]) => void }) {
  return (
    <CheckboxGroup {...stateOf(group)} value={[...value]} onChange={onChange}>
      <Body {...group}>
        {group.options.map((option) => (
          <CheckboxField key={option.id} value={option.id} className="choice-field">
            <CheckboxButton className="choice">
              <Mark />
              <Wording {...option} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </Body>
    </CheckboxGroup>
  )
}

const stateOf = ({ problem = null, isDisabled = false }: Group) =>
  ({ className: 'field', isInvalid: problem !== null, isDisabled, validationBehavior: 'aria' }) as const

/** What stands around the options of either. */
function Body({
  label,
  labelHidden,
  hint,
  problem = null,
  across = false,
  children,
}: Group & { readonly children: ReactNode }) {
  return (
    <>
      <FieldHead label={label} labelHidden={labelHidden} hint={hint} />
      <div className={across ? 'choices choices-across' : 'choices'}>{children}</div>
      <FieldError className="field-problem">{problem}</FieldError>
    </>
  )
}

/** A single yes, given by ticking. */
export function Tick({
  label,
  note,
  isSelected,
  onChange,
  isDisabled = false,
}: {
  readonly label: string
  readonly note?: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isDisabled?: boolean
}) {
  return (
    <CheckboxField className="choice-field" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <CheckboxButton className="choice">
        <Mark />
        <Wording id="" text={label} {...(note !== undefined && { note })} />
      </CheckboxButton>
    </CheckboxField>
  )
}

function Mark({ round = false }: { readonly round?: boolean }) {
  return (
    <span className={round ? 'choice-mark choice-mark-round' : 'choice-mark'}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {round ? <circle cx="8" cy="8" r="5" /> : <path d="M2.5 8.5l3.5 3.5 7-8" />}
      </svg>
    </span>
  )
}

function Wording({ text, note }: Option) {
  return (
    <span>
      {text}
      {note !== undefined && <span className="choice-note">{note}</span>}
    </span>
  )
}
