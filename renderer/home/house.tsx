import { useState } from 'react'
import type { House as HouseView } from '../../preload/views.ts'
import type { Ended } from '../closing/closing-screen.tsx'
import { useLater } from '../later.ts'
import { HomeScreen } from './home-screen.tsx'

type Place =
  | { readonly at: 'home' }
  | { readonly at: 'prepare'; readonly script: string }
  | { readonly at: 'closing'; readonly ceremony: string }

/** Everything outside a ceremony: the first screen, and where one goes from it. */
export function House({ house }: { readonly house: HouseView }) {
  const [place, setPlace] = useState<Place>({ at: 'home' })
  const later = useLater()
  const home = () => setPlace({ at: 'home' })
  const script = place.at === 'prepare' && house.scripts.find(({ file }) => file === place.script)
  if (later && script) return <later.PrepareScreen house={house} script={script} onBack={home} />
  const ended = place.at === 'closing' && house.ceremonies.find(({ id }) => id === place.ceremony)
  if (later && ended) return <later.ClosingScreen ended={endedOf(ended)} house={house} onLeave={home} />
  return (
    <HomeScreen
      house={house}
      onPrepare={(script) => setPlace({ at: 'prepare', script })}
      onTake={(ceremony) => setPlace({ at: 'closing', ceremony })}
    />
  )
}

/** A ceremony of the list, of which no more is known than what stands there. */
function endedOf({ id, title, mode, phase }: HouseView['ceremonies'][number]): Ended {
  return {
    ceremony: id,
    title,
    mode: mode === 'real' ? 'real' : 'rehearsal',
    softwareToken: null,
    phase: phase === 'aborted' ? 'aborted' : 'sealed',
    checkpoint: null,
    wrong: null,
    mirrorTrouble: null,
  }
}
