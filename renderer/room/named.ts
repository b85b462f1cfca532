import { retold } from '../../ceremonies/base/message.ts'
import type { Message, Room } from '../../preload/views.ts'
import { personText } from './people.ts'

/** A refusal as the room says it: parts and devices that it names by their titles. */
export function named(room: Pick<Room, 'parts' | 'devices'>, refused: Message | null): Message | null {
  if (refused === null) return null
  const titles = new Map([
    ...room.devices.map(({ name, label }) => [name, label] as const),
    ...room.parts.map(({ id }) => [id, personText(room, id)] as const),
  ])
  return retold(refused, (text) => titles.get(text) ?? text)
}
