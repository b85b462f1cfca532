import { departed, withDeparture } from '../../../ceremonies/kernel/departure.ts'
import { fill, useTexts } from '../../language/language.ts'
import { FieldForm } from '../../ui/field-form.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { useExactWord } from '../exact-word.tsx'
import { Identify } from '../identify.tsx'
import { exactWordOf } from '../kinds.ts'
import { named } from '../named.ts'
import { panelOf } from '../panels/index.ts'
import { peopleOf, personText } from '../people.ts'
import { useSpeaking } from '../speaking.ts'
import type { AskProps } from './ask-props.ts'

/** The performer's word: the step's fields, the exact word where there is one, the code, and Done. */
export function AnswerAsk({ room, asked: { first } }: AskProps<'answer'>) {
  const texts = useTexts()
  const { person, step, fields, exception } = first
  const { vouched, recognise, say, busy, refused } = useSpeaking([first.person])
  const exact = useExactWord(exactWordOf(texts, room.step))
  const layout = room.step && panelOf(room.step.kind).layout
  return (
    <>
      <AskHeading>{fill(texts.run.ask.turn, { person: personText(room, person) })}</AskHeading>
      <FieldForm
        fields={fields}
        besides={(answers) => (departed(fields, answers).length > 0 ? exception : [])}
        people={peopleOf(room)}
        submit={room.step?.begins ? texts.run.ask.begin : texts.run.ask.done}
        isBusy={busy || vouched === null || !exact.isTyped}
        refused={named(room, refused)}
        onSubmit={(answers) => void say({ type: 'answer', step, ...withDeparture(answers) })}
        {...(layout && { layout })}
      >
        {exact.field}
        <Identify room={room} people={[person]} vouched={vouched} onVouched={recognise} says="answer" />
      </FieldForm>
    </>
  )
}
