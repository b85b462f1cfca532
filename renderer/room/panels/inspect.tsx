import type { LayoutProps } from '../../ui/layout.ts'
import { FieldInputs } from '../../ui/field-inputs.tsx'

/** What is asked of one thing stands together: its number or digest, and whether it is as expected. */
export function InspectFields({ fields, ...rest }: LayoutProps) {
  const things = Map.groupBy(fields, ({ name }) => name.split('.')[0] ?? name)
  return (
    <ul className="things">
      {[...things].map(([thing, questions]) => (
        <li key={thing} className="thing">
          <FieldInputs fields={questions} {...rest} />
        </li>
      ))}
    </ul>
  )
}
