import { titled } from '../../ceremonies/base/message.ts'
import type { Message, Room } from '../../preload/views.ts'
import { personText } from './people.ts'

/** A refusal as the room says it: parts, devices and steps that it names by their titles. */
export function named(
  room: Pick<Room, 'parts' | 'devices' | 'step' | 'course'>,
  refused: Message | null,
): Message | null {
  if (refused === null) return null
  const titles = new Map([
    ...room.devices.map(({ name, label }) => [name, label] as const),
    ...room.parts.map(({ id }) => [id, personText(room, id)] as const),
  ])
  const near = [...room.course.near, ...(room.step === null ? [] : [room.step])]
  const steps = new Map(near.map(({ id, title }) => [id, title] as const))
  return titled(refused, titles, { step: steps, current: steps })
}
