import type { Room } from '../../preload/views.ts'
import { Band } from '../ui/band.tsx'
import { Frame } from '../ui/frame.tsx'
import { useAnnouncing } from './announcing.ts'
import { AskPanel, isSecret } from './asks/index.tsx'
import { atHand } from './at-hand.ts'
import { Clock } from './clock.tsx'
import { useFocusOnWork } from './focus.ts'
import { RoomMenu } from './menu/room-menu.tsx'
import { Rail } from './rail.tsx'
import { Side } from './side.tsx'
import { StepPanel } from './step-panel.tsx'
import { Working } from './working.tsx'
import './run.css'

/** The ceremony that is held: the script, the step at hand with what is asked now, and the record. */
export function RunScreen({ room }: { readonly room: Room }) {
  const asked = atHand(room)
  const alone = asked !== null && isSecret(asked)
  useFocusOnWork(`${room.phase} ${room.step?.id ?? ''}`, `${asked?.key ?? 'working'} ${asked?.all.length ?? 0}`)
  useAnnouncing(room, asked)
  return (
    <Frame
      band={<Band mode={room.mode} softwareToken={room.softwareToken} />}
      where={<Where room={room} />}
      actions={
        <>
          <Clock room={room} />
          <RoomMenu room={room} />
        </>
      }
    >
      {asked && alone ? (
        <AskPanel key={asked.key} room={room} asked={asked} />
      ) : (
        <div className={`run run-${formOf(room)}`}>
          <div className="run-now">
            {room.step && room.phase !== 'break' ? (
              <StepPanel room={room} step={room.step} />
            ) : (
              <h1 tabIndex={-1} data-step-title>
                {room.title}
              </h1>
            )}
            <section className="panel panel-now ask">
              {asked ? <AskPanel key={asked.key} room={room} asked={asked} /> : <Working room={room} />}
            </section>
          </div>
          <Rail room={room} />
          <Side room={room} />
        </div>
      )}
    </Frame>
  )
}

/**
 * How the screen is divided: beside each other, what the step is and what is asked; one below the other where the form is a
 * long list; and where words are copied from across a table, these have the whole width.
 */
function formOf({ step, phase }: Room): 'beside' | 'list' | 'words' {
  if (phase === 'break') return 'list'
  if (step?.kind === 'copy-words') return 'words'
  return step?.kind === 'roll-call' || step?.kind === 'inspect' ? 'list' : 'beside'
}

function Where({ room }: { readonly room: Room }) {
  return (
    <p>
      {room.title}
      {room.act !== null && (
        <>
          <span aria-hidden="true"> · </span>
          {room.act}
        </>
      )}
    </p>
  )
}
