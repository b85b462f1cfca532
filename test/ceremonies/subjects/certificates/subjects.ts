import fc from 'fast-check'
import { attributeTypes, type AttributeType } from '../../../../ceremonies/base/distinguished-name.ts'

const characters = fc.constantFrom(...Array.from('aZ09 "#+,;<=>\\éß漢.-_/:()\'&'))
const value = (limit: number) =>
  fc
    .array(characters, { minLength: 1, maxLength: limit })
    .map((all) => all.join('').trim())
    .filter((text) => text !== '')
const others = (['O', 'OU', 'L', 'ST', 'organizationIdentifier'] as const satisfies AttributeType[]).map((type) =>
  fc.record({ type: fc.constant(type), value: value(attributeTypes[type].limit) }),
)
/** Subjects with every character that RFC 4514 makes special, and room for the mark of a rehearsal. */
export const subjects = fc
  .tuple(
    value(54),
    fc.shuffledSubarray(others).chain((chosen) => fc.tuple(...chosen)),
    fc.stringMatching(/^[A-Z]{2}$/),
  )
  .map(([name, more, country]) => [
    { type: 'CN' as const, value: name },
    ...more,
    { type: 'C' as const, value: country },
  ])
