/** A custody plan for the people of one ceremony: whatever is there for each of a role is there for each of them. */
import type { Custody, Keeping, Safe, Titles } from '../../custody/access.ts'
import type { KeptThing } from '../../custody/shapes.ts'
import type { Part } from '../../kernel/cast.ts'
import { fillNames } from '../../kernel/parameters.ts'
import type { Path, Script } from '../../kernel/script.ts'
import { type CustodyPlan, type Where, custodyPlan } from './plan.ts'

export interface PlacedSafe extends Safe {
  readonly title: string
  /** Where the plan says so. */
  readonly path: Path
}

export interface PlacedShare extends Where {
  readonly share: number
  readonly path: Path
}

export interface PlacedPlan extends Omit<CustodyPlan, 'safes' | 'shares'> {
  readonly safes: readonly PlacedSafe[]
  readonly shares: readonly PlacedShare[]
}

/** Null for a script without a plan. What its names do not lead to is left as it is. */
export function placedPlan(script: Script, parts: readonly Part[]): PlacedPlan | null {
  const plan = custodyPlan.of(script)
  if (plan === null) return null
  const safes = safesOf(plan, parts)
  return { ...plan, safes, shares: sharesOf(plan, parts, safes) }
}

/** One of those for whom something is there, and their number among them. */
interface Turn {
  readonly part: Part
  readonly number: number
}

function turnsOf(role: string | undefined, parts: readonly Part[]): readonly (Turn | null)[] {
  if (role === undefined) return [null]
  return parts.filter((part) => part.role === role).map((part, i) => ({ part, number: i + 1 }))
}

function safesOf({ safes, sites }: CustodyPlan, parts: readonly Part[]): readonly PlacedSafe[] {
  return Object.entries(safes).flatMap(([name, { title, site: said, opens, together, 'for-each': role }]) =>
    turnsOf(role, parts).map((turn): PlacedSafe => {
      const among = typeof said === 'string' ? [said] : said
      const site = among[((turn?.number ?? 1) - 1) % among.length] ?? ''
      return {
        id: inTurn(name, turn),
        title: turn ? fillNames(title, { each: turn.part.title, turn: turn.number }) : title,
        site,
        region: Object.hasOwn(sites, site) ? (sites[site]?.region ?? null) : null,
        opens: opens.map((person) => personOf(person, turn)),
        together,
        path: ['custody', 'safes', name],
      }
    }),
  )
}

/** A share of somebody for whom there is no such safe is left out. */
function sharesOf(
  { safes, shares }: CustodyPlan,
  parts: readonly Part[],
  made: readonly PlacedSafe[],
): readonly PlacedShare[] {
  const numbered = new Set(shares.flatMap(({ share }) => share ?? []))
  return shares.flatMap(({ share, 'for-each': role, safe, with: holder, pin }, i) =>
    turnsOf(role, parts).flatMap((turn): readonly PlacedShare[] => {
      const number = share ?? turn?.number ?? 0
      const isForEach = safe !== undefined && Object.hasOwn(safes, safe) && safes[safe]?.['for-each'] !== undefined
      const id = isForEach ? inTurn(safe, turn) : safe
      if (isForEach && !made.some((one) => one.id === id)) return []
      if (share === undefined && numbered.has(number)) return []
      return [
        {
          share: number,
          safe: id,
          with: holder === undefined ? undefined : personOf(holder, turn),
          pin: pin === undefined ? undefined : personOf(pin, turn),
          path: ['custody', 'shares', i],
        },
      ]
    }),
  )
}

/** As steps that are repeated are named. */
function inTurn(name: string, turn: Turn | null): string {
  return turn ? `${name}-${turn.number}` : name
}

function personOf(name: string, turn: Turn | null): string {
  return turn && name === 'each' ? turn.part.id : name
}

/** The plan's custody of a set of so many shares. What its names do not lead to is nowhere. */
export function plannedCustody(plan: PlacedPlan, threshold: number, made: number): Custody {
  return custodyOf(plan, threshold, (share) => plan.shares.find((one) => one.share === share) ?? {}, made)
}

/** Where the shares of a set are by what was said of them; those of which nothing was said yet are nowhere, or as planned. */
export function recordedCustody(
  plan: PlacedPlan,
  { threshold, shares }: { readonly threshold: number; readonly shares: number },
  kept: readonly KeptThing[],
  otherwise: 'nowhere' | 'planned',
): Custody {
  const planned = plannedCustody(plan, threshold, shares)
  const where = (share: number): Keeping => {
    const found = kept.find(({ what, mark }) => what === 'share' && mark === String(share))
    if (found) return keepingOf(plan, { safe: found.safe, with: found.holder, pin: found.pin })
    return (otherwise === 'planned' ? planned.shares[share - 1] : undefined) ?? keepingOf(plan, {})
  }
  return { ...planned, shares: planned.shares.map((_, i) => where(i + 1)) }
}

function custodyOf(plan: PlacedPlan, threshold: number, kept: (share: number) => Where, made: number): Custody {
  return {
    threshold,
    shares: Array.from({ length: made }, (_, i) => keepingOf(plan, kept(i + 1))),
    copies: plan.copies.map((one) => keepingOf(plan, one)),
  }
}

type Nullable<T> = { readonly [K in keyof T]?: T[K] | null }

function keepingOf({ safes }: PlacedPlan, { safe, with: holder, pin }: Nullable<Where>): Keeping {
  const found = safes.find(({ id }) => id === safe)
  return { safe: found ? safeIn(found) : null, holder: holder ?? null, pin: pin ?? null }
}

/** What access follows from, without what people call it. */
export function safeIn({ id, site, region, opens, together }: PlacedSafe): Safe {
  return { id, site, region, opens, together }
}

/** What people call everything and everybody that the plan names. */
export function titlesIn({ regions, sites, safes, keepers }: PlacedPlan, parts: readonly Part[]): Titles {
  const of = (kind: string, things: Readonly<Record<string, { readonly title: string }>>) =>
    Object.entries(things).map(([id, { title }]) => [`${kind} ${id}`, title] as const)
  return Object.fromEntries([
    ...of('person', keepers),
    ...parts.map(({ id, title }) => [`person ${id}`, title] as const),
    ...safes.map(({ id, title }) => [`safe ${id}`, title] as const),
    ...of('site', sites),
    ...of('region', regions),
  ])
}
