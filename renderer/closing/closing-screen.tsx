import type { House, Room } from '../../preload/views.ts'
import { Band } from '../ui/band.tsx'
import { Frame } from '../ui/frame.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'

/** A ceremony that has ended: its record leaves the laptop. */
export function ClosingScreen({ ended }: { readonly ended: Room; readonly house: House | null }) {
  return (
    <Frame band={<Band mode={ended.mode} softwareToken={ended.softwareToken} />}>
      <ScreenTitle>{ended.title}</ScreenTitle>
    </Frame>
  )
}
