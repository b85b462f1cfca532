import type { Case } from './cases.ts'
import { type Edit, all, behind, swap } from './edits.ts'

const plan = `custody:
  regions:
    north: { title: The north }
    south: { title: The south }
  sites:
    a: { title: Site A, region: north }
    b: { title: Site B, region: south }
    c: { title: Site C }
  safes:
    safe-a: { title: Safe A, site: a, opens: [custodian-1] }
    safe-b: { title: Safe B, site: b, opens: [custodian-2] }
    safe-c: { title: Safe C, site: c, opens: [custodian-3, witness-1], together: 2 }
  shares:
    - { share: 1, safe: safe-a }
    - { share: 2, safe: safe-b }
    - { share: 3, safe: safe-c, pin: custodian-3 }
    - { share: 4, with: custodian-4 }
  copies:
    - { medium: stick-1, safe: safe-a }
    - { medium: stick-2, safe: safe-b }
  knows: [witness-2]
`
/** The custody plan that the cases spoil stands on lines 23 to 44 of the script. */
export const withPlan: Edit = swap(
  '\nacts:\n',
  `\n  media:\n    stick-1: { title: Stick 1 }\n    stick-2: { title: Stick 2 }\n${plan}acts:\n`,
)

const keepers = Array.from({ length: 16 }, (_, i) => `keeper-${i + 1}`)

/** The same plan with a safe and a share for each custodian, however many there are. */
const forEach: Edit = all(
  swap(
    `    safe-a: { title: Safe A, site: a, opens: [custodian-1] }
    safe-b: { title: Safe B, site: b, opens: [custodian-2] }
    safe-c: { title: Safe C, site: c, opens: [custodian-3, witness-1], together: 2 }
`,
    `    own: { title: 'Safe of {each}', for-each: custodian, site: [a, b, c], opens: [each] }
    safe-a: { title: Safe A, site: a, opens: [administrator] }
    safe-b: { title: Safe B, site: b, opens: [administrator] }
`,
  ),
  swap(
    `    - { share: 1, safe: safe-a }
    - { share: 2, safe: safe-b }
    - { share: 3, safe: safe-c, pin: custodian-3 }
    - { share: 4, with: custodian-4 }
`,
    '    - { for-each: custodian, safe: own }\n',
  ),
)

const spoilt = (name: string, edit: Edit, ...finds: readonly string[]): Case => ({
  name,
  edit: all(withPlan, edit),
  finds,
})

