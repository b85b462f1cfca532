import type { Group } from '../../preload/views.ts'

/** The group that is shown in the picture: as one that brings the key back, or as a loss. */
export interface Chosen {
  readonly as: 'found' | 'lost'
  readonly group: Group
}

export function isSame(a: Chosen | null, b: Chosen): boolean {
  return a?.as === b.as && a.group === b.group
}

/** How that person or place is marked; undefined where it is in no chosen group. */
export function markOf(chosen: Chosen | null, kind: Group[number]['kind'], id: string): Chosen['as'] | undefined {
  return chosen?.group.some((one) => one.kind === kind && one.id === id) === true ? chosen.as : undefined
}
