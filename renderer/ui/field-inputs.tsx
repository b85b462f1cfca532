import type { LayoutProps } from './layout.ts'
import { FieldInput } from './field-input.tsx'

/** The fields in their order, each with its answer and what is wrong with it. */
export function FieldInputs({ fields, people, answers, problemOf, onAnswer }: LayoutProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      people={people}
      value={answers[field.name]}
      problem={problemOf(field)}
      onChange={(answer) => onAnswer(field.name, answer)}
    />
  ))
}
