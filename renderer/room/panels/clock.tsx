import { fill, useTexts } from '../../language/language.ts'
import { Moment } from '../../ui/moment.tsx'
import { personText } from '../people.ts'
import { useNow } from '../time.ts'
import type { PanelProps } from './panel.ts'

/** Two clocks that people read, beside the laptop's own. */
export function Clocks({ room, step }: PanelProps) {
  const texts = useTexts().kinds.clock
  const { proposal } = room
  const read = proposal?.subject === 'step' ? proposal : null
  const people = [step.performs, ...step.witnesses]
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{texts.laptop}</dt>
          <dd>
            <Ticking />
          </dd>
        </div>
        {people.map((person, place) => {
          const reading = read?.by === person ? read.answers : null
          return (
            <div key={person}>
              <dt>{place === 0 ? texts.first : texts.second}</dt>
              <dd>
                {reading ? String(reading['reading']).slice(11, 19) : '– – –'}
                <span className="small soft">
                  {reading ? `${String(reading['clock'])}, ` : ''}
                  {fill(reading ? texts.readBy : '{person}', { person: personText(room, person) })}
                  {!reading && `: ${texts.unread}`}
                </span>
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="soft">{texts.independent}</p>
    </>
  )
}

function Ticking() {
  return <Moment at={new Date(useNow()).toISOString()} part="time" />
}
