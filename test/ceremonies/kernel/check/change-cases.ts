/** Ways to spoil a change of custodians. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from './cases.ts'
import { type Edit, fixtures, swap, without } from './edits.ts'

/** The short change of the tests, of which much can be said that has nothing to do with a change. */
export const change = readFileSync(join(fixtures, 'change.yaml'), 'utf8')

const inForce = /^ *- \{ id: in-force,.*\n/m.exec(change)?.[0] ?? ''

const rewrap = /^ *- \{ id: rewrap,.*\n/m.exec(change)?.[0] ?? ''
const all = 'performs: administrator, witnesses: [witness-1, witness-2]'
const archived = `      - { id: archive, kind: archive, title: Archive, ${all}, key: root, artifact: root.kwp }\n`
const generated = `      - { id: make, kind: generate, title: Make, ${all}, token: hsm, label: root, algorithm: EC-P256, purpose: sign }\n`
const made = generated + archived
const found = `      - { id: find, kind: find-key, title: Find, ${all}, token: hsm, label: root, algorithm: EC-P256, cka-id: '01' }\n${archived}`

const spoilt = (name: string, edit: Edit, ...finds: readonly string[]): Case => ({ name, edit, finds })

/** All that is found beside what is found in it unspoilt. */
export const changeCases: readonly Case[] = [
  spoilt(
    'a key of the earlier record that is not proved under the new set',
    without('restore-secret'),
    '35:30 error KEY-3 rewrap-secret: Step rewrap-secret archives sealing, but no step proves that it can be restored. Add a restore-proof step after it.',
    '39:25 error CHANGE-1 in-force: Step in-force puts the new set in force, but no step before it proves that sealing comes back from it. Add rewrap and restore-proof steps before it.',
  ),
  spoilt(
    'another key of the same label, made in place of the one in the archive',
    swap(rewrap, made),
    '34:21 warning KEY-10 make: The public key of root is never proved. Add a verify-key step after step make.',
    '34:122 error NAME-3 make: Two keys get the label root. Give each key a label of its own.',
    '35:24 error KEY-4 archive: The key root is archived in step archive, but never locked. Add a make-unextractable step after it.',
    '41:25 error CHANGE-1 in-force: Step in-force puts the new set in force, but no step before it proves that root comes back from it. Add rewrap and restore-proof steps before it.',
  ),
  spoilt(
    'a key made of a label that is rewrapped',
    swap(rewrap, `${generated}${rewrap}`),
    '34:21 warning KEY-10 make: The public key of root is never proved. Add a verify-key step after step make.',
    '34:122 error NAME-3 make: Two keys get the label root. Give each key a label of its own.',
    '35:112 error NAME-3 rewrap: Two keys get the label root. Give each key a label of its own.',
  ),
  spoilt('a key that is still in a token, found there and archived anew', swap(rewrap, found)),
  spoilt(
    'a change without the earlier record',
    without('accept'),
    '32:24 error RECOVERY-2 recover: Step recover asks for shares, but no step before it says which archive they open. Add a step accept-archive before it.',
    '33:112 error RECOVERY-1 rewrap: Step rewrap opens an archive of root, but no step before it accepts one. Add a step accept-archive before it.',
    '34:119 error RECOVERY-1 rewrap-secret: Step rewrap-secret opens an archive of sealing, but no step before it accepts one. Add a step accept-archive before it.',
    '39:25 error CHANGE-2 in-force: Step in-force puts a set in force in place of an earlier one, but no step before it accepts the record of that one. Add a step accept-record before it.',
  ),
  spoilt(
    'a set destroyed while it is valid',
    without('in-force'),
    '40:23 error CHANGE-3 retire: Step retire destroys a set that is still the valid one. Add a step put-in-force before it.',
  ),
  spoilt(
    'an earlier set that nobody destroys',
    without('retire'),
    '40:25 warning CHANGE-4 in-force: After step in-force nobody destroys the sheets and archives of the earlier set, which still recover the keys. Add a retire-set step.',
  ),
  spoilt(
    'a set put in force twice',
    swap(inForce, `${inForce}${inForce.replace('id: in-force', 'id: again')}`),
    '41:22 error CHANGE-5 again: Step again does a second time what a change of custodians does once.',
  ),
]
