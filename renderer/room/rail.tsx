import { useId } from 'react'
import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { Button } from '../ui/button.tsx'
import { Moment } from '../ui/moment.tsx'
import { spanText } from './time.ts'
import './rail.css'

type Act = Room['course']['acts'][number]
type Near = Room['course']['near'][number]

/** The script as a rail: every act with what is done of it, and the steps about the one at hand, each under its own act. */
export function Rail({ room, onRead }: { readonly room: Room; readonly onRead: (step: string | null) => void }) {
  const { rail: texts, script } = useTexts().run
  const id = useId()
  const { acts, near } = room.course
  const now = acts.findIndex((act) => act.finished === null && act.done < act.steps)
  return (
    <nav className="course-rail" aria-labelledby={id}>
      <h2 id={id} className="course-title">
        {texts.title}
      </h2>
      <Button look="quiet" onPress={() => onRead(null)}>
        {script.open}
      </Button>
      <ol>
        {acts.map((act, place) => (
          <li key={act.title} className={`act ${stateOf(act, place, now)}`} aria-current={place === now && 'true'}>
            <ActLine act={act} />
            <Steps near={near.filter(({ number }) => isOf(number, acts, place))} onRead={onRead} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** True if the step of this number, counted through the script, is one of that act. */
function isOf(number: number, acts: readonly Act[], place: number): boolean {
  const before = acts.slice(0, place).reduce((sum, { steps }) => sum + steps, 0)
  return number > before && number <= before + (acts[place]?.steps ?? 0)
}

const stateOf = ({ done, steps }: Act, place: number, now: number) =>
  place === now ? 'act-now' : done === steps ? 'act-done' : 'act-ahead'

function ActLine({ act }: { readonly act: Act }) {
  const { rail: texts, side } = useTexts().run
  const { title, steps, done, minutes, started, finished } = act
  const planned = Math.round(minutes)
  const isDone = started !== null && finished !== null
  return (
    <>
      <p className="act-title">{title}</p>
      <p className="act-numbers">
        {isDone ? (
          <>
            <span>{fill(texts.took, { time: spanText(Date.parse(finished) - Date.parse(started)) })}</span>
            <span>{fill(side.planned, { minutes: planned })}</span>
          </>
        ) : (
          <>
            <span>{fill(texts.counted, { done, steps })}</span>
            <span>{fill(texts.minutes, { minutes: planned })}</span>
          </>
        )}
      </p>
    </>
  )
}

function Steps({ near, onRead }: { readonly near: readonly Near[]; readonly onRead: (step: string) => void }) {
  const texts = useTexts().run.rail
  const say = useSay()
  if (near.length === 0) return null
  return (
    <ol className="near">
      {near.map((step) => (
        <li key={step.id} className={`near-${step.state}`} aria-current={step.state === 'now' && 'step'}>
          <span className="near-number">{step.number}</span>
          <span className="near-title">
            {step.state === 'done' ? (
              <button type="button" className="near-read" onClick={() => onRead(step.id)}>
                {say(step.title)}
              </button>
            ) : (
              say(step.title)
            )}{' '}
            <span className="near-time">
              <span className="heard">{texts.states[step.state]} </span>
              {step.finished === null ? (
                fill(texts.minutes, { minutes: step.minutes })
              ) : (
                <Moment at={step.finished} part="minute" />
              )}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
