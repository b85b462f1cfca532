import { useHouse, useRoom } from './bridge.ts'

/** Which screen is shown follows from what main told, never from what the page remembers. */
export function App() {
  const house = useHouse()
  const room = useRoom()
  if (room !== null) return <main>{room.title}</main>
  return <main>{house?.about.version ?? ''}</main>
}
