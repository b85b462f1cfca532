import { type ComponentType, type ReactNode, useState } from 'react'
import { Form } from 'react-aria-components/Form'
import type { Answer, Answers } from '../../ceremonies/kernel/answers.ts'
import type { FormField, Message } from '../../preload/views.ts'
import { useSay, useTexts } from '../language/language.ts'
import { Button } from './button.tsx'
import { FieldInputs } from './field-inputs.tsx'
import type { LayoutProps } from './layout.ts'
import { Notice, Refusal } from './notice.tsx'

interface Props {
  readonly fields: readonly FormField[]
  /** What is asked besides, as soon as this is answered. */
  readonly besides?: (answers: Answers) => readonly FormField[]
  /** Names of people by the part they have, for fields that name people. */
  readonly people: Readonly<Record<string, string>>
  readonly submit: string
  readonly onSubmit: (answers: Answers) => void
  readonly isBusy?: boolean
  /** What the last attempt was refused with; it stands at the field it names. */
  readonly refused?: Message | null
  /** Stands before the button: what pressing it means. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly layout?: ComponentType<LayoutProps>
}

/** The fields of one step for one person. Answers are kept here until they are given, and nowhere afterwards. */
export function FieldForm({
  fields,
  besides = () => [],
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
  const say = useSay()
  const [answers, setAnswers] = useState<Answers>({})
  const [tried, setTried] = useState(false)

  const more = besides(answers)
  const all = [...fields, ...more]
  const missing = all.filter((field) => field.optional !== true && isEmpty(answers[field.name]))
  const at = all.find((field) => field.name === refused?.parameters['field'])
  const problemOf = (field: FormField): string | null => {
    if (tried && missing.includes(field)) return texts.missing
    return refused !== null && at === field ? say(refused) : null
  }
  const form = {
    people,
    answers,
    problemOf,
    onAnswer: (name: string, answer: Answer) => setAnswers((now) => ({ ...now, [name]: answer })),
  }
  const give = () => {
    setTried(true)
    if (missing.length === 0) onSubmit(filled(only(all, answers)))
  }
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <Layout fields={fields} {...form} />
      {more.length > 0 && <Besides fields={more} {...form} />}
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

/** How people go on although something is not as the script expects. */
function Besides(props: LayoutProps) {
  const texts = useTexts().run.ask
  return (
    <Notice tone="warn" title={texts.departure}>
      <p>{texts.departureMeans}</p>
      <Lines {...props} />
    </Notice>
  )
}

/** The answers to those fields: what was typed into one that is gone is not given. */
function only(fields: readonly FormField[], answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => fields.some((field) => field.name === name)))
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
