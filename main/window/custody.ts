/** What the first screen shows of custody: every set that the register knows, as it stands tonight. */
import type { KnownSet } from '../../ceremonies/custody/picture.ts'
import { titleIn } from '../../ceremonies/custody/access.ts'
import { keptSetsIn, whereaboutsIn } from '../../ceremonies/register/custody.ts'
import { pictureOf } from '../../ceremonies/room/picture.ts'
import type { Register } from '../register/register.ts'

/** The latest first. `now` decides what is overdue. */
export function knownCustody(register: Register, now: string): KnownSet[] {
  const things = whereaboutsIn(register)
  const modes = new Map(register.of('ceremony').map(({ ceremony, row }) => [ceremony, row.mode]))
  return keptSetsIn(register)
    .map(({ ceremony, set, identifier, keys, custody, titles }) => ({
      ceremony,
      set,
      identifier,
      mode: modes.get(ceremony) ?? 'rehearsal',
      keys: [...keys],
      picture: pictureOf(custody, titles, (share) => {
        const thing = things.find(({ what, set: of, mark }) => what === 'share' && of === set && mark === String(share))
        if (!thing) return null
        const { bag, sealedBy, at, due } = thing
        const by = sealedBy === null ? null : titleIn(thing.titles, { kind: 'person', id: sealedBy })
        return { bag, sealedBy: by, checked: { at, due, overdue: due < now } }
      }),
    }))
    .reverse()
}
