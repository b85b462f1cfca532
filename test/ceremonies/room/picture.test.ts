import { describe, expect, test } from 'vitest'
import type { Picture } from '../../../ceremonies/custody/picture.ts'
import { initialState, makePlan, parseScript } from '../../../ceremonies/index.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { pictureIn } from '../../../ceremonies/room/picture.ts'
import type { Event } from '../../../ceremonies/subjects/index.ts'
import { evolveAll } from '../../support/known.ts'
import { medium, splitSecret } from '../kernel/check/edits.ts'

const script = parseScript(splitSecret)
const begun = (shares: number) =>
  initialState(script, makePlan(script, bindParameters(script.parameters, { shares: String(shares), threshold: '2' })))
const kept = (mark: string, safe: string | null, holder: string | null): Event => ({
  type: 'thing.kept',
  what: 'share',
  set: 'ab',
  mark,
  title: '',
  bag: `A ${mark}`,
  safe,
  holder,
  pin: null,
  step: 'share-bags-1',
  sealedBy: 'internal-witness',
  place: '',
})

/** Where each share stands in the picture, and in which bag. */
function drawn({ regions, people, nowhere }: Picture): readonly (readonly [number, string, string | null])[] {
  const places = [
    ...regions.flatMap(({ sites }) => sites.flatMap(({ title, safes }) => safes.map((safe) => ({ ...safe, title })))),
    ...people,
    { title: 'nowhere', holds: nowhere },
  ]
  return places
    .flatMap(({ title, holds }) => holds.map((one) => [one.share, title, one.kept?.bag ?? null] as const))
    .toSorted(([a], [b]) => a - b)
}

describe('the picture of the ceremony at hand', () => {
  test.each([2, 7, 16])('has every one of %i shares once, where the plan has it', (shares) => {
    const picture = pictureIn(begun(shares))
    expect(picture && drawn(picture)).toEqual(
      Array.from({ length: shares }, (_, i) => [i + 1, `Site ${'ABCDE'[i % 5]}`, null]),
    )
  })

  test('is drawn again by what was recorded, with the groups that follow from it', () => {
    const picture = pictureIn(evolveAll(begun(3), [kept('1', 'own-safe-1', null), kept('2', null, 'custodian-2')]))
    expect(picture && drawn(picture)).toEqual([
      [1, 'Site A', 'A 1'],
      [2, 'Custodian 2', 'A 2'],
      [3, 'Site C', null],
    ])
    expect(picture?.coalitions.listed.map((group) => group.map(({ title }) => title).join(', '))).toEqual([
      'Custodian 1, Custodian 2, Safe of Custodian 1',
      'Custodian 2, Custodian 3, Safe of Custodian 3',
      'Custodian 1, Custodian 3, Safe of Custodian 1, Safe of Custodian 3',
    ])
    const [first] = picture?.regions.flatMap(({ sites }) => sites.flatMap(({ safes }) => safes)) ?? []
    expect(first?.holds[0]?.kept).toEqual({ bag: 'A 1', sealedBy: 'Internal witness', checked: null })
  })

  test('is none without a custody plan', () => {
    const other = parseScript(medium)
    expect(pictureIn(initialState(other, makePlan(other, bindParameters(other.parameters, {}))))).toBeNull()
  })
})
