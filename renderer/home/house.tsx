import { useEffect, useState } from 'react'
import type { Outcome } from '../../preload/contract.ts'
import type { Ending, House as HouseView } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import type { ClosingScreen, Ended } from '../closing/closing-screen.tsx'
import { useLater } from '../later.ts'
import { HomeScreen } from './home-screen.tsx'

type Listed = HouseView['ceremonies'][number]

type Place =
  | { readonly at: 'home' }
  | { readonly at: 'prepare'; readonly script: string }
  | { readonly at: 'custody' }
  | { readonly at: 'closing'; readonly ceremony: string }

/** Everything outside a ceremony: the first screen, and where one goes from it. */
export function House({ house }: { readonly house: HouseView }) {
  const [place, setPlace] = useState<Place>({ at: 'home' })
  const later = useLater()
  const home = () => setPlace({ at: 'home' })
  const script = place.at === 'prepare' && house.scripts.find(({ file }) => file === place.script)
  if (later && script) return <later.PrepareScreen house={house} script={script} onBack={home} />
  if (later && place.at === 'custody') return <later.CustodyScreen onBack={home} />
  const ended = place.at === 'closing' && house.ceremonies.find(({ id }) => id === place.ceremony)
  if (later && ended)
    return <Closing key={ended.id} ended={ended} house={house} Screen={later.ClosingScreen} onLeave={home} />
  return (
    <HomeScreen
      house={house}
      onPrepare={(script) => setPlace({ at: 'prepare', script })}
      onCustody={() => setPlace({ at: 'custody' })}
      onTake={(ceremony) => setPlace({ at: 'closing', ceremony })}
    />
  )
}

interface ClosingProps {
  readonly ended: Listed
  readonly house: HouseView
  readonly Screen: typeof ClosingScreen
  readonly onLeave: () => void
}

/** A ceremony of the list that has ended: its record is verified first. */
function Closing({ ended, house, Screen, onLeave }: ClosingProps) {
  const [ending, setEnding] = useState<Outcome<Ending> | null>(null)
  useEffect(() => {
    let isWanted = true
    void client.ending({ ceremony: ended.id }).then((found) => {
      if (isWanted) setEnding(found)
    })
    return () => {
      isWanted = false
    }
  }, [ended.id])
  const found =
    ending?.ok === true ? ending.value : { checkpoint: null, wrong: ending === null ? null : [ending.refused] }
  return <Screen ended={{ ...endedOf(ended), ...found }} house={house} onLeave={onLeave} />
}

/** A ceremony of the list, of which no more is known than what stands there. */
function endedOf({ id, title, mode, phase }: Listed): Omit<Ended, 'checkpoint' | 'wrong'> {
  return {
    ceremony: id,
    title,
    mode: mode === 'real' ? 'real' : 'rehearsal',
    softwareToken: null,
    phase: phase === 'aborted' ? 'aborted' : 'sealed',
    mirrorTrouble: null,
  }
}
