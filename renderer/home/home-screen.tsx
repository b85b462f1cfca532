import { useState } from 'react'
import type { House } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { useFirstTexts } from '../language/language.ts'
import { useLater } from '../later.ts'
import { useAsking } from '../ui/asking.ts'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import { Refusal } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'
import { About } from './about.tsx'
import { CeremonyList } from './ceremony-list.tsx'
import { Devices } from './devices.tsx'
import { ScriptCard } from './script-card.tsx'
import './home.css'

interface Props {
  readonly house: House
  readonly onPrepare: (script: string) => void
  readonly onCustody: () => void
  readonly onTake: (ceremony: string) => void
}

/** What there is to go on with, what can be begun, and what the room has. */
export function HomeScreen({ house, onPrepare, onCustody, onTake }: Props) {
  const texts = useFirstTexts().home
  const { busy, refused, ask } = useAsking()
  const [isOpening, setOpening] = useState(false)
  const later = useLater()
  const waiting = house.ceremonies.filter(({ phase }) => phase !== 'sealed' && phase !== 'aborted')
  const ended = house.ceremonies.filter(({ phase }) => phase === 'sealed' || phase === 'aborted')
  return (
    <Frame>
      <ScreenTitle>{texts.title}</ScreenTitle>
      <Refusal refused={refused} />
      <div className="home">
        <div className="stack home-work">
          {waiting.length > 0 && (
            <Panel title={texts.waiting} tone="now">
              <CeremonyList
                ceremonies={waiting}
                isBusy={busy}
                onPress={(ceremony) => void ask(client.resume({ ceremony }))}
              />
            </Panel>
          )}
          <Panel
            title={texts.scripts}
            aside={
              <Button look="quiet" onPress={() => setOpening(true)}>
                {texts.open}
              </Button>
            }
          >
            {house.scripts.length === 0 && <p>{texts.scriptsNone}</p>}
            {house.scripts.map((script) => (
              <ScriptCard key={script.file} script={script} onPrepare={() => onPrepare(script.file)} />
            ))}
          </Panel>
          {ended.length > 0 && (
            <Panel title={texts.ended}>
              <CeremonyList ceremonies={ended} isBusy={busy} onPress={onTake} />
            </Panel>
          )}
        </div>
        <div className="stack home-room">
          <Devices house={house} />
          <Panel title={texts.custody}>
            <p>{texts.custodyMeans}</p>
            <p>
              <Button onPress={onCustody}>{texts.custodyShow}</Button>
            </p>
          </Panel>
          <About about={house.about} />
        </div>
      </div>
      {later && <later.OpenScript isOpen={isOpening} onClose={() => setOpening(false)} />}
    </Frame>
  )
}
