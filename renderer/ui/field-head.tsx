import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import './field.css'

interface Props {
  readonly label: string
  /** Where the heading above says the same already. */
  readonly labelHidden?: boolean | undefined
  readonly hint?: string | undefined
}

/** What a field is called, and what to know before it is filled in. */
export function FieldHead({ label, labelHidden = false, hint }: Props) {
  return (
    <>
      <Label className={labelHidden ? 'heard' : 'field-label'}>{label}</Label>
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </>
  )
}
