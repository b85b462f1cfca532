import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField, type TextFieldProps } from 'react-aria-components/TextField'
import { FieldHead } from './field-head.tsx'
import './field.css'

export interface Props extends Omit<TextFieldProps, 'className' | 'style' | 'isInvalid' | 'children'> {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with it, as a sentence; null if nothing is. */
  readonly problem?: string | null
  readonly mono?: boolean
  readonly lines?: boolean
  readonly placeholder?: string
}

/** One line or several of text, with its label, hint and problem. What is typed stays on this machine: nothing completes or checks it. */
export function TextInput({ label, hint, problem = null, mono = false, lines = false, placeholder, ...rest }: Props) {
  const Area = lines ? TextArea : Input
  return (
    <TextField
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
      {...rest}
      validationBehavior="aria"
      isInvalid={problem !== null}
      className="field"
    >
      <FieldHead label={label} hint={hint} />
      <Area
        className={mono ? 'field-input field-input-mono' : 'field-input'}
        {...(placeholder !== undefined && { placeholder })}
      />
      <FieldError className="field-problem">{problem}</FieldError>
    </TextField>
  )
}
