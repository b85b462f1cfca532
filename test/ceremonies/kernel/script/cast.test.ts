import { describe, expect, test } from 'vitest'
import { expandRoles, checkNames } from '../../../../ceremonies/kernel/cast.ts'
import type { Script } from '../../../../ceremonies/kernel/script.ts'
import { refused } from '../../../support/refused.ts'

const script = {
  roles: {
    administrator: { title: 'Administrator', count: 1 },
    witness: { title: 'Witness', count: 2, brings: 'value' },
    custodian: { title: 'Custodian', count: '$shares' },
  },
  conflicts: [['administrator', 'custodian']],
} as unknown as Script
const parts = expandRoles(script, { shares: 2 })

test('a role with several people has numbered parts, in the order of the script', () => {
  expect(parts).toEqual([
    { id: 'administrator', role: 'administrator', title: 'Administrator', brings: false },
    { id: 'witness-1', role: 'witness', title: 'Witness 1', brings: true },
    { id: 'witness-2', role: 'witness', title: 'Witness 2', brings: true },
    { id: 'custodian-1', role: 'custodian', title: 'Custodian 1', brings: false },
    { id: 'custodian-2', role: 'custodian', title: 'Custodian 2', brings: false },
  ])
})

test('a role of one, though counted by a parameter, has a part without a number', () => {
  expect(expandRoles(script, { shares: 1 }).at(-1)).toEqual({
    id: 'custodian',
    role: 'custodian',
    title: 'Custodian',
    brings: false,
  })
})

test.each([[0], [65], ['five'], [1.5]])('%j people are refused', async (shares) => {
  expect(await refused(() => expandRoles(script, { shares }))).toEqual({
    code: 'ROLE_COUNT',
    message: `The role custodian needs a whole number of people from 1 to 64, not ${JSON.stringify(shares)}.`,
  })
})

describe('the names of a cast', () => {
  const names = {
    administrator: 'Person A',
    'witness-1': 'Person B',
    'witness-2': 'Person C',
    'custodian-1': 'Person D',
    'custodian-2': 'Person E',
  }

  test('are accepted when every part has one and nobody combines what may not be', () => {
    expect(() => {
      checkNames(script, parts, names)
    }).not.toThrow()
    // An administrator who witnesses is no conflict of this script.
    expect(() => {
      checkNames(script, parts, { ...names, 'witness-1': 'Person A' })
    }).not.toThrow()
  })

  test.each([
    [{ ...names, 'custodian-2': ' ' }, 'NAME_MISSING', 'Nobody is named for custodian-2. Every part needs a person.'],
    [
      { ...names, 'custodian-3': 'Person F' },
      'NAME_UNKNOWN',
      'A name is given for custodian-3, but the script has no such part; it has administrator, witness-1, witness-2, custodian-1, custodian-2.',
    ],
    [
      { ...names, 'custodian-1': 'Person A' },
      'ROLE_CONFLICT',
      'One person may not be both administrator and custodian-1. Assign two different people.',
    ],
    [
      { ...names, 'witness-2': 'person  b' },
      'NAMES_ALIKE',
      'The names for witness-1 and witness-2 look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
    ],
    [
      { ...names, 'custodian-2': 'Ｐerson D' },
      'NAMES_ALIKE',
      'The names for custodian-1 and custodian-2 look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
    ],
  ])('%#: %j', async (given, code, message) => {
    expect(
      await refused(() => {
        checkNames(script, parts, given)
      }),
    ).toEqual({ code, message })
  })
})
