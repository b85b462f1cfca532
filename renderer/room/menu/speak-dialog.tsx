import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { Asked } from '../../../preload/contract.ts'
import type { FormField, Room } from '../../../preload/views.ts'
import { useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldForm } from '../../ui/field-form.tsx'
import { useExactWord } from '../exact-word.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { peopleOf, speakers } from '../people.ts'
import { useSpeaking } from '../speaking.ts'

/** What is asked of whoever speaks, and what it tells the record. */
export interface Speech {
  readonly title: string
  readonly means?: string
  readonly fields: readonly FormField[]
  readonly submit: string
  /** For what cannot be undone: the word that has to be typed. */
  readonly exact?: string
  /** For many fields: they stand in two columns. */
  readonly isWide?: boolean
  readonly command: (answers: Answers) => Asked<'submit'>['command']
}

interface Props extends Speech {
  readonly room: Room
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** What anybody who has enrolled may say at any time. */
export function SpeakDialog({ title, isOpen, onClose, isWide = false, ...rest }: Props) {
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} wide={isWide}>
      <Speak onClose={onClose} {...rest} />
    </Dialog>
  )
}

/** Stands only while the dialog is open: nothing that was typed outlives it. */
function Speak({ room, onClose, means, fields, submit, exact, command }: Omit<Props, 'title' | 'isOpen' | 'isWide'>) {
  const texts = useTexts().run.menu
  const { vouched, recognise, say, busy, refused } = useSpeaking(speakers(room))
  const word = useExactWord(exact ?? null)
  return (
    <>
      {means !== undefined && <p>{means}</p>}
      <FieldForm
        fields={fields}
        people={peopleOf(room)}
        submit={submit}
        isBusy={busy || vouched === null || !word.isTyped}
        refused={named(room, refused)}
        onSubmit={(answers) => void say(command(answers)).then((said) => said && onClose())}
        actions={
          <Button size="large" onPress={onClose}>
            {texts.cancel}
          </Button>
        }
      >
        {word.field}
        <Identify room={room} people={speakers(room)} vouched={vouched} onVouched={recognise} />
      </FieldForm>
    </>
  )
}
