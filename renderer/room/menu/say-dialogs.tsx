import type { Room } from '../../../preload/views.ts'
import { type Texts, useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SpeakDialog, type Speech } from './speak-dialog.tsx'

export interface DialogProps {
  readonly room: Room
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Say = Texts['run']['say']

const line = (name: string, label: string) => ({ name, label, type: 'text' }) as const

/** What each thing that people may say asks for, and what it tells the record. */
const speeches = {
  note: ({ note }: Say) => ({
    ...about(note),
    fields: [line('text', note.text)],
    command: ({ text }) => ({ type: 'note', text: String(text) }),
  }),
  exception: ({ exception }) => ({
    ...about(exception),
    isWide: true,
    fields: [
      line('expected', exception.expected),
      line('happened', exception.happened),
      line('decided', exception.decided),
      line('effect', exception.effect),
      line('remedy', exception.remedy),
      { name: 'open', label: exception.open, type: 'boolean' },
    ],
    command: ({ expected, happened, decided, effect, remedy, open }) => ({
      type: 'exception',
      expected: String(expected),
      happened: String(happened),
      decided: String(decided),
      effect: String(effect),
      remedy: String(remedy),
      open: open === true,
    }),
  }),
  remedy: ({ remedy }, { openRemedies }) => ({
    ...about(remedy),
    fields: [
      { name: 'exception', label: remedy.which, type: 'choice', options: openRemedies.map(String) },
      line('statement', remedy.statement),
    ],
    command: ({ exception, statement }) => ({
      type: 'remedy',
      exception: Number(exception),
      statement: String(statement),
    }),
  }),
  replace: ({ replace }, { parts }) => ({
    ...about(replace),
    fields: [
      { name: 'person', label: replace.person, type: 'people', max: 1, options: parts.map(({ id }) => id) },
      line('name', replace.name),
      line('reason', replace.reason),
    ],
    command: ({ person, name, reason }) => ({
      type: 'replace',
      person: String(person),
      name: String(name),
      reason: String(reason),
    }),
  }),
  break: ({ break: pause }) => ({
    ...about(pause),
    fields: [line('reason', pause.reason), line('sealed', pause.sealed)],
    command: ({ reason, sealed }) => ({ type: 'break', reason: String(reason), sealed: String(sealed) }),
  }),
  mirror: ({ mirror }) => ({
    ...about(mirror),
    fields: [line('statement', mirror.reason)],
    command: ({ statement }) => ({ type: 'without-mirror', statement: String(statement) }),
  }),
  abort: ({ abort }) => ({
    ...about(abort),
    exact: abort.word,
    fields: [line('reason', abort.reason)],
    command: ({ reason }) => ({ type: 'abort', reason: String(reason) }),
  }),
} as const satisfies Readonly<Record<string, (texts: Say, room: Room) => Speech>>

export type Saying = keyof typeof speeches
export const sayings = Object.keys(speeches) as readonly Saying[]

const about = (texts: Pick<Speech, 'title' | 'means' | 'submit'>) => ({
  title: texts.title,
  submit: texts.submit,
  ...(texts.means !== undefined && { means: texts.means }),
})

/** One thing that anybody may say at any time. */
export function SayDialog({ what, ...props }: DialogProps & { readonly what: Saying }) {
  const { say } = useTexts().run
  if (what === 'remedy' && props.room.openRemedies.length === 0) return <NoRemedy {...props} />
  return <SpeakDialog {...props} {...speeches[what](say, props.room)} />
}

function NoRemedy({ isOpen, onClose }: DialogProps) {
  const texts = useTexts().run
  const { title, none } = texts.say.remedy
  return (
    <Dialog title={title} isOpen={isOpen} onClose={onClose}>
      <p>{none}</p>
      <div className="row">
        <Button onPress={onClose}>{texts.menu.close}</Button>
      </div>
    </Dialog>
  )
}
