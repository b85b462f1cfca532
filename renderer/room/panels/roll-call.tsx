import { fill, useTexts } from '../../language/language.ts'
import type { LayoutProps } from '../../ui/field-form.tsx'
import { FieldInput } from '../../ui/field-input.tsx'
import type { PanelProps } from './panel.ts'

/** Everybody by part and name, and who has enrolled. */
export function RollCall({ room }: PanelProps) {
  const texts = useTexts().kinds.rollCall
  const { parts } = room
  const enrolled = parts.filter((part) => part.enrolled).length
  // Once everybody has enrolled, the form names them all again.
  if (room.asks[0]?.kind === 'answer') return null
  return (
    <div className="stack-close">
      <p className="soft">{fill(texts.count, { count: enrolled, of: parts.length })}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{texts.person}</th>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.authenticator}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.title}</th>
              <td>{part.name}</td>
              <td>
                <span className={part.enrolled ? 'state state-good' : 'state'}>
                  {part.enrolled ? texts.enrolled : texts.absent}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Each person's two questions stand together. */
export function RollCallFields({ fields, people, answers, problemOf, onAnswer }: LayoutProps) {
  const parts = Map.groupBy(fields, ({ name }) => name.slice(name.indexOf('.') + 1))
  return (
    <ul className="things">
      {[...parts].map(([part, questions]) => (
        <li key={part} className="thing thing-person">
          <h3>{people[part] ?? part}</h3>
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
