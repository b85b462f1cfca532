import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useHouse, useProjection, useRoom } from './bridge.ts'
import { RoomClosing } from './closing/closing-screen.tsx'
import { House } from './home/house.tsx'
import { useChosenLanguage, useLanguage, useTexts } from './language/language.ts'
import { ProjectorScreen } from './projector/projector-screen.tsx'
import { RunScreen } from './room/run-screen.tsx'
import { Announcer } from './ui/announce.tsx'

/** The second window shows what everybody may see, and nothing else. */
const isProjector = window.location.hash === '#projector'

/** Which screen is shown follows from what main told, never from what the page remembers. */
export function App() {
  return (
    <I18nProvider locale={useLanguage()}>
      {isProjector ? <Projector /> : <Window />}
      <Announcer />
    </I18nProvider>
  )
}

function Projector() {
  return <ProjectorScreen projection={useProjection()} />
}

function Window() {
  const house = useHouse()
  const room = useRoom()
  const texts = useTexts()
  useChosenLanguage(house?.chosen.language)
  if (room?.closed === true) return <RoomClosing room={room} house={house} />
  if (room !== null) return <RunScreen room={room} />
  if (house !== null) return <House house={house} />
  return (
    <main className="frame-main">
      <h1>{texts.app.name}</h1>
      <p>{texts.app.loading}</p>
    </main>
  )
}
