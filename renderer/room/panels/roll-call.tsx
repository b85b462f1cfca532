import { useId } from 'react'
import { fill, useTexts } from '../../language/language.ts'
import { Choices } from '../../ui/choices.tsx'
import type { LayoutProps } from '../../ui/layout.ts'
import { Select } from '../../ui/select.tsx'
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

/** Each person's two questions stand in one line. */
export function RollCallFields({ fields, people, ...form }: LayoutProps) {
  const parts = Map.groupBy(fields, ({ name }) => name.slice(name.indexOf('.') + 1))
  return (
    <ul className="things">
      {[...parts].map(([part, questions]) => (
        <li key={part}>
          <Person name={people[part] ?? part} questions={questions} {...form} />
        </li>
      ))}
    </ul>
  )
}

function Person({
  name,
  questions,
  answers,
  problemOf,
  onAnswer,
}: Pick<LayoutProps, 'answers' | 'problemOf' | 'onAnswer'> & {
  readonly name: string
  readonly questions: LayoutProps['fields']
}) {
  const { forms, kinds } = useTexts()
  const texts = kinds.rollCall
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid
    <div className="thing thing-person" role="group" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      {questions.map((field) =>
        field.type === 'boolean' ? (
          <Choices
            key={field.name}
            across
            label={texts.appointed}
            problem={problemOf(field)}
            options={[
              { id: 'yes', text: forms.yes },
              { id: 'no', text: forms.no },
            ]}
            value={typeof answers[field.name] === 'boolean' ? (answers[field.name] === true ? 'yes' : 'no') : null}
            onChange={(id) => onAnswer(field.name, id === 'yes')}
          />
        ) : (
          <Select
            key={field.name}
            label={texts.identified}
            placeholder={texts.choose}
            options={(field.options ?? []).map((option) => ({ id: option, text: option }))}
            value={String(answers[field.name] ?? '') || null}
            onChange={(option) => onAnswer(field.name, option)}
            problem={problemOf(field)}
          />
        ),
      )}
    </div>
  )
}
