import type { Room } from '../../preload/views.ts'
import { Band } from '../ui/band.tsx'
import { Frame } from '../ui/frame.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'

/** The ceremony that is held. */
export function RunScreen({ room }: { readonly room: Room }) {
  return (
    <Frame band={<Band mode={room.mode} softwareToken={room.softwareToken} />}>
      <ScreenTitle about={room.step?.id ?? ''}>{room.title}</ScreenTitle>
    </Frame>
  )
}
