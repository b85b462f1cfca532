import type { Room } from '../../../preload/views.ts'
import { useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SpeakDialog } from './speak-dialog.tsx'

export interface DialogProps {
  readonly room: Room
  readonly isOpen: boolean
  readonly onClose: () => void
}

const line = (name: string, label: string) => ({ name, label, type: 'text' }) as const

export function Note(props: DialogProps) {
  const texts = useTexts().run.say.note
  return (
    <SpeakDialog
      {...props}
      {...texts}
      fields={[line('text', texts.text)]}
      command={({ text }) => ({ type: 'note', text: String(text) })}
    />
  )
}

export function Exception(props: DialogProps) {
  const texts = useTexts().run.say.exception
  return (
    <SpeakDialog
      {...props}
      title={texts.title}
      means={texts.means}
      submit={texts.submit}
      fields={[
        line('expected', texts.expected),
        line('happened', texts.happened),
        line('decided', texts.decided),
        line('effect', texts.effect),
        line('remedy', texts.remedy),
        { name: 'open', label: texts.open, type: 'boolean' },
      ]}
      command={({ expected, happened, decided, effect, remedy, open }) => ({
        type: 'exception',
        expected: String(expected),
        happened: String(happened),
        decided: String(decided),
        effect: String(effect),
        remedy: String(remedy),
        open: open === true,
      })}
    />
  )
}

export function Remedy(props: DialogProps) {
  const texts = useTexts().run
  const { title, none, which, statement, submit } = texts.say.remedy
  const { openRemedies } = props.room
  if (openRemedies.length === 0) {
    return (
      <Dialog title={title} isOpen={props.isOpen} onClose={props.onClose}>
        <p>{none}</p>
        <div className="row">
          <Button onPress={props.onClose}>{texts.menu.close}</Button>
        </div>
      </Dialog>
    )
  }
  return (
    <SpeakDialog
      {...props}
      title={title}
      submit={submit}
      fields={[
        { name: 'exception', label: which, type: 'choice', options: openRemedies.map(String) },
        line('statement', statement),
      ]}
      command={(answers) => ({
        type: 'remedy',
        exception: Number(answers['exception']),
        statement: String(answers['statement']),
      })}
    />
  )
}

export function Break(props: DialogProps) {
  const texts = useTexts().run.say.break
  return (
    <SpeakDialog
      {...props}
      title={texts.title}
      means={texts.means}
      submit={texts.submit}
      fields={[line('reason', texts.reason), line('sealed', texts.sealed)]}
      command={({ reason, sealed }) => ({ type: 'break', reason: String(reason), sealed: String(sealed) })}
    />
  )
}

export function Abort(props: DialogProps) {
  const texts = useTexts().run.say.abort
  return (
    <SpeakDialog
      {...props}
      title={texts.title}
      means={texts.means}
      submit={texts.submit}
      exact={texts.word}
      fields={[line('reason', texts.reason)]}
      command={({ reason }) => ({ type: 'abort', reason: String(reason) })}
    />
  )
}
