import { type SpeechName, hindranceOf, speakers, speeches } from '../../../ceremonies/kernel/speech.ts'
import type { Room } from '../../../preload/views.ts'
import { useSay, useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldForm } from '../../ui/field-form.tsx'
import { useExactWord } from '../exact-word.tsx'
import { Identify } from '../identify.tsx'
import { named } from '../named.ts'
import { peopleOf } from '../people.ts'
import { useSpeaking } from '../speaking.ts'

export interface DialogProps {
  readonly room: Room
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Props extends DialogProps {
  readonly what: SpeechName
}

/** More fields than these stand in two columns. */
const inOneColumn = 3

/** One thing that anybody who has enrolled may say at any time, or why it cannot be said now. */
export function SpeakDialog({ what, room, isOpen, onClose }: Props) {
  const texts = useTexts().run
  const say = useSay()
  const hindrance = hindranceOf(what, room)
  const { title } = texts.say[what]
  if (hindrance !== null)
    return (
      <Dialog title={title} isOpen={isOpen} onClose={onClose} closing={texts.menu.close}>
        <p>{say(hindrance)}</p>
      </Dialog>
    )
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} wide={speeches[what].fields(room).length > inOneColumn}>
      <Speak what={what} room={room} onClose={onClose} />
    </Dialog>
  )
}

/** Stands only while the dialog is open: nothing that was typed outlives it. */
function Speak({ what, room, onClose }: Omit<Props, 'isOpen'>) {
  const texts = useTexts().run
  const { fields, command, agreed, exact } = speeches[what]
  const { vouched, recognise, say, busy, refused } = useSpeaking(speakers(room))
  const word = useExactWord(exact)
  const about = texts.say[what]
  const means = [...('means' in about ? [about.means] : []), ...(agreed ? [texts.ask.secondAgrees] : [])].join(' ')
  return (
    <>
      {means !== '' && <p>{means}</p>}
      <FieldForm
        fields={fields(room)}
        people={peopleOf(room)}
        submit={about.submit}
        isBusy={busy || vouched === null || !word.isTyped}
        refused={named(room, refused)}
        onSubmit={(answers) => void say(command(answers, room)).then((said) => said && onClose())}
        actions={
          <Button size="large" onPress={onClose}>
            {texts.menu.cancel}
          </Button>
        }
      >
        {word.field}
        <Identify room={room} people={speakers(room)} vouched={vouched} onVouched={recognise} says={what} />
      </FieldForm>
    </>
  )
}
