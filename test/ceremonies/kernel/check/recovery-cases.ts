import type { Case } from './cases.ts'
import { all, type Edit, swap, without } from './edits.ts'

/** A drill within the script that the cases spoil, of the root key that it archives; on lines 152 to 155. */
const steps = [
  'id: accept, kind: accept-archive, performs: witness-1, witnesses: [witness-2, administrator], key: root, artifact: root.kwp, title: Take',
  'id: recover, kind: recover-backup-key, performs: administrator, witnesses: [witness-1, witness-2], token: root-hsm, custodians: custodian, title: Recover',
  'id: open, kind: recover-key, performs: administrator, witnesses: [witness-1, witness-2], key: root, token: root-hsm, algorithm: $algorithm, title: Open',
  'id: clear, kind: destroy-recovered, performs: administrator, witnesses: [witness-1, witness-2], token: root-hsm, title: Clear',
].map((step) => `      - { ${step}, when: { parameter: archive, is: wrapped } }\n`)

const checkpoint = '      - { id: checkpoint-3,'
const withDrill: Edit = swap(checkpoint, `${steps.join('')}${checkpoint}`)

const spoilt = (name: string, edit: Edit, ...finds: readonly string[]): Case => ({
  name,
  edit: all(withDrill, edit),
  finds,
})

export const recoveryCases: readonly Case[] = [
  spoilt('a drill that nothing can be said against', all()),
  spoilt(
    'an archive that nobody accepted',
    without('accept'),
    '152:24 error RECOVERY-2 recover: Step recover asks for shares, but no step before it says which archive they open. Add a step accept-archive before it.',
    '153:100 error RECOVERY-1 open: Step open opens an archive of root, but no step before it accepts one. Add a step accept-archive before it.',
  ),
  spoilt(
    'no backup key to open it',
    without('recover'),
    '153:111 error RECOVERY-3 open: Step open needs the recovered backup key in root-hsm. Add a step recover-backup-key before it.',
    '154:107 error RECOVERY-3 clear: Step clear needs the recovered backup key in root-hsm. Add a step recover-backup-key before it.',
  ),
  spoilt(
    'a recovered key that stays',
    without('clear'),
    '153:24 error RECOVERY-4 recover: The backup key recovered in step recover is never destroyed. Add a destroy-recovered step for root-hsm after it.',
  ),
  spoilt(
    'shares from nobody',
    swap('custodians: custodian', 'custodians: keeper'),
    '153:127 error RECOVERY-5 recover: Step recover asks the role keeper for shares, but nobody has that role. Name the role of the custodians.',
  ),
  spoilt(
    'an archive that nobody opens',
    without('open'),
    '152:23 warning RECOVERY-6 accept: Step accept accepts an archive of root that no step opens. Add a recover-key step, or remove this one.',
  ),
  spoilt(
    'a second recovery',
    swap(steps[2] ?? '', `${(steps[1] ?? '').replace('id: recover', 'id: again')}${steps[2] ?? ''}`),
    '154:22 error RECOVERY-7 again: Step again recovers a backup key a second time. A ceremony recovers one, once.',
  ),
]
