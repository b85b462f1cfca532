import { Custody } from '../../custody/custody.tsx'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** Where shares have gone so far and are to go: drawn again after each. */
export function Kept({ room, step }: PanelProps) {
  return (
    <>
      <Plain step={step} />
      {room.custody && <Custody picture={room.custody} level={2} />}
    </>
  )
}
