import { useEffect, useState } from 'react'
import type { Room } from '../../preload/views.ts'
import { Band } from '../ui/band.tsx'
import { Frame } from '../ui/frame.tsx'
import { useAnnouncing } from './announcing.ts'
import { AskPanel, isSecret } from './asks/index.tsx'
import { type AtHand, atHand } from './at-hand.ts'
import { Clock } from './clock.tsx'
import { useFocusOnWork } from './focus.ts'
import { RoomMenu } from './menu/room-menu.tsx'
import { ScriptDialog } from './menu/script-dialog.tsx'
import { Rail } from './rail.tsx'
import { Side } from './side.tsx'
import { StepPanel } from './step-panel.tsx'
import { Working } from './working.tsx'
import './run.css'

/** The ceremony that is held: the script, the step at hand with what is asked now, and the record. */
export function RunScreen({ room }: { readonly room: Room }) {
  const asked = atHand(room)
  const alone = asked !== null && isSecret(asked)
  const [read, setRead] = useState<{ readonly step: string | null } | null>(null)
  useFind(() => setRead({ step: null }), !alone)
  useFocusOnWork(`${room.phase} ${room.step?.id ?? ''}`, `${asked?.key ?? 'working'} ${asked?.all.length ?? 0}`)
  useAnnouncing(room, asked)
  return (
    <Frame
      band={<Band mode={room.mode} softwareToken={room.softwareToken} softwareCard={room.softwareCard} />}
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
        <div className={`run run-${formOf(room, asked)}`}>
          <div className="run-now">
            {room.step && room.phase !== 'break' && !isReview(room, asked) ? (
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
          <Rail room={room} onRead={(step) => setRead({ step })} />
          <Side room={room} />
        </div>
      )}
      <ScriptDialog
        room={room}
        step={read?.step ?? null}
        isOpen={read !== null && !alone}
        onClose={() => setRead(null)}
      />
    </Frame>
  )
}

/** Ctrl + F, but for while one person is alone with a secret. */
function useFind(find: () => void, isFree: boolean): void {
  useEffect(() => {
    if (!isFree) return
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      find()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

/**
 * How the screen is divided: beside each other, what the step is and what is asked; one below the other where the form is a
 * long list; and where words are copied from across a table, these have the whole width. Whoever enrols does so beside the list
 * of those who have.
 */
function formOf({ step, phase, proposal }: Room, asked: AtHand | null): 'beside' | 'list' | 'words' {
  if (asked?.kind === 'enrol' && step !== null) return 'beside'
  if (phase === 'break' || isReview({ proposal }, asked)) return 'list'
  if (step?.kind === 'copy-words') return 'words'
  return step?.kind === 'roll-call' || step?.kind === 'inspect' ? 'list' : 'beside'
}

/** What is reviewed is the record, and not the step at hand. */
function isReview({ proposal }: Pick<Room, 'proposal'>, asked: AtHand | null): boolean {
  return asked?.kind === 'review' || (asked?.kind === 'confirm' && proposal?.subject === 'review')
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
