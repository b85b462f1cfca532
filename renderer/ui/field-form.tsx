import { type ComponentType, type ReactNode, useState } from 'react'
import { Form } from 'react-aria-components/Form'
import type { Answer, Answers } from '../../ceremonies/answers.ts'
import type { FormField, Refused } from '../../preload/views.ts'
import { useRefusedText, useTexts } from '../language/language.ts'
import { Button } from './button.tsx'
import { FieldInputs } from './field-inputs.tsx'
import { Refusal } from './notice.tsx'

/** How the fields stand: each kind of step may lay out its own. */
export interface LayoutProps {
  readonly fields: readonly FormField[]
  readonly people: Readonly<Record<string, string>>
  readonly answers: Answers
  readonly problemOf: (field: FormField) => string | null
  readonly onAnswer: (name: string, answer: Answer) => void
}

interface Props {
  readonly fields: readonly FormField[]
  /** Names of people by the part they have, for fields that name people. */
  readonly people: Readonly<Record<string, string>>
  readonly submit: string
  readonly onSubmit: (answers: Answers) => void
  readonly isBusy?: boolean
  /** What the last attempt was refused with; it stands at the field it names. */
  readonly refused?: Refused | null
  /** Stands before the button: what pressing it means. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly layout?: ComponentType<LayoutProps>
}

/** The fields of one step for one person. Answers are kept here until they are given, and nowhere afterwards. */
export function FieldForm({
  fields,
  people,
  submit,
  onSubmit,
  isBusy = false,
  refused = null,
  children,
  actions,
  layout: Layout = Lines,
}: Props) {
  const texts = useTexts().forms
  const refusedText = useRefusedText()
  const [answers, setAnswers] = useState<Answers>({})
  const [tried, setTried] = useState(false)

  const missing = fields.filter((field) => field.optional !== true && isEmpty(answers[field.name]))
  const at = fields.find((field) => field.name === refused?.parameters['field'])
  const problemOf = (field: FormField): string | null => {
    if (tried && missing.includes(field)) return texts.missing
    return refused !== null && at === field ? refusedText(refused) : null
  }
  const give = () => {
    setTried(true)
    if (missing.length === 0) onSubmit(filled(answers))
  }
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <Layout
        fields={fields}
        people={people}
        answers={answers}
        problemOf={problemOf}
        onAnswer={(name, answer) => setAnswers((now) => ({ ...now, [name]: answer }))}
      />
      {children}
      {at === undefined && <Refusal refused={refused} />}
      <div className="row">
        <Button type="submit" look="main" size="large" isDisabled={isBusy}>
          {submit}
        </Button>
        {actions}
      </div>
    </Form>
  )
}

/** One field below the other, or in two columns where there is room. */
function Lines(props: LayoutProps) {
  if (props.fields.length === 0) return null
  return (
    <div className="fields">
      <FieldInputs {...props} />
    </div>
  )
}

const isEmpty = (answer: Answer | undefined) =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)

/** What was filled in, as the record takes text; a field left empty is not there. */
function filled(answers: Answers): Answers {
  const plain = Object.entries(answers).map(
    ([name, answer]) => [name, typeof answer === 'string' ? answer.normalize('NFC').trim() : answer] as const,
  )
  return Object.fromEntries(plain.filter(([, answer]) => !isEmpty(answer)))
}
