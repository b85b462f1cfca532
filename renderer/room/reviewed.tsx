import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Moment } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { Words } from '../ui/words.tsx'
import { Aloud } from './aloud.tsx'
import { deviceText, personText } from './people.ts'
import './reviewed.css'

/** What is unsigned or has changed since the ceremony was left, and the last signed words to compare with paper. */
export function Reviewed({ room }: { readonly room: Room }) {
  const texts = useTexts().run.ask
  const { review, vouched } = room
  if (!review) return null
  const { unsigned, changes } = review
  return (
    <div className="reviewed">
      {changes.map(({ what, device, was, now }) => (
        <Notice key={`${what} ${device ?? ''}`} tone="warn">
          <p className="reviewed-change">
            {fill(texts.reviewChanges[what], { device: deviceText(room, device), was, now })}
          </p>
        </Notice>
      ))}
      {unsigned && (
        <div className="reviewed-part">
          <Aloud text={fill(texts.reviewUnsigned, { ...unsigned })} />
          <Heard room={room} review={review} />
        </div>
      )}
      <div className="reviewed-part">
        <SignedWords vouched={vouched} />
      </div>
    </div>
  )
}

/** The words of the record when it was last signed; nothing where it never was. */
export function SignedWords({ vouched }: Pick<Room, 'vouched'>) {
  const texts = useTexts().run.ask
  if (!vouched) return null
  const label = fill(texts.signedWords, { size: vouched.size })
  return (
    <>
      <p>{label}</p>
      <Words words={vouched.words} label={label} />
    </>
  )
}

function Heard({ room, review }: { readonly room: Room; readonly review: NonNullable<Room['review']> }) {
  const { ask, said: says } = useTexts().run
  const say = useSay()
  const { heard, earlier } = review
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by the keyboard.
    <section className="reviewed-heard" aria-label={ask.review} tabIndex={0}>
      {earlier > 0 && <p className="small soft">{fill(ask.reviewEarlier, { count: earlier })}</p>}
      <ol>
        {heard.map(({ seq, at, by, said, step, content }) => (
          <li key={seq} value={seq}>
            <Moment at={at} part="time" /> <strong>{by === null ? ask.reviewProgram : personText(room, by)}</strong>{' '}
            {says[said]}
            {step !== null && `: ${say(step)}`}
            {content.map(([name, value]) => (
              <div key={name} className="reviewed-content">
                {name !== '' && `${name}: `}
                {value}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
