import type { Case } from './cases.ts'
import { all, behind, type Edit, swap } from './edits.ts'

/** Each of these people enrols a card, behind the step of the record key; `roles`: those whose card speaks. */
const speaking = (roles: string, ...people: readonly number[]): Edit =>
  all(
    swap(
      'inventory:',
      `speak-by-card: { roles: [${roles}] }\ninventory:\n  cards: { ${people.map(listed).join(', ')} }`,
    ),
    ...people.map((person) => behind('fingerprint', enrols(person))),
  )

const listed = (person: number): string => `card-${person}: { title: Card ${person} }`
const enrols = (person: number): string =>
  `id: enrol-${person}, kind: enrol-card, title: Enrol, performs: custodian-${person}, witnesses: [witness-1, witness-2], card: card-${person}, application: piv`

export const speakingCases: readonly Case[] = [
  { name: 'cards that speak for all custodians', edit: speaking('custodian', 1, 2, 3), finds: [] },
  {
    name: 'a card that is to speak for somebody who enrols none',
    edit: speaking('custodian', 1, 2),
    finds: [
      '19:26 error CARD-7 -: A card is to speak for custodian-3, but no step enrols or presents one. Add a step enrol-card or present-card that custodian-3 performs, or leave the role out.',
    ],
  },
  {
    name: 'a card that is to speak for a role that is none',
    edit: speaking('custodians', 1, 2, 3),
    finds: [
      '19:26 error CARD-6 -: A card is to speak for custodians, but the script has no such role. Correct the name. Did you mean custodian?',
    ],
  },
]
