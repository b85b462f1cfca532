import type { Room } from '../../preload/views.ts'

type Parts = Pick<Room, 'parts'>

/** A person as the room knows them: the part, and the name if that says more. */
export function personText({ parts }: Parts, part: string): string {
  const found = parts.find(({ id }) => id === part)
  if (!found) return part
  return found.name === found.title || found.name === '' ? found.title : `${found.title} (${found.name})`
}

/** The part alone, where the name stands nearby. */
export function titleText({ parts }: Parts, part: string): string {
  return parts.find(({ id }) => id === part)?.title ?? part
}

/** An HSM or a card as the room knows it. */
export function deviceText({ devices, cards }: Pick<Room, 'devices' | 'cards'>, device: string | null): string {
  return [...devices, ...cards].find(({ name }) => name === device)?.label ?? device ?? ''
}

/** Everybody by part, for fields that name people. */
export function peopleOf(room: Parts): Readonly<Record<string, string>> {
  return Object.fromEntries(room.parts.map(({ id }) => [id, personText(room, id)]))
}
