import { isRefusalCode, refuse } from '../../ceremonies/refusal.ts'
import type { Refused, Room } from '../../preload/views.ts'
import { personText } from './people.ts'

/** A refusal as the room says it: parts that it names by their titles. */
export function named(room: Pick<Room, 'parts'>, refused: Refused | null): Refused | null {
  if (refused === null) return null
  const { code } = refused
  const parts = new Set(room.parts.map(({ id }) => id))
  const parameters = Object.fromEntries(
    Object.entries(refused.parameters).map(([name, value]) => [
      name,
      typeof value === 'string' && parts.has(value) ? personText(room, value) : value,
    ]),
  )
  return { code, parameters, message: isRefusalCode(code) ? refuse(code, parameters).message : refused.message }
}
