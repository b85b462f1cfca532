import type { House as HouseView } from '../../preload/views.ts'
import { useTexts } from '../language/language.ts'
import { Frame } from '../ui/frame.tsx'
import { ScreenTitle } from '../ui/screen-title.tsx'

/** Everything outside a ceremony. */
export function House({ house }: { readonly house: HouseView }) {
  const texts = useTexts().app
  return (
    <Frame>
      <ScreenTitle>{texts.name}</ScreenTitle>
      <p>{house.about.version}</p>
    </Frame>
  )
}
