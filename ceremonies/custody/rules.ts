/** What no custody may allow, whether planned or as it stands: a place or a person by whom a key is lost or found. */
import { type Custody, canTake } from './access.ts'

export interface Crowd {
  readonly kind: 'site' | 'region'
  readonly id: string
  readonly there: number
  /** As many shares may be lost, and may be in one place. */
  readonly spare: number
}

/**
 * Sites and regions with more shares than may be lost. Where none may be lost, as in 3 of 3, no place is better than another,
 * and none is named.
 */
export function crowdsIn({ threshold, shares }: Custody): readonly Crowd[] {
  const spare = shares.length - threshold
  if (spare <= 0) return []
  return (['site', 'region'] as const).flatMap((kind) => {
    const places = shares.flatMap(({ safe }) => safe?.[kind] ?? [])
    return [...new Set(places)].flatMap((id): readonly Crowd[] => {
      const there = places.filter((place) => place === id).length
      return there <= spare ? [] : [{ kind, id, there, spare }]
    })
  })
}

/** How many shares those people get at together. */
export function takenBy({ shares }: Custody, people: ReadonlySet<string>): number {
  return shares.filter((share) => canTake(share, people)).length
}
