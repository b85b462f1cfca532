import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useHouse, useProjection, useRoom } from './bridge.ts'
import { House } from './home/house.tsx'
import { useChosenContrast, useChosenLanguage, useLanguage, useFirstTexts } from './language/language.ts'
import { useIsIncomplete, useLater } from './later.ts'
import { Announcer } from './ui/announce.tsx'
import { Notice } from './ui/notice.tsx'
import { DialogsSlot } from './ui/settings.tsx'

/** The second window shows what everybody may see, and nothing else. */
export const isProjector = window.location.hash === '#projector'

/** Which screen is shown follows from what main told, never from what the page remembers. */
export function App() {
  return (
    <I18nProvider locale={useLanguage()}>
      <DialogsSlot value={useLater()}>
        <Shown />
      </DialogsSlot>
      <Announcer />
    </I18nProvider>
  )
}

function Shown() {
  if (useIsIncomplete()) return <Incomplete />
  return isProjector ? <Projector /> : <Window />
}

/** Every way from the first screen on would end here. */
function Incomplete() {
  const { name, incomplete } = useFirstTexts().app
  return (
    <main className="frame-main">
      <h1>{name}</h1>
      <Notice tone="bad">
        <p role="alert">{incomplete}</p>
      </Notice>
    </main>
  )
}

function Projector() {
  const projection = useProjection()
  const later = useLater()
  return later && <later.ProjectorScreen projection={projection} />
}

function Window() {
  const house = useHouse()
  const room = useRoom()
  const texts = useFirstTexts()
  useChosenLanguage(house?.chosen.language)
  useChosenContrast(house?.chosen.contrast)
  const later = useLater()
  if (room === null && house !== null) return <House house={house} />
  if (later && room?.closed === true) return <later.RoomClosing room={room} house={house} />
  if (later && room !== null) return <later.RunScreen room={room} />
  return (
    <main className="frame-main">
      <h1>{texts.app.name}</h1>
      <p>{texts.app.loading}</p>
    </main>
  )
}
