import { type ReactNode, useId } from 'react'
import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Notice } from '../ui/notice.tsx'
import './side.css'

const shownWords = 4

/** Beside the step: the record and its running words, exceptions, and the devices. */
export function Side({ room }: { readonly room: Room }) {
  const texts = useTexts().run.side
  const say = useSay()
  const { sequence, words, exceptions, openRemedies, devices, mirrorTrouble } = room
  return (
    <aside className="side" aria-label={texts.title}>
      <Part title={texts.record} aside={fill(texts.count, { count: sequence })}>
        <p className="running">
          <span className="heard">{texts.words}: </span>
          {words.slice(0, shownWords).join(' ')}
        </p>
        <Tail room={room} />
        {mirrorTrouble !== null && (
          <Notice tone="warn" title={texts.mirror}>
            <p>{say(mirrorTrouble)}</p>
          </Notice>
        )}
      </Part>
      <Part title={texts.exceptions}>
        <p>
          {fill(texts.onRecord, { count: exceptions })},{' '}
          {openRemedies.length === 0 ? (
            texts.noneOpen
          ) : (
            <strong className="state state-warn">{fill(texts.openRemedies, { count: openRemedies.length })}</strong>
          )}
        </p>
      </Part>
      <Part title={texts.devices}>
        {devices.length === 0 && <p className="soft">{texts.noDevices}</p>}
        <ul className="stack-close">
          {devices.map(({ name, label, state }) => (
            <li key={name} className="spread">
              <span>{label}</span>
              <span className={`state state-${tones[state]}`}>{texts.deviceStates[state]}</span>
            </li>
          ))}
        </ul>
      </Part>
    </aside>
  )
}

const tones = { ready: 'good', busy: 'note', lost: 'bad' } as const

function Part({
  title,
  aside,
  children,
}: {
  readonly title: string
  readonly aside?: string
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className="side-part" aria-labelledby={id}>
      <div className="spread">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span className="small soft">{aside}</span>}
      </div>
      {children}
    </section>
  )
}

/** The last facts; what was said to bring them about is not told apart. */
function Tail({ room }: { readonly room: Room }) {
  const texts = useTexts().run
  const facts: Readonly<Record<string, string>> = texts.facts
  return (
    <ol className="tail" aria-label={texts.side.tail}>
      {room.tail
        .filter(({ type }) => type !== 'command')
        .slice(-6)
        .map(({ seq, at, type }) => (
          <li key={seq}>
            <span className="tail-seq">{seq}</span>
            <span>{facts[type] ?? type}</span>
            <time dateTime={at} className="soft">
              {at.slice(11, 19)}
            </time>
          </li>
        ))}
    </ol>
  )
}
