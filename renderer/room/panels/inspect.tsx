import { FieldInput } from '../../ui/field-input.tsx'
import type { LayoutProps } from '../../ui/field-form.tsx'

/** What is asked of one thing stands together: its number or digest, and whether it is as expected. */
export function InspectFields({ fields, people, answers, problemOf, onAnswer }: LayoutProps) {
  const things = Map.groupBy(fields, ({ name }) => name.split('.')[0] ?? name)
  return (
    <ul className="things">
      {[...things].map(([thing, questions]) => (
        <li key={thing} className="thing">
          {questions.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              people={people}
              value={answers[field.name]}
              problem={problemOf(field)}
              onChange={(answer) => onAnswer(field.name, answer)}
            />
          ))}
        </li>
      ))}
    </ul>
  )
}
