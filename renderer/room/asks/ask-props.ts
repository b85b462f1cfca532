import type { Room } from '../../../preload/views.ts'
import type { AskKind, AtHand } from '../at-hand.ts'

export interface AskProps<K extends AskKind = AskKind> {
  readonly room: Room
  readonly asked: AtHand<K>
}
