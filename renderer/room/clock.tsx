import type { Room } from '../../preload/views.ts'
import { fill, useTexts } from '../language/language.ts'
import { Moment } from '../ui/moment.tsx'
import { stepSince } from './at-hand.ts'
import { spanText, useNow } from './time.ts'
import './clock.css'

/** The laptop's clock in UTC, and the step's time so far beside what was planned: in sight whatever is asked. */
export function Clock({ room }: { readonly room: Room }) {
  const texts = useTexts().run.side
  const now = useNow()
  const since = stepSince(room)
  return (
    <section className="clock" aria-label={texts.clock}>
      {since !== null && room.step !== null && (
        <p className="clock-step">
          <span>
            {texts.elapsed} <strong>{spanText(now - Date.parse(since))}</strong>
          </span>
          <span className="soft">{fill(texts.planned, { minutes: room.step.minutes })}</span>
        </p>
      )}
      <p className="clock-now">
        <Moment at={new Date(now).toISOString()} part="time" />
      </p>
    </section>
  )
}
