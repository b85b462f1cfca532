import { speakers } from '../../../ceremonies/kernel/speech.ts'
import { useTexts } from '../../language/language.ts'
import { FieldForm } from '../../ui/field-form.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { peopleOf } from '../people.ts'
import { Reviewed } from '../reviewed.tsx'
import { useSpeaking } from '../speaking.ts'
import type { AskProps } from './ask-props.ts'

/** A ceremony that was left is resumed: what no signature covers and what has changed, for two people to accept. */
export function ReviewAsk({ room }: AskProps<'review'>) {
  const texts = useTexts().run.ask
  const { vouched, recognise, say, busy, refused } = useSpeaking(speakers(room))
  return (
    <>
      <AskHeading>{texts.review}</AskHeading>
      <Reviewed room={room} />
      <FieldForm
        fields={[{ name: 'statement', label: texts.reviewWhy, type: 'text' }]}
        people={peopleOf(room)}
        submit={texts.reviewSubmit}
        isBusy={busy || vouched === null}
        refused={named(room, refused)}
        onSubmit={({ statement }) => void say({ type: 'review', statement: String(statement) })}
      >
        <Identify room={room} people={speakers(room)} vouched={vouched} onVouched={recognise} says="review" />
      </FieldForm>
    </>
  )
}
