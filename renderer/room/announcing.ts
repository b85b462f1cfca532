import { useEffect } from 'react'
import type { Room } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { announce } from '../ui/announce.tsx'
import type { AtHand } from './at-hand.ts'
import { personText } from './people.ts'

/** Says to those who hear the screen which step it is and who acts. Never what was typed or shown. */
export function useAnnouncing(room: Room, asked: AtHand | null): void {
  const { run } = useTexts()
  const say = useSay()
  const { step } = room
  const place = step
    ? fill(run.announced, {
        number: step.number,
        of: step.of,
        title: say(step.title),
        person: personText(room, step.performs),
      })
    : ''
  const kind = asked?.kind ?? null
  const working = kind === null ? run.working.title : ''
  const missing = kind === 'confirm' ? run.ask.witness : ''
  const text = [place, working, missing].filter(Boolean).join(' ')
  useEffect(() => announce(text), [text])
}
