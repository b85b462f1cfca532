import { speakers } from '../../../ceremonies/kernel/speech.ts'
import { useTexts } from '../../language/language.ts'
import { FieldForm } from '../../ui/field-form.tsx'
import { Aloud } from '../aloud.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { peopleOf } from '../people.ts'
import { SignedWords } from '../reviewed.tsx'
import { useSpeaking } from '../speaking.ts'
import type { AskProps } from './ask-props.ts'

/** Everybody is back from the break: how the seals were found. */
export function ReturnAsk({ room }: AskProps<'return'>) {
  const texts = useTexts().run.ask
  const { vouched, recognise, say, busy, refused } = useSpeaking(speakers(room))
  return (
    <>
      <AskHeading>{texts.onBreak}</AskHeading>
      <Aloud text={texts.onBreakHow} />
      <SignedWords vouched={room.vouched} />
      <FieldForm
        fields={[{ name: 'statement', label: texts.seals, type: 'text' }]}
        people={peopleOf(room)}
        submit={texts.goOn}
        isBusy={busy || vouched === null}
        refused={named(room, refused)}
        onSubmit={({ statement }) => void say({ type: 'return', statement: String(statement) })}
      >
        <Identify room={room} people={speakers(room)} vouched={vouched} onVouched={recognise} says="return" />
      </FieldForm>
    </>
  )
}
