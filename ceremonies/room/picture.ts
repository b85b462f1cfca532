/** From custody to its picture: what the register keeps, or what the ceremony at hand plans and has recorded. */
import { Refusal, refused } from '../base/refusal.ts'
import { type Custody, type Element, type Safe, type Titles, titleIn } from '../custody/access.ts'
import type { Groups, Held, Picture } from '../custody/picture.ts'
import type { State } from '../kernel/model.ts'
import { sizeIn } from '../subjects/custody/call-set.ts'
import { custody as slice } from '../subjects/custody/facts.ts'
import { placedPlan, recordedCustody, titlesIn } from '../subjects/custody/placed.ts'
import { judged } from '../transcript/custody.ts'

/** As many groups as a screen shows of each kind. */
const MOST_SHOWN = 40

/** `keptAs` says of a share what is on record of it; null where nothing is. */
export function pictureOf(custody: Custody, titles: Titles, keptAs: (share: number) => Held['kept']): Picture {
  const titled = (element: Element): string => titleIn(titles, element)
  const { coalitions, losses } = judged(custody)
  const held = (isThere: (share: Custody['shares'][number]) => boolean): Held[] =>
    custody.shares.flatMap((share, i) =>
      isThere(share)
        ? [
            {
              share: i + 1,
              pin: share.pin === null ? null : titled({ kind: 'person', id: share.pin }),
              kept: keptAs(i + 1),
            },
          ]
        : [],
    )
  const safes = distinct(custody.shares.flatMap(({ safe }) => safe ?? []))
  const holders = [...new Set(custody.shares.flatMap(({ holder }) => holder ?? []))]
  const siteOf = (id: string, of: readonly Safe[]): Picture['regions'][number]['sites'][number] => ({
    id,
    title: titled({ kind: 'site', id }),
    safes: of
      .filter(({ site }) => site === id)
      .map(({ id: safe, opens, together }) => ({
        id: safe,
        title: titled({ kind: 'safe', id: safe }),
        opens: opens.map((person) => titled({ kind: 'person', id: person })),
        together,
        holds: held((share) => share.safe?.id === safe),
      })),
  })
  const regions = [...new Set(safes.map(({ region }) => region))].map((region) => {
    const there = safes.filter((safe) => safe.region === region)
    return {
      id: region ?? '',
      title: region === null ? null : titled({ kind: 'region', id: region }),
      sites: [...new Set(there.map(({ site }) => site))].map((site) => siteOf(site, there)),
    }
  })
  return {
    threshold: custody.threshold,
    shares: custody.shares.length,
    regions,
    people: holders.map((id) => ({
      id,
      title: titled({ kind: 'person', id }),
      holds: held(({ holder }) => holder === id),
    })),
    nowhere: held(({ safe, holder }) => safe === null && holder === null),
    coalitions: groupsOf(coalitions, titled),
    losses: groupsOf(losses, titled),
  }
}

function distinct(safes: readonly Safe[]): readonly Safe[] {
  return safes.filter(({ id }, i) => safes.findIndex((other) => other.id === id) === i)
}

function groupsOf(sets: readonly (readonly Element[])[] | Refusal, titled: (element: Element) => string): Groups {
  if (sets instanceof Refusal) return { listed: [], more: 0, refused: refused(sets) }
  const listed = sets.slice(0, MOST_SHOWN).map((set) => set.map((one) => ({ ...one, title: titled(one) })))
  return { listed, more: sets.length - listed.length, refused: null }
}

/** The set of the ceremony at hand, with each share where it went, or else where it is planned to go; null without a plan. */
export function pictureIn(state: State): Picture | null {
  const size = sizeIn(state.plan)
  const plan = placedPlan(state.script, state.plan.parts)
  if (size === null || plan === null) return null
  const { kept, sealed } = slice.of(state)
  const titles = titlesIn(plan, state.plan.parts)
  const custody = recordedCustody(plan, size, kept, 'planned')
  return pictureOf(custody, titles, (share) => {
    const i = kept.findIndex(({ what, mark }) => what === 'share' && mark === String(share))
    const [thing, by] = [kept[i], sealed[i]]
    if (!thing || by === undefined) return null
    const sealedBy = by === null ? null : titleIn(titles, { kind: 'person', id: by })
    return { bag: thing.bag, sealedBy, checked: null }
  })
}
