import { titleIn } from '../../../ceremonies/custody/access.ts'
import { type KeptSet, type Whereabouts, keptSetsIn, whereaboutsIn } from '../../../ceremonies/register/custody.ts'
import { type RegisteredCard, cardsIn } from '../../../ceremonies/register/cards.ts'
import { thingPhrase } from '../../../ceremonies/custody/shapes.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { judged, linesOf, placePhrase, setSections, setsOf } from '../../../ceremonies/transcript/custody.ts'
import { guardProcess } from '../../guard.ts'
import { stderr, stdout } from '../../output.ts'
import { readRecord } from '../../register/reading.ts'
import { Register } from '../../register/register.ts'
import { DataFolder } from '../../store/data-folder.ts'
import { inWords } from '../../words.ts'
import { exits } from '../failure.ts'

export interface CustodyOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Where everything is by the last word on it, and what should have been looked at again by now. */
export function custody({ data, json }: CustodyOptions): Promise<number> {
  return ofRegister(data, (register) => {
    const now = new Date().toISOString()
    const all = whereaboutsIn(register).map((thing) => ({ ...thing, overdue: thing.due < now }))
    const cards = cardsIn(register)
    if (json) stdout.json({ things: all.map(({ titles: _, place: _place, ...thing }) => thing), cards })
    else for (const line of [...all.map(lineOf), ...cards.map(lineOfCard)]) stdout.line(shown(line))
  })
}

/** Who could bring the key back tonight, and what it does not survive. Throws CUSTODY_KEY_UNKNOWN. */
export function coalitions(key: string, { data, json }: CustodyOptions): Promise<number> {
  return ofRegister(data, (register) => {
    const sets = keptSetsIn(register)
    const found = sets.filter(
      ({ set, identifier, keys }) => set === key || String(identifier) === key || keys.includes(key),
    )
    if (found.length === 0) {
      const known = sets.flatMap(({ identifier, keys }) => [...keys, String(identifier)])
      throw refuse('CUSTODY_KEY_UNKNOWN', { key, known: known.length === 0 ? '–' : known })
    }
    if (json) stdout.json(found.map(asJson))
    else for (const one of found) for (const line of linesOfSet(one)) stdout.line(shown(line))
  })
}

async function ofRegister(named: string | undefined, tell: (register: Register) => void): Promise<number> {
  await guardProcess()
  const data = DataFolder.read(named)
  try {
    const register = Register.open(data, readRecord)
    register.catchUp()
    tell(register)
    for (const { trouble } of register.unreadable()) stderr.line(`strongroom: ${trouble.code}: ${inWords(trouble)}`)
    return register.unreadable().length === 0 ? exits.done : exits.unreadable
  } finally {
    data.close()
  }
}

function lineOf(thing: Whereabouts & { readonly overdue: boolean }): string {
  const { at, due, overdue, bag, place, titles } = thing
  const where = inWords(placePhrase(place, (element) => titleIn(titles, element)))
  return [
    inWords(thingPhrase(thing)),
    where,
    `bag ${bag}`,
    `seen ${at}`,
    `${overdue ? 'OVERDUE since' : 'due'} ${due}`,
  ].join('  ')
}

function lineOfCard({ card, holder, applet, serial, shares, seen }: RegisteredCard): string {
  const kept = shares.map(({ share, set, onPaper, valid }) => {
    return `share ${share} of set ${set}${onPaper ? ', also on paper' : ''}${valid ? '' : ', which counts no more'}`
  })
  return [
    `card ${serial} (${applet === 'piv' ? 'PIV' : 'OpenPGP'}, ${card})`,
    `with ${holder}`,
    kept.length === 0 ? 'keeps no share' : `keeps ${kept.join('; ')}`,
    seen === null ? 'not asked since' : `${seen.found} ${seen.at}`,
  ].join('  ')
}

function asJson({ ceremony, set, identifier, valid, keys, custody: kept }: KeptSet) {
  return { ceremony, set, identifier, valid, keys, ...setsOf(judged(kept)) }
}

function linesOfSet({ ceremony, set, valid, keys, custody: kept, titles }: KeptSet): readonly string[] {
  const { threshold, shares } = kept
  const lost = shares.filter(({ safe, holder }) => safe === null && holder === null).length
  return [
    `Set ${set} of ${ceremony}: ${threshold} of ${shares.length}${keys.length === 0 ? '' : `, for ${keys.join(', ')}`}`,
    ...(valid
      ? []
      : ['  Not the valid set of these keys, and it still recovers them: only replacing the keys cures that']),
    ...(lost === 0 ? [] : [`  ${lost} of its shares are nowhere on record: whoever has them counts as well`]),
    ...linesOf(
      setSections(judged(kept), (element) => titleIn(titles, element)),
      inWords,
    ),
  ]
}
