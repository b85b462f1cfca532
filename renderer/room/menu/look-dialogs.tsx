import { client } from '../../bridge.ts'
import { fill, useTexts } from '../../language/language.ts'
import { useAsking } from '../../ui/asking.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice, Refusal } from '../../ui/notice.tsx'
import { Words } from '../../ui/words.tsx'
import { wordOf } from '../who.tsx'
import type { DialogProps } from './speak-dialog.tsx'

/** The words of the record so far, to be compared aloud or written down. */
export function RunningWords({ room, isOpen, onClose }: DialogProps) {
  const texts = useTexts().run
  const { title, size } = texts.say.words
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} wide closing={texts.menu.close}>
      <p>{fill(size, { size: room.sequence })}</p>
      <Words words={room.words} label={title} large />
    </Dialog>
  )
}

/** Who is here, and what each has said of the step at hand. */
export function People({ room, isOpen, onClose }: DialogProps) {
  const texts = useTexts()
  const { title, person, name, state, word, none } = texts.run.say.who
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} wide closing={texts.run.menu.close}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{person}</th>
            <th scope="col">{name}</th>
            <th scope="col">{state}</th>
            <th scope="col">{word}</th>
          </tr>
        </thead>
        <tbody>
          {room.parts.map((part) => {
            const said = wordOf(room, part.id)
            return (
              <tr key={part.id}>
                <th scope="row">{part.title}</th>
                <td>{part.name}</td>
                <td>{part.enrolled ? texts.kinds.rollCall.enrolled : texts.kinds.rollCall.absent}</td>
                <td>{said === null ? none : texts.run.word[said]}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Dialog>
  )
}

/** Out of the program's ceremony and back to the first screen; the record waits. */
export function Leave({ isOpen, onClose }: DialogProps) {
  const texts = useTexts().run
  const { title, means, lost, submit } = texts.say.leave
  const { busy, refused, ask } = useAsking()
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose} alert>
      <p>{means}</p>
      <Notice tone="warn">
        <p>{lost}</p>
      </Notice>
      <Refusal refused={refused} />
      <div className="row">
        <Button look="grave" size="large" isDisabled={busy} onPress={() => void ask(client.leave({}))}>
          {submit}
        </Button>
        <Button size="large" onPress={onClose}>
          {texts.menu.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