export const custodyCases: readonly Case[] = [
  spoilt('a custody plan that nothing can be said against', all()),
  spoilt(
    'a share in a safe and with somebody',
    swap('{ share: 1, safe: safe-a }', '{ share: 1, safe: safe-a, with: custodian-1 }'),
    '38:7 error FORM-1 -: custody.shares.0: must be in exactly one place: a safe, or with a person. Correct the file.',
  ),
  spoilt(
    'no such region',
    swap('region: south', 'region: west'),
    '31:25 error CUSTODY-1 -: The custody plan names the region west, which the plan does not have. Add it, or correct the name.',
  ),
  spoilt(
    'no such site',
    swap('site: b,', 'site: d,'),
    '35:30 error CUSTODY-1 -: The custody plan names the site d, which the plan does not have. Add it, or correct the name.',
  ),
  spoilt(
    'no such safe',
    swap('share: 2, safe: safe-b', 'share: 2, safe: safe-x'),
    '39:19 error CUSTODY-1 -: The custody plan names the safe safe-x, which the plan does not have. Add it, or correct the name.',
  ),
  spoilt(
    'no such medium',
    swap('medium: stick-2', 'medium: stick-3'),
    '44:9 error CUSTODY-1 -: The custody plan names the medium stick-3, which the inventory does not have. Add it, or correct the name.',
  ),
  spoilt(
    'nobody of that name opens',
    swap('opens: [custodian-2]', 'opens: [keeper]'),
    '35:47 error CUSTODY-2 -: The custody plan names keeper, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
  ),
  spoilt(
    'nobody of that name knows',
    swap('knows: [witness-2]', 'knows: [auditor]'),
    '45:11 error CUSTODY-2 -: The custody plan names auditor, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
  ),
  spoilt(
    'a share without a place',
    swap('    - { share: 2, safe: safe-b }\n', ''),
    '37:3 error CUSTODY-3 -: The custody plan does not say where share 2 is kept. Add it under shares.',
  ),
  spoilt(
    'a share in two places',
    swap('share: 4, with: custodian-4', 'share: 2, with: custodian-2'),
    '41:7 error CUSTODY-4 -: The custody plan keeps share 2 in two places. Remove one of them.',
  ),
  spoilt(
    'a medium in two places',
    swap('medium: stick-2', 'medium: stick-1'),
    '44:7 error CUSTODY-4 -: The custody plan keeps the medium stick-1 in two places. Remove one of them.',
  ),
  spoilt(
    'too few to open',
    swap('together: 2', 'together: 3'),
    '36:72 error CUSTODY-5 -: It takes 3 people to open Safe C, but only 2 can. Lower together, or name more people under opens.',
  ),
  spoilt(
    'two shares in one site',
    swap('site: b,', 'site: a,'),
    '27:5 error CUSTODY-7 -: The north holds 2 shares; what strikes the whole region destroys the key. At most 1 may be in one region: move one to another region.',
    '30:5 error CUSTODY-6 -: Site A holds 2 shares; if it burns down, the key is lost with them. At most 1 may be in one site: move one to another site.',
    '42:3 warning CUSTODY-12 -: Every medium with the archive is in Site A; if it burns down, the shares have nothing to open. Keep one in another site.',
  ),
  spoilt(
    'two shares in one region',
    swap('region: south', 'region: north'),
    '27:5 error CUSTODY-7 -: The north holds 2 shares; what strikes the whole region destroys the key. At most 1 may be in one region: move one to another region.',
  ),
  spoilt(
    'one person takes two',
    swap('opens: [custodian-2]', 'opens: [custodian-2, custodian-1]'),
    '37:3 error CUSTODY-8 -: Custodian 1 alone takes 2 shares, of which 2 bring the key back. Have one of those safes opened by two people together, or by somebody else.',
  ),
  spoilt(
    'one person could have both parts',
    all(
      swap('[[administrator, witness, custodian]]', '[[administrator, witness], [administrator, custodian]]'),
      swap('opens: [custodian-1]', 'opens: [witness-1]'),
    ),
    '37:3 error CUSTODY-8 -: One person could be Witness 1, Custodian 2, and would take 2 shares, of which 2 bring the key back. List witness, custodian together under conflicts, or have one of those safes opened by two people together.',
    '37:3 error CUSTODY-8 -: One person could be Witness 1, Custodian 3, and would take 2 shares, of which 2 bring the key back. List witness, custodian together under conflicts, or have one of those safes opened by two people together.',
    '45:11 error CUSTODY-9 -: One person could be Witness 2, Custodian 2, would know where everything is, and would take 1 share alone. List witness, custodian together under conflicts, or have two people open that safe together.',
    '105:9 warning SHARE-10 hand-over: One person could hold a share and enter a PIN (custodian, witness). Have PINs entered by a role that conflicts with custodian.',
  ),
  spoilt(
    'who knows takes one',
    swap('knows: [witness-2]', 'knows: [witness-2, custodian-1]'),
    '45:22 error CUSTODY-9 -: Custodian 1 knows where everything is and takes 1 share alone. Have somebody else open that safe, or two people together.',
  ),
  spoilt(
    'too many people',
    all(
      swap(
        '  shares:\n    - { share: 1,',
        `  keepers: { ${keepers.map((name) => `${name}: { title: ${name} }`).join(', ')} }\n  shares:\n    - { share: 1,`,
      ),
      swap('opens: [custodian-2]', `opens: [${keepers.join(', ')}], together: 2`),
    ),
    '33:3 error CUSTODY-10 -: The custody plan names 20 people; who could act together can be computed for 18. Name fewer, such as one keeper for several safes.',
  ),
  spoilt(
    'a keeper takes two',
    all(
      swap('  shares:\n    - { share: 1,', '  keepers: { bank: { title: The bank } }\n  shares:\n    - { share: 1,'),
      swap('opens: [custodian-1]', 'opens: [custodian-1, bank]'),
      swap('opens: [custodian-2]', 'opens: [custodian-2, bank]'),
    ),
    '38:3 error CUSTODY-8 -: The bank alone takes 2 shares, of which 2 bring the key back. Have one of those safes opened by two people together, or by somebody else.',
  ),
  spoilt(
    'one person’s PIN for two',
    swap('safe: safe-b }\n    - { share: 3', 'safe: safe-b, pin: custodian-3 }\n    - { share: 3'),
    '36:47 warning CUSTODY-11 -: 2 shares are of no use without Custodian 3, and only 1 may be lost. Give one of them to somebody else.',
  ),
  spoilt(
    'all copies in one site',
    swap('stick-2, safe: safe-b', 'stick-2, safe: safe-a'),
    '42:3 warning CUSTODY-12 -: Every medium with the archive is in Site A; if it burns down, the shares have nothing to open. Keep one in another site.',
  ),
  spoilt('a plan for each custodian', forEach),
  {
    ...spoilt(
      'a plan for each custodian, where two of them are in one site',
      forEach,
      '27:5 error CUSTODY-7 -: The north holds 2 shares; what strikes the whole region destroys the key. At most 1 may be in one region: move one to another region.',
      '28:5 error CUSTODY-7 -: The south holds 2 shares; what strikes the whole region destroys the key. At most 1 may be in one region: move one to another region.',
      '30:5 error CUSTODY-6 -: Site A holds 2 shares; if it burns down, the key is lost with them. At most 1 may be in one site: move one to another site.',
      '31:5 error CUSTODY-6 -: Site B holds 2 shares; if it burns down, the key is lost with them. At most 1 may be in one site: move one to another site.',
    ),
    settings: { shares: '5', threshold: '4' },
  },
  spoilt(
    'one share is kept otherwise than the others',
    all(forEach, swap('safe: own }', 'safe: own }\n    - { share: 2, with: custodian-1 }')),
    '37:3 error CUSTODY-8 -: Custodian 1 alone takes 2 shares, of which 2 bring the key back. Have one of those safes opened by two people together, or by somebody else.',
  ),
  spoilt(
    'no such role',
    all(forEach, swap('{ for-each: custodian, safe: own }', '{ for-each: keeper, safe: own }')),
    '37:3 error CUSTODY-3 -: The custody plan does not say where share 1 is kept. Add it under shares.',
    '37:3 error CUSTODY-3 -: The custody plan does not say where share 2 is kept. Add it under shares.',
    '37:3 error CUSTODY-3 -: The custody plan does not say where share 3 is kept. Add it under shares.',
    '38:9 error CUSTODY-1 -: The custody plan names the role keeper, which the script does not have. Add it, or correct the name.',
  ),
  spoilt(
    'fewer safes than shares',
    all(forEach, swap('for-each: custodian, site', 'for-each: witness, site')),
    '37:3 error CUSTODY-3 -: The custody plan does not say where share 3 is kept. Add it under shares.',
    '42:11 error CUSTODY-9 -: Witness 2 knows where everything is and takes 1 share alone. Have somebody else open that safe, or two people together.',
  ),
  spoilt(
    'each of nobody',
    all(forEach, swap('site: b, opens: [administrator]', 'site: b, opens: [each]')),
    '36:47 error CUSTODY-2 -: The custody plan names each, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
  ),
  spoilt(
    'a share by its number and for each',
    all(forEach, swap('{ for-each: custodian, safe: own }', '{ share: 1, for-each: custodian, safe: own }')),
    '38:7 error FORM-1 -: custody.shares.0: must be of one share, or of each of a role: share or for-each. Correct the file.',
  ),
  {
    name: 'a share is kept without a plan',
    edit: behind(
      'prove-share',
      'id: bags, kind: keep-share, title: Bags, for-each: custodian, performs: each, witnesses: [witness-1, witness-2], when: { parameter: archive, is: wrapped }',
    ),
    finds: [
      '91:21 error CUSTODY-13 bags: Step bags says where a share is kept, but the script has no custody plan. Add one (custody).',
    ],
  },
  {
    name: 'a share is looked at before it is said of which set',
    edit: behind(
      'prove-share',
      'id: look, kind: inspect-share, title: Look, for-each: custodian, performs: each, witnesses: [witness-1, witness-2], when: { parameter: archive, is: wrapped }',
    ),
    finds: [
      '91:21 error CUSTODY-14 look: Step look looks at a share before it is said of which set. Put a call-set step before it.',
    ],
  },
  {
    name: 'a share goes back that nobody has looked at',
    edit: behind(
      'prove-share',
      'id: back, kind: return-share, title: Back, for-each: custodian, performs: each, witnesses: [witness-1, witness-2], when: { parameter: archive, is: wrapped }',
    ),
    finds: [
      '91:21 error CUSTODY-13 back: Step back says where a share is kept, but the script has no custody plan. Add one (custody).',
      '91:21 error CUSTODY-15 back: Step back returns a share that nobody has looked at. Put an inspect-share step before it.',
    ],
  },
]
