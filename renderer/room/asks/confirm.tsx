import { useState } from 'react'
import { speeches } from '../../../ceremonies/kernel/speech.ts'
import { fill, useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { FieldForm } from '../../ui/field-form.tsx'
import { AskHeading } from '../ask-heading.tsx'
import { useExactWord } from '../exact-word.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { SpeakDialog } from '../menu/speak-dialog.tsx'
import { panelOf } from '../panels/index.ts'
import { peopleOf, personText } from '../people.ts'
import { Proposed } from '../proposed.tsx'
import { useSpeaking } from '../speaking.ts'
import type { AskProps } from './ask-props.ts'

/** Another person's word on what was proposed: what it was, by whom, what the confirmation covers; then yes or no. */
export function ConfirmAsk({ room, asked: { first, all } }: AskProps<'confirm'>) {
  const texts = useTexts().run
  const { vouched, recognise, say, busy, refused } = useSpeaking(all.map(({ person }) => person))
  const [chosen, setChosen] = useState<string | null>(null)
  const [disputing, setDisputing] = useState(false)
  // What two people agree on once the record is closed is no part of the view.
  const { subject, confirmed } = room.proposal ?? { subject: 'resolve', confirmed: [] }
  const exact = useExactWord(subject === 'abort' ? speeches.abort.exact : null)
  const mine = all.find(({ person }) => person === (vouched?.person ?? chosen)) ?? first
  const layout = room.step && subject === 'step' ? panelOf(room.step.kind).layout : undefined
  return (
    <>
      <AskHeading>{subject === 'step' ? texts.ask.witness : texts.ask.second}</AskHeading>
      {confirmed.length > 0 && (
        <p className="soft" role="status">
          {fill(texts.ask.confirmedBy, { people: confirmed.map((person) => personText(room, person)).join(', ') })}
        </p>
      )}
      <Proposed room={room} ask={first} />
      <FieldForm
        // Each person fills in a form of their own.
        key={mine.fields.length > 0 ? mine.person : 'all'}
        fields={mine.fields}
        people={peopleOf(room)}
        submit={texts.ask.confirm}
        isBusy={busy || vouched === null || !exact.isTyped}
        refused={named(room, refused)}
        onSubmit={(answers) => void say({ type: 'confirm', digest: first.digest, seq: first.seq, answers })}
        actions={
          <Button look="grave" size="large" onPress={() => setDisputing(true)}>
            {texts.say.dispute.submit}
          </Button>
        }
        {...(layout && { layout })}
      >
        {exact.field}
        <Identify
          room={room}
          people={all.map(({ person }) => person)}
          vouched={vouched}
          onVouched={recognise}
          says="confirm"
          onChosen={setChosen}
        />
      </FieldForm>
      <SpeakDialog room={room} what="dispute" isOpen={disputing} onClose={() => setDisputing(false)} />
    </>
  )
}
