import { retold } from '../../ceremonies/base/message.ts'
import type { Message, Room } from '../../preload/views.ts'
import { personText } from './people.ts'

/** A refusal as the room says it: parts that it names by their titles. */
export function named(room: Pick<Room, 'parts'>, refused: Message | null): Message | null {
  if (refused === null) return null
  const parts = new Set(room.parts.map(({ id }) => id))
  return retold(refused, (text) => (parts.has(text) ? personText(room, text) : text))
}
