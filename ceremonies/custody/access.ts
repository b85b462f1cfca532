/** Who can get at what: things in safes and with people, and the people who open those safes. */

/** How much a custody plan may hold, so that every group of people can be tried. */
export const MOST = { shares: 16, people: 18, safes: 16, copies: 8 } as const

export interface Safe {
  readonly id: string
  readonly site: string
  readonly region: string | null
  readonly opens: readonly string[]
  /** How many of those it takes. */
  readonly together: number
}

/** Where one thing is: in a safe, with a person, or (neither) nobody knows where. */
export interface Keeping {
  readonly safe: Safe | null
  readonly holder: string | null
  /** Without whose PIN it is of no use; null for what anybody can read. */
  readonly pin: string | null
}

/** A set of shares, and the media with what it opens. */
export interface Custody {
  readonly threshold: number
  readonly shares: readonly Keeping[]
  /** None where nobody says: then they are not asked about. */
  readonly copies: readonly Keeping[]
}

/** What a coalition is made of (people and safes), and what can be lost at once. */
export interface Element {
  readonly kind: 'person' | 'safe' | 'site' | 'region'
  readonly id: string
}

/** True if those people together get that thing, wherever it is. */
export function canTake({ safe, holder, pin }: Keeping, people: ReadonlySet<string>): boolean {
  if (pin !== null && !people.has(pin)) return false
  if (holder !== null) return people.has(holder)
  return safe !== null && safe.opens.filter((person) => people.has(person)).length >= safe.together
}

/** Everybody who can open a safe in use, holds something or has its PIN. */
export function peopleIn({ shares, copies }: Custody): readonly string[] {
  const named = [...shares, ...copies].flatMap(({ safe, holder, pin }) => [
    ...(safe?.opens ?? []),
    ...[holder, pin].filter((person) => person !== null),
  ])
  return [...new Set(named)]
}

/** The smallest sets first, and alike ones beside each other. */
export function inOrder(sets: readonly (readonly Element[])[]): readonly (readonly Element[])[] {
  const spelt = sets.map((set) => ({ set, text: set.map(({ kind, id }) => `${kind} ${id}`).join(' ') }))
  return spelt.sort((a, b) => a.set.length - b.set.length || (a.text < b.text ? -1 : 1)).map(({ set }) => set)
}

/** What people call people and places: by kind and id, with a space between them. */
export type Titles = Readonly<Record<string, string>>

export function titleIn(titles: Titles, { kind, id }: Element): string {
  const key = `${kind} ${id}`
  return Object.hasOwn(titles, key) ? (titles[key] ?? id) : id
}
