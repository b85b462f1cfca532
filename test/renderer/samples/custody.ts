import { type Custody, type Keeping, type Safe, titleIn } from '../../../ceremonies/custody/access.ts'
import type { Held } from '../../../ceremonies/custody/picture.ts'
import { pictureOf } from '../../../ceremonies/room/picture.ts'
import { KnownSet } from '../../../preload/views.ts'

const titles = {
  'region north': 'The north',
  'region south': 'The south',
  'region west': 'The west',
  'site site-a': 'Site A',
  'site site-b': 'Site B',
  'site site-c': 'Site C',
  ...Object.fromEntries([1, 2, 3, 4].map((n) => [`safe safe-${n}`, `Safe ${n}`])),
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`person custodian-${n}`, `Custodian ${n}`])),
  'person bank': 'Bank manager',
}
const safe = (n: number, site: string, region: string, opens: readonly string[], together = 1): Safe => ({
  id: `safe-${n}`,
  site: `site-${site}`,
  region,
  opens,
  together,
})
const inSafe = (of: Safe, pin: string | null = null): Keeping => ({ safe: of, holder: null, pin })

const shares: readonly Keeping[] = [
  inSafe(safe(1, 'a', 'north', ['custodian-1'])),
  inSafe(safe(2, 'b', 'south', ['custodian-2', 'bank'], 2)),
  inSafe(safe(3, 'c', 'west', ['custodian-3']), 'custodian-3'),
  inSafe(safe(4, 'a', 'north', ['custodian-4'])),
  { safe: null, holder: 'custodian-5', pin: null },
]
const custody: Custody = { threshold: 3, shares, copies: [] }

const seen = (share: number, checked: NonNullable<Held['kept']>['checked']): Held['kept'] => ({
  bag: `A 104${share}`,
  sealedBy: titleIn({}, { kind: 'person', id: 'Internal witness' }),
  checked,
})

/** What the register knows of one set: a share of it should have been looked at. */
export const knownSet: KnownSet = KnownSet.parse({
  ceremony: 'k2v7q4m9x1c8p3w6z5n0t2r4y7',
  set: '3f2a',
  identifier: 12345,
  mode: 'real',
  keys: ['Example Root CA R1'],
  picture: pictureOf(custody, titles, (share) =>
    seen(share, {
      at: share === 3 ? '2025-10-02T10:00:00.000Z' : '2026-06-18T10:00:00.000Z',
      due: share === 3 ? '2026-10-02T10:00:00.000Z' : '2027-06-18T10:00:00.000Z',
      overdue: share === 3,
    }),
  ),
})

/** The same in the room, where two shares are in their bags and three are still to go. */
export const inTheRoom = pictureOf(custody, titles, (share) => (share <= 2 ? seen(share, null) : null))
