import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { AskHeading } from './ask-heading.tsx'
import { workSince } from './at-hand.ts'
import '../ui/progress.css'
import { spanText, useNow } from './time.ts'

/** The program is at work: at what, how far, and for how long already. */
export function Working({ room }: { readonly room: Room }) {
  const texts = useTexts().run.working
  const { busy, phase, step } = room
  const title = useSay()(step?.title ?? '')
  const closing = phase === 'sealed' || phase === 'aborted'
  const many = busy !== null && busy.of > 1 ? busy : null
  return (
    <div className="working">
      <AskHeading>{closing ? texts.closing : step ? texts.title : texts.waiting}</AskHeading>
      <progress
        aria-label={title || texts.label}
        {...(many && { value: many.done, max: many.of })}
        className="progress"
      />
      <p className="spread">
        <span>{many ? fill(texts.progress, { done: many.done, of: many.of }) : title}</span>
        <Elapsed room={room} />
      </p>
      <p className="soft">{texts.waits}</p>
    </div>
  )
}

function Elapsed({ room }: { readonly room: Room }) {
  const texts = useTexts().run.working
  const now = useNow()
  const since = workSince(room)
  if (since === null) return null
  return <span className="tabular">{fill(texts.elapsed, { time: spanText(now - Date.parse(since)) })}</span>
}
