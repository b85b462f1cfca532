import type { Case } from './cases.ts'
import { all, behind, type Edit, swap } from './edits.ts'

const anchor = `'${'0'.repeat(64)}'`
const witnesses = 'witnesses: [witness-1, witness-2]'

/** The badges of these roles are asked for, and all custodians show theirs behind that step; `also` as the script has it elsewhere. */
const badges = (roles: string, step: string, ...also: readonly Edit[]): Edit =>
  all(
    swap('inventory:', `known-by-badge: { roles: [${roles}], anchors: [${anchor}] }\ninventory:`),
    behind(step, `id: badge, kind: check-badge, title: Badge, for-each: custodian, performs: each, ${witnesses}`),
    ...also,
  )

export const badgeCases: readonly Case[] = [
  { name: 'badges of all custodians', edit: badges('custodian', 'clock'), finds: [] },
  {
    name: 'a role known by badge that is none',
    edit: badges('custodians, custodian', 'clock'),
    finds: [
      '19:27 error BADGE-1 -: custodians is to be known by badge, but the script has no such role. Correct the name. Did you mean custodian?',
    ],
  },
  {
    name: 'a role known by badge without a step',
    edit: badges('custodian, administrator', 'clock'),
    finds: [
      '19:38 error BADGE-2 -: administrator is to be known by badge, but no step checks it. Add a step check-badge that administrator performs, or leave the role out.',
    ],
  },
  {
    name: 'a badge that nobody asked for',
    edit: badges('administrator', 'clock'),
    finds: [
      '19:27 error BADGE-2 -: administrator is to be known by badge, but no step checks it. Add a step check-badge that administrator performs, or leave the role out.',
      '29:76 error BADGE-3 badge: Step badge checks the badge of custodian-1, but the script does not say that this role is known by badge. Add the role to known-by-badge, with the anchors of its badges, or remove the step.',
    ],
  },
  {
    name: 'a badge that is shown too late',
    edit: badges('custodian', 'hand-over'),
    finds: [
      // The check is then the one step of its act that a ceremony without an archive has.
      '60:5 error RECORD-4 -: The act backup does not end with a checkpoint. Add the steps checkpoint and copy-words at its end. (When archive is none.)',
      '83:9 error BADGE-4 hand-over: Step hand-over has custodian-1 work with a device before a check-badge step has shown who that is. Move the check before it.',
    ],
  },
  {
    name: 'an anchor that is none',
    edit: all(badges('custodian', 'clock'), swap(anchor, 'root.pem')),
    finds: [
      '19:49 error FORM-1 -: known-by-badge.anchors.0: must be one certificate in PEM, in lines of 64 characters, or the SHA-256 of its DER in 64 lower-case hexadecimal digits. Correct the file.',
    ],
  },
]
