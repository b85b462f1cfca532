import { type Edit, all, behind, move, swap, without } from './edits.ts'

/** A way to spoil the script, and all that is then found: `line:column severity check step: sentence`. */
export interface Case {
  readonly name: string
  readonly finds: readonly string[]
  readonly edit: Edit
  readonly settings?: Readonly<Record<string, string>>
}

const people = 'performs: administrator, witnesses: [witness-1, witness-2]'
const whenWrapped = 'when: { parameter: archive, is: wrapped }'

export const cases: readonly Case[] = [
  {
    name: 'syntax',
    finds: [
      '5:1 error FORM-1 -: Flow sequence in block collection must be sufficiently indented and end with a ]. Correct the file.',
    ],
    edit: swap('title: Medium', 'title: [Medium'),
  },
  {
    name: 'unknown member',
    finds: ['5:1 error FORM-1 -: unknown member colour. Correct the file.'],
    edit: swap('purpose:', 'colour: red\npurpose:'),
  },
  {
    name: 'setting',
    finds: [
      '11:3 error FORM-2 -: The parameter shares must be a whole number from 2 to 16. Change the setting, or the parameter in the script.',
    ],
    edit: all(),
    settings: { shares: '17' },
  },
  {
    name: 'unknown setting',
    finds: [
      '7:1 error FORM-2 -: The script has no parameter size; it has algorithm, subject, validity-years, shares, threshold, archive. Change the setting, or the parameter in the script.',
    ],
    edit: all(),
    settings: { size: '17' },
  },
  {
    name: 'setting the step does not take',
    finds: [
      '162:9 error FORM-3 certificate: With these parameters step certificate cannot be carried out: years: Too big: expected number to be <=25. Change the parameter or the step.',
    ],
    edit: swap('max: 25', 'max: 50'),
    settings: { 'validity-years': '30' },
  },
  {
    name: 'parameter too wide',
    finds: [
      '12:49 warning FORM-4 split: The parameter threshold allows 1, but step split does not: threshold: Too small: expected number to be >=2. Narrow the parameter to what the step takes.',
    ],
    edit: swap('min: 2, max: 16, default: 2', 'min: 1, max: 16, default: 2'),
  },
  {
    name: 'two steps, one id',
    finds: ['165:11 error NAME-1 verify-key: Two steps are called verify-key. Give each step an id of its own.'],
    edit: swap('id: deviations', 'id: verify-key'),
  },
  {
    name: 'an id that a repeated step gets',
    finds: ['119:11 error NAME-1 hand-over-2: Two steps are called hand-over-2. Give each step an id of its own.'],
    edit: swap('id: verify-key', 'id: hand-over-2'),
  },
  {
    name: 'two acts, one id',
    finds: ['58:5 error NAME-2 -: Two acts are called opening. Give each act an id of its own.'],
    edit: swap('- id: backup\n', '- id: opening\n'),
  },
  {
    name: 'two keys, one label',
    finds: ['119:129 error NAME-3 again: Two keys get the label root. Give each key a label of its own.'],
    edit: behind(
      'generate',
      `id: again, kind: generate, title: Again, ${people}, token: root-hsm, label: root, algorithm: $algorithm`,
    ),
  },
  {
    name: 'two files, one name',
    finds: ['164:9 error NAME-4 certificate: Two steps make the file root.kwp. Give each file a name of its own.'],
    edit: swap('artifact: root.pem', 'artifact: root.kwp'),
  },
  {
    name: 'unbound in title',
    finds: [
      '34:9 error NAME-5 commission: Nothing gives {token} a value in step commission. Name a parameter, or {each} and {turn} in a repeated step only.',
    ],
    edit: swap('Initialise the token', 'Initialise {token}'),
  },
  {
    name: 'unbound field',
    finds: [
      '9:3 warning NAME-7 -: No step uses the parameter subject. Use it, or take it out.',
      '161:9 error NAME-5 certificate: Nothing gives $name a value in step certificate. Name a parameter, or {each} and {turn} in a repeated step only.',
      '161:9 error POLICY-3 certificate: The subject has no TYPE=value at character 1; write attributes as TYPE=value, with a comma and no space between them. Correct the subject of step certificate.',
    ],
    edit: swap('subject: $subject', 'subject: $name'),
  },
  {
    name: 'each outside',
    finds: [
      '70:9 error NAME-5 split: Nothing gives {each} a value in step split. Name a parameter, or {each} and {turn} in a repeated step only.',
    ],
    edit: swap('title: Split it', "title: 'Split it for {each}'"),
  },
  {
    name: 'when never',
    finds: [
      '71:9 error NAME-6 split: Step split depends on archive being packed, which it never is. Correct the name or the value.',
      '77:9 error SHARE-1 hand-over: Step hand-over comes before any split step. Put that before it.',
    ],
    edit: swap('is: wrapped', 'is: packed', 'split'),
  },
  {
    name: 'when unknown',
    finds: [
      '51:9 error NAME-6 probe: Step probe depends on backup being wrapped, which it never is. Correct the name or the value.',
      '121:9 error WRAP-1 archive: Step archive wraps root, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: swap('parameter: archive', 'parameter: backup', 'probe'),
  },
  {
    name: 'unused parameter',
    finds: ['10:3 warning NAME-7 -: No step uses the parameter validity-years. Use it, or take it out.'],
    edit: swap('years: $validity-years', 'years: 10'),
  },
  {
    name: 'unknown hsm',
    finds: [
      '54:9 error NAME-8 probe: Step probe names the HSM other-hsm, which the inventory does not have. Add it, or correct the name.',
      '54:9 error TOKEN-1 probe: Step probe uses other-hsm before it is commissioned. Commission it first.',
      '121:9 error WRAP-1 archive: Step archive wraps root, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: swap('token: root-hsm', 'token: other-hsm', 'probe'),
  },
  {
    name: 'constructor',
    finds: [
      '54:9 error NAME-8 probe: Step probe names the HSM constructor, which the inventory does not have. Add it, or correct the name.',
      '54:9 error TOKEN-1 probe: Step probe uses constructor before it is commissioned. Commission it first.',
      '121:9 error WRAP-1 archive: Step archive wraps root, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: swap('token: root-hsm', 'token: constructor', 'probe'),
  },
  {
    name: 'ask twice',
    finds: [
      '47:95 error NAME-9 fingerprint: Step fingerprint asks for fingerprint twice. Give each field a name of its own.',
    ],
    edit: swap('type: digest }]', 'type: digest }, { name: fingerprint, label: Again, type: text }]'),
  },
  {
    name: 'unknown control',
    finds: ['71:28 error NAME-10 split: The catalogue has no control BR 99. Correct it, or leave it out.'],
    edit: swap('title: Split it', 'title: Split it\n        controls: [BR 6.2, BR 99]'),
  },
  {
    name: 'reserved',
    finds: [
      '11:3 error NAME-11 -: The name turn is taken: in a repeated step it means the person. Choose another name.',
    ],
    edit: swap('  shares:', '  turn: { type: text, title: Turn, default: a }\n  shares:'),
  },
  {
    name: 'two roles that look the same',
    finds: [
      '17:16 error NAME-12 -: The title Wіtness 1 looks the same as Witness 1: people could not tell them apart. Write one of them in another way.',
      '17:16 error NAME-12 -: The title Wіtness 2 looks the same as Witness 2: people could not tell them apart. Write one of them in another way.',
    ],
    // A Cyrillic і.
    edit: swap('custodian: { title: Custodian', 'custodian: { title: Wіtness'),
  },
  {
    name: 'one title for a device and a bag',
    finds: [
      '23:12 error NAME-12 -: The title root HSM. looks the same as Root HSM: people could not tell them apart. Write one of them in another way.',
    ],
    edit: swap('label: medium }', 'label: medium }\n  bags:\n    bag: { title: root HSM. }'),
  },
  {
    name: 'two acts, one title',
    finds: [
      '30:5 error NAME-12 -: The title Opening looks the same as Opening: people could not tell them apart. Write one of them in another way.',
    ],
    edit: swap('title: Commissioning', 'title: Opening'),
  },
  {
    name: 'unknown witness',
    finds: [
      '115:32 error ROLE-1 generate: Step generate needs witness-3, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
    ],
    edit: swap('witness-2]', 'witness-3]', 'generate'),
  },
  {
    name: 'role for part',
    finds: [
      '44:9 error ROLE-1 fingerprint: Step fingerprint needs witness, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
    ],
    edit: swap('performs: witness-1', 'performs: witness', 'fingerprint'),
  },
  {
    name: 'unknown holder',
    finds: [
      '38:33 error ROLE-1 commission: Step commission needs officer, but the roles have only administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3. Add people to the role, or name one of them.',
    ],
    edit: swap('so-pin: [administrator, witness-1]', 'so-pin: [administrator, officer]'),
  },
  {
    name: 'each without for-each',
    finds: ['72:9 error ROLE-2 split: Step split names each, but is not repeated. Add for-each, or name one person.'],
    edit: swap('performs: administrator', 'performs: each', 'split'),
  },
  {
    name: 'for-each nobody',
    finds: [
      '80:9 error ROLE-3 hand-over: Step hand-over is repeated for each keeper, but there is no such role. Add the role, or correct the name.',
      '80:9 error SHARE-6 hand-over: Step hand-over has 0 custodians for 3 shares. Make them as many.',
      '87:9 error SHARE-9 prove-share: Step prove-share is for each custodian, but the shares go to each keeper. Use one role for both.',
    ],
    edit: swap('for-each: custodian', 'for-each: keeper', 'hand-over'),
  },
  {
    name: 'own witness',
    finds: [
      '115:32 error ROLE-4 generate: In step generate administrator has two parts at once. Let another person witness.',
    ],
    edit: swap('[witness-1, witness-2]', '[witness-1, administrator]', 'generate'),
  },
  {
    name: 'witness twice in a turn',
    finds: [
      '82:32 error ROLE-4 hand-over: In step hand-over custodian-2 has two parts at once. Let another person witness.',
    ],
    edit: swap('[witness-1, witness-2]', '[witness-1, custodian-2]', 'hand-over'),
  },
  {
    name: 'conflict unknown',
    finds: ['18:14 error ROLE-5 -: The conflict names auditor, which is no role or stands there twice. Correct it.'],
    edit: swap('conflicts: [[administrator,', 'conflicts: [[auditor, administrator,'),
  },
  {
    name: 'no witness device',
    finds: [
      '114:9 error ROLE-6 generate: Step generate needs the word of two people, but has no witness. Name witnesses.',
    ],
    edit: swap('witnesses: [witness-1, witness-2]', 'witnesses: []', 'generate'),
  },
  {
    name: 'no witness clock',
    finds: ['27:54 error ROLE-6 clock: Step clock needs the word of two people, but has no witness. Name witnesses.'],
    edit: swap(', witnesses: [witness-2]', '', 'clock'),
  },
  {
    name: 'one witness',
    finds: [
      '115:9 warning ROLE-7 generate: Step generate acts on a device before one witness only. Name at least two witnesses.',
    ],
    edit: swap('witnesses: [witness-1, witness-2]', 'witnesses: [witness-1]', 'generate'),
  },
  {
    name: 'one person alone',
    finds: [
      '38:9 error PIN-2 commission: Both halves of the security officer’s PIN in step commission may be one person’s. Name two people whose roles exclude each other.',
      '39:9 error PIN-2 commission: Both halves of the user’s PIN in step commission may be one person’s. Name two people whose roles exclude each other.',
      '115:9 warning ROLE-7 generate: Step generate acts on a device before one witness only. Name at least two witnesses.',
      '115:9 error ROLE-8 generate: Step generate could be done by one person in all its parts. Put administrator, witness together under conflicts.',
    ],
    edit: all(
      swap(
        'conflicts: [[administrator, witness, custodian]]',
        'conflicts: [[administrator, custodian], [witness, custodian]]',
      ),
      swap('[witness-1, witness-2]', '[witness-1]', 'generate'),
    ),
  },
  {
    name: 'idle role',
    finds: ['17:3 warning ROLE-9 -: The role guard does nothing in this ceremony. Give it a step, or take it out.'],
    edit: swap('  custodian:', '  guard: { title: Guard }\n  custodian:'),
  },
  {
    name: 'whole pin',
    finds: [
      '39:9 warning PIN-1 commission: One person enters the whole user’s PIN in step commission. Let two people enter a half each.',
    ],
    edit: swap('user-pin: [administrator, witness-1]', 'user-pin: [administrator]'),
  },
  {
    name: 'halves of one',
    finds: [
      '38:9 error PIN-2 commission: Both halves of the security officer’s PIN in step commission may be one person’s. Name two people whose roles exclude each other.',
    ],
    edit: swap('so-pin: [administrator, witness-1]', 'so-pin: [witness-1, witness-1]'),
  },
  {
    name: 'holder not there',
    finds: [
      '38:9 error PIN-3 commission: In step commission custodian-1 enters a PIN, but neither performs nor witnesses. Add this person to the witnesses.',
      '80:9 warning SHARE-10 hand-over: Whoever holds a share may also enter a PIN (custodian, custodian). Let a role enter PINs that custodian conflicts with.',
    ],
    edit: swap('so-pin: [administrator, witness-1]', 'so-pin: [administrator, custodian-1]'),
  },
  {
    name: 'no roll call first',
    finds: [
      '26:22 error ROLL-1 clock: The first step is clock, not a roll call. Begin with the roll call, where everybody enrols.',
    ],
    edit: move('roll-call', 'clock'),
  },
  {
    name: 'no environment',
    finds: [
      '32:9 warning ENV-1 commission: Nothing looks at the laptop before step commission touches the HSM. Put an environment step before it.',
    ],
    edit: without('environment'),
  },
  {
    name: 'token before commission',
    finds: ['35:9 error TOKEN-1 probe: Step probe uses root-hsm before it is commissioned. Commission it first.'],
    edit: move('probe', 'environment'),
  },
  {
    name: 'commission twice',
    finds: [
      '40:114 error TOKEN-2 again: Step again initialises root-hsm a second time, which would destroy its keys. Take the step out.',
    ],
    edit: behind(
      'commission',
      `id: again, kind: commission, title: Again, ${people}, token: root-hsm, so-pin: [administrator, witness-1], user-pin: [administrator, witness-1]`,
    ),
  },
  {
    name: 'backup key elsewhere',
    finds: [
      '123:9 error TOKEN-3 archive: Step archive is about root-hsm, but the backup key is in second-hsm, which it cannot leave. Use one token for both.',
      '146:9 error TOKEN-3 destroy: Step destroy is about root-hsm, but the backup key is in second-hsm, which it cannot leave. Use one token for both.',
    ],
    edit: all(
      swap('label: medium }', 'label: medium }\n    second-hsm: { title: Second HSM, label: second }'),
      behind(
        'commission',
        `id: second, kind: commission, title: Second, ${people}, token: second-hsm, so-pin: [administrator, witness-1], user-pin: [administrator, witness-1]`,
      ),
      swap('token: root-hsm', 'token: second-hsm', 'backup-key'),
    ),
  },
  {
    name: 'key before made',
    finds: [
      '111:122 error KEY-1 verify-key: Step verify-key uses the key root, which no step before it makes. Move the step, or correct the label.',
      '113:9 warning KEY-10 generate: The public key of root is never proved. Add a verify-key step behind step generate.',
    ],
    edit: move('generate', 'verify-key'),
  },
  {
    name: 'key wrong label',
    finds: [
      '112:9 warning KEY-10 generate: The public key of root is never proved. Add a verify-key step behind step generate.',
      '119:122 error KEY-1 verify-key: Step verify-key uses the key other, which no step before it makes. Move the step, or correct the label.',
    ],
    edit: swap('key: root', 'key: other', 'verify-key'),
  },
  {
    name: 'never archived',
    finds: [
      '112:9 error KEY-2 generate: The key root is made extractable in step generate, but never archived. Archive, restore and lock it, or set archive to none.',
      '121:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '133:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it behind make-unextractable.',
    ],
    edit: all(without('archive'), without('restore-proof'), without('lock')),
  },
  {
    name: 'not restored',
    finds: [
      '121:9 error KEY-3 archive: Step archive archives root, but no step proves that it can be restored. Add a restore-proof step after it.',
      '129:9 error KEY-5 lock: Step lock comes before restore-proof of root. Put them in the order archive, restore-proof, make-unextractable.',
    ],
    edit: without('restore-proof'),
  },
  {
    name: 'not locked',
    finds: [
      '121:9 error KEY-4 archive: The key root is archived in step archive, but never locked. Add a make-unextractable step after it.',
      '137:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '149:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it behind make-unextractable.',
    ],
    edit: without('lock'),
  },
  {
    name: 'lock before restore',
    finds: [
      '129:9 error KEY-5 lock: Step lock comes before restore-proof of root. Put them in the order archive, restore-proof, make-unextractable.',
    ],
    edit: move('restore-proof', 'lock'),
  },
  {
    name: 'verify after archive',
    finds: [
      '127:27 error KEY-6 verify-key: Step verify-key proves root after it was archived. Put verify-key right behind generate.',
    ],
    edit: move('verify-key', 'archive'),
  },
  {
    name: 'archive step without when',
    finds: [
      '58:5 error RECORD-4 -: The act backup does not end with a checkpoint. Add the steps checkpoint and copy-words at its end. (When archive is none.)',
      '69:9 error KEY-7 split: Step split belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}. (When archive is none.)',
      '69:9 error SHARE-1 split: Step split comes before any backup-key step. Put that before it. (When archive is none.)',
      '69:9 error SHARE-3 split: The set made in step split is never proved. Add a prove-set step after it. (When archive is none.)',
    ],
    edit: swap(`        ${whenWrapped}\n`, '', 'split'),
  },
  {
    name: 'other file',
    finds: [
      '135:9 error KEY-8 restore-proof: Step restore-proof restores other.kwp, but root was archived as root.kwp. Name the same file.',
    ],
    edit: swap('artifact: root.kwp', 'artifact: other.kwp', 'restore-proof'),
  },
  {
    name: 'key before shares proved',
    finds: [
      '58:5 error RECORD-4 -: The act backup does not end with a checkpoint. Add the steps checkpoint and copy-words at its end. (When archive is none.)',
      '69:9 error KEY-9 generate: Step generate makes a key that needs a backup before the shares are proved. Put it behind prove-set.',
    ],
    edit: move('generate', 'backup-key'),
  },
  {
    name: 'not verified',
    finds: [
      '112:9 warning KEY-10 generate: The public key of root is never proved. Add a verify-key step behind step generate.',
    ],
    edit: without('verify-key'),
  },
  {
    name: 'no certificate',
    finds: [
      '9:3 warning NAME-7 -: No step uses the parameter subject. Use it, or take it out.',
      '10:3 warning NAME-7 -: No step uses the parameter validity-years. Use it, or take it out.',
      '112:9 warning KEY-11 generate: No certificate is made for the key root. Add a certificate step, or take step generate out.',
    ],
    edit: without('certificate'),
  },
  {
    name: 'no probe',
    finds: [
      '113:9 error WRAP-1 archive: Step archive wraps root, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: without('probe'),
  },
  {
    name: 'probe of other type',
    finds: [
      '121:9 error WRAP-1 archive: Step archive wraps root, but nothing has tried before whether the token wraps such a key so that others can open it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: swap('algorithm: $algorithm', 'algorithm: RSA-4096', 'probe'),
  },
  {
    name: 'split before key',
    finds: ['62:9 error SHARE-1 split: Step split comes before any backup-key step. Put that before it.'],
    edit: move('backup-key', 'split'),
  },
  {
    name: 'unproved share',
    finds: [
      '77:9 error SHARE-2 hand-over: Step hand-over hands out shares that nobody types back. Add a prove-share step after it.',
      '84:9 error SHARE-1 prove-set: Step prove-set comes before any prove-share step. Put that before it.',
    ],
    edit: without('prove-share'),
  },
  {
    name: 'unproved set',
    finds: [
      '69:9 error SHARE-3 split: The set made in step split is never proved. Add a prove-set step after it.',
      '115:9 error SHARE-4 archive: Step archive wraps a key before the set of shares is proved. Put it behind prove-set.',
    ],
    edit: without('prove-set'),
  },
  {
    name: 'archive before proved',
    finds: [
      '106:9 error KEY-9 generate: Step generate makes a key that needs a backup before the shares are proved. Put it behind prove-set.',
      '115:9 error SHARE-4 archive: Step archive wraps a key before the set of shares is proved. Put it behind prove-set.',
    ],
    edit: move('prove-set', 'archive'),
  },
  {
    name: 'hand over all to one',
    finds: [
      '77:9 error SHARE-5 hand-over: Step hand-over must be done by each custodian in turn. Set for-each to their role, and performs to each.',
    ],
    edit: all(
      swap('performs: each', 'performs: custodian-1', 'hand-over'),
      swap("'Share {turn} to {each}'", 'Shares', 'hand-over'),
    ),
  },
  {
    name: 'too few custodians',
    finds: [
      '80:9 error SHARE-6 hand-over: Step hand-over has 2 custodians for 3 shares. Make them as many.',
      '87:9 error SHARE-6 prove-share: Step prove-share has 2 custodians for 3 shares. Make them as many.',
    ],
    edit: swap('count: $shares', 'count: 2'),
  },
  {
    name: 'threshold over shares',
    finds: ['74:9 error SHARE-7 split: Step split asks for 4 of 3 shares. Lower the threshold, or make more shares.'],
    edit: all(),
    settings: { threshold: '4' },
  },
  {
    name: 'threshold is shares',
    finds: [
      '74:9 warning SHARE-8 split: Step split needs every one of 3 shares: if one is lost, so is the archive. Make more shares.',
    ],
    edit: all(),
    settings: { threshold: '3' },
  },
  {
    name: 'prove for other role',
    finds: [
      '87:9 error SHARE-9 prove-share: Step prove-share is for each witness, but the shares go to each custodian. Use one role for both.',
    ],
    edit: all(
      swap('count: 2 }', 'count: 3 }'),
      swap('for-each: custodian', 'for-each: witness', 'prove-share'),
      swap('[witness-1, witness-2]', '[administrator, custodian-1]', 'prove-share'),
    ),
  },
  {
    name: 'custodian may hold pin',
    finds: [
      '80:9 warning SHARE-10 hand-over: Whoever holds a share may also enter a PIN (custodian, witness). Let a role enter PINs that custodian conflicts with.',
    ],
    edit: swap(
      'conflicts: [[administrator, witness, custodian]]',
      'conflicts: [[administrator, witness], [administrator, custodian]]',
    ),
  },
  {
    name: 'backup key stays',
    finds: [
      '62:9 error BACKUP-1 backup-key: The backup key made in step backup-key is never destroyed in its token. Add a destroy-backup-key step after the last key is locked.',
      '149:9 error CERT-3 certificate: Step certificate signs a certificate while the backup key is in its token. Put it behind destroy-backup-key.',
    ],
    edit: without('destroy'),
  },
  {
    name: 'destroyed before locked',
    finds: [
      '137:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '144:9 error BACKUP-3 lock: Step lock needs the backup key, which has been destroyed before. Move it before destroy-backup-key.',
    ],
    edit: move('destroy', 'restore-proof'),
  },
  {
    name: 'second backup key',
    finds: ['68:22 error BACKUP-4 again: Step again makes a second backup key. One ceremony has one.'],
    edit: behind('backup-key', `id: again, kind: backup-key, title: Again, ${whenWrapped}, ${people}, token: root-hsm`),
  },
  {
    name: 'break',
    finds: [
      '108:22 warning BREAK-1 lunch: During the break lunch the backup key is in the token and shares in the laptop. Take it before backup-key or after destroy-backup-key.',
    ],
    edit: behind('words-2', `id: lunch, kind: break, title: Lunch, ${people}`),
  },
  {
    name: 'certificate first',
    finds: [
      '129:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it behind make-unextractable.',
      '129:9 error CERT-3 certificate: Step certificate signs a certificate while the backup key is in its token. Put it behind destroy-backup-key.',
    ],
    edit: move('certificate', 'archive'),
  },
  {
    name: 'no clock',
    finds: [
      '155:9 error CERT-2 certificate: Step certificate takes its dates from a clock that nobody has agreed on. Put a clock step before it.',
    ],
    edit: without('clock'),
  },
  {
    name: 'no record key',
    finds: [
      '55:29 error RECORD-1 checkpoint-1: Step checkpoint-1 signs the record, but no record key has been made. Put a record-key step before it.',
      '61:9 error RECORD-2 backup-key: Step backup-key makes something of value before there is a record key. Put a record-key step before it.',
      '96:9 error RECORD-1 checkpoint-2: Step checkpoint-2 signs the record, but no record key has been made. Put a record-key step before it.',
      '111:9 error RECORD-2 generate: Step generate makes something of value before there is a record key. Put a record-key step before it.',
      '149:29 error RECORD-1 checkpoint-3: Step checkpoint-3 signs the record, but no record key has been made. Put a record-key step before it.',
      '155:9 error RECORD-2 certificate: Step certificate makes something of value before there is a record key. Put a record-key step before it.',
      '165:29 error RECORD-1 checkpoint-4: Step checkpoint-4 signs the record, but no record key has been made. Put a record-key step before it.',
      '167:21 error RECORD-1 seal: Step seal signs the record, but no record key has been made. Put a record-key step before it.',
    ],
    edit: without('record-key'),
  },
  {
    name: 'second record key',
    finds: [
      '56:22 error RECORD-3 again: Step again makes a second record key. One ceremony has one.',
      '56:22 warning RECORD-7 again: The fingerprint of the key made in step again is not written down at once. Add an attest step behind it that asks for it (type: digest).',
    ],
    edit: behind('probe', `id: again, kind: record-key, title: Again, ${people}, token: root-hsm`),
  },
  {
    name: 'act without checkpoint',
    finds: [
      '108:5 error RECORD-4 -: The act root-key does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
    ],
    edit: all(without('checkpoint-3'), without('words-3')),
  },
  {
    name: 'words not copied',
    finds: [
      '150:29 error RECORD-5 checkpoint-3: The words of step checkpoint-3 are not copied. Put a copy-words step right behind it.',
    ],
    edit: without('words-3'),
  },
  {
    name: 'words stale',
    finds: [
      '119:24 error RECORD-6 words-3: Step words-3 copies words that are not fresh. Put it right behind a checkpoint step.',
      '151:29 error RECORD-5 checkpoint-3: The words of step checkpoint-3 are not copied. Put a copy-words step right behind it.',
    ],
    edit: move('words-3', 'generate'),
  },
  {
    name: 'no fingerprint',
    finds: [
      '40:27 warning RECORD-7 record-key: The fingerprint of the key made in step record-key is not written down at once. Add an attest step behind it that asks for it (type: digest).',
    ],
    edit: without('fingerprint'),
  },
  {
    name: 'no seal',
    finds: ['152:5 error SEAL-1 -: The ceremony is never sealed. Make a seal step the last one.'],
    edit: without('seal'),
  },
  {
    name: 'steps after the seal',
    finds: [
      '152:5 error RECORD-4 -: The act closing does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
      '167:21 warning EXCEPTION-1 seal: Nobody goes through the deviations of the day before step seal. Add an exception step before it.',
      '168:27 error SEAL-2 deviations: Step deviations comes after the seal, when nothing can be added. Put it before the seal.',
    ],
    edit: move('deviations', 'seal'),
  },
  {
    name: 'no exceptions',
    finds: [
      '167:21 warning EXCEPTION-1 seal: Nobody goes through the deviations of the day before step seal. Add an exception step before it.',
    ],
    edit: without('deviations'),
  },
  {
    name: 'ed25519',
    finds: [
      '118:9 warning POLICY-1 generate: Many tokens cannot wrap an Ed25519 key; then a real ceremony stops at probe-archive. Choose another algorithm, or archive: none.',
      '118:9 warning POLICY-2 generate: The Baseline Requirements (6.1.5) do not know Ed25519. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
    ],
    edit: all(),
    settings: { algorithm: 'Ed25519' },
  },
  {
    name: 'ed25519 none',
    finds: [
      '118:9 warning POLICY-2 generate: The Baseline Requirements (6.1.5) do not know Ed25519. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
    ],
    edit: all(),
    settings: { algorithm: 'Ed25519', archive: 'none' },
  },
  {
    name: 'long name',
    finds: [
      '161:9 error POLICY-3 certificate: With REHEARSAL before it the common name has 70 characters, and X.520 allows 64; shorten it, so that the rehearsal runs with the name of the real ceremony. Correct the subject of step certificate.',
    ],
    edit: all(),
    settings: { subject: `CN=${'R'.repeat(60)},O=Example,C=DE` },
  },
  {
    name: 'path length',
    finds: [
      '163:9 warning POLICY-4 certificate: A root certificate should have no path length (Baseline Requirements 7.1.2.1). Set path-length to null.',
    ],
    edit: swap('path-length: null', 'path-length: 1'),
  },
  {
    name: 'short validity',
    finds: [
      '162:9 warning POLICY-5 certificate: A root that is valid for 5 years is too short-lived for browsers, which ask for 8 to 25. Set more years, or leave it knowingly.',
    ],
    edit: all(),
    settings: { 'validity-years': '5' },
  },
  {
    name: 'label bytes',
    finds: [
      '21:34 error POLICY-6 -: The label éééééééééééééééééééé is longer than the 32 bytes that a token has room for. Shorten it.',
    ],
    edit: swap('label: medium', `label: '${'é'.repeat(20)}'`),
  },
  {
    name: 'P-521',
    finds: [
      '118:9 warning POLICY-7 generate: Mozilla’s Root Store Policy (5.1) did not allow P-521 before version 3.0, and programs of that time may refuse it, though the Baseline Requirements (6.1.5) allow it. Choose EC-P384 for a root that browsers are to trust, or leave it knowingly.',
    ],
    edit: all(),
    settings: { algorithm: 'EC-P521' },
  },
  {
    name: 'no country',
    finds: [
      '9:45 warning SUBJECT-1 certificate: The subject has no country, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add C=, or leave it knowingly for a root that browsers need not trust.',
    ],
    edit: swap(',C=DE', ''),
  },
  {
    name: 'no organisation',
    finds: [
      '9:45 warning SUBJECT-2 certificate: The subject has no organisation, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add O=, or leave it knowingly for a root that browsers need not trust.',
    ],
    edit: swap(',O=Example Trust Services', ''),
  },
  {
    name: 'an organisational unit',
    finds: [
      '9:45 warning SUBJECT-3 certificate: The subject has an organisational unit, which the Baseline Requirements (7.1.2.10.2) forbid in a root. Take OU out, or leave it knowingly for a root that browsers need not trust.',
    ],
    edit: swap(',O=Example', ',OU=Trust,O=Example'),
  },
  {
    name: 'the United Kingdom',
    finds: [
      '9:45 warning SUBJECT-4 certificate: UK is only reserved in ISO 3166-1; the code of the United Kingdom is GB. Put C=GB.',
    ],
    edit: swap('C=DE', 'C=UK'),
  },
  {
    name: 'a country that is none',
    finds: [
      '9:45 warning SUBJECT-5 certificate: ISO 3166-1 assigns XX to no country. Put the code of the country in which the CA has its place of business (Baseline Requirements 7.1.2.10.2).',
    ],
    edit: all(),
    settings: { subject: 'CN=Root,O=Example,C=XX' },
  },
  {
    name: 'a subject that is written in the order of the certificate',
    finds: [
      '9:45 warning SUBJECT-6 certificate: The certificate will have the parts in the order CN, O, C: it begins with what is written last (RFC 4514 2.1). The Baseline Requirements (7.1.4.1) ask for C, O, CN. Write CN first and C last.',
    ],
    edit: swap('CN=Medium Root CA,O=Example Trust Services,C=DE', 'C=DE,O=Example Trust Services,CN=Medium Root CA'),
  },
  {
    name: 'a subject of mixed scripts, in the step',
    finds: [
      '160:9 warning FONT-1 certificate: The fonts of transcript and paper script do not have 根 U+6839, ア U+30A2: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or leave it knowingly.',
      '160:9 warning SUBJECT-7 certificate: The part CN of the subject mixes letters of several scripts (Е U+0415, x U+0078), which look alike on paper (Unicode UTS #39, 5.1). Write it in one script.',
    ],
    edit: all(
      swap('subject: $subject', 'subject: "CN=\u0415xample {archive},O=\u6839 CA \u30a2,C=DE"', 'certificate'),
      swap(
        "  subject: { type: subject, title: Subject, default: 'CN=Medium Root CA,O=Example Trust Services,C=DE' }\n",
        '',
      ),
    ),
  },
  {
    name: 'titles without glyphs',
    finds: [
      '4:1 warning FONT-1 -: The fonts of transcript and paper script do not have 根 U+6839, ร U+0E23: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or leave it knowingly.',
      '70:9 warning FONT-1 split: The fonts of transcript and paper script do not have 分 U+5206: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or leave it knowingly.',
    ],
    edit: all(swap('title: Medium ceremony', 'title: \u6839 CA \u0e23'), swap('title: Split it', 'title: \u5206')),
  },
  {
    name: 'a subject without glyphs, as set',
    finds: [
      '9:45 warning FONT-1 -: The fonts of transcript and paper script do not have 根 U+6839: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or leave it knowingly.',
    ],
    edit: all(),
    settings: { subject: 'CN=\u6839,O=Example,C=JP' },
  },
  {
    name: 'asks for a pin',
    finds: [
      '47:37 error SECRET-1 fingerprint: The field “The PIN you chose” of step fingerprint seems to ask for a secret, and everything filled in is recorded. Ask for a bag or envelope number instead.',
    ],
    edit: swap('label: Fingerprint from your own paper', 'label: The PIN you chose'),
  },
  {
    name: 'choice',
    finds: [
      '47:93 error ASK-1 fingerprint: Step fingerprint asks for a choice in how without two options at least. List them under options.',
    ],
    edit: swap('type: digest }]', 'type: digest }, { name: how, label: How, type: choice, options: [One] }]'),
  },
  {
    name: 'long text',
    finds: [
      '71:9 warning TEXT-1 split: The text of step split takes 649 characters to read aloud. Shorten it to 600, or split the step.',
    ],
    edit: swap('title: Split it', `title: Split it\n        say: ${'long '.repeat(130)}`),
  },
  {
    name: 'long word',
    finds: [
      '71:9 warning TEXT-2 split: Nobody can read “0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef” aloud in step split. Show it in a field, and have it compared there.',
    ],
    edit: swap('title: Split it', `title: Split it\n        say: ${'0123456789abcdef'.repeat(4)}`),
  },
  {
    name: 'long day',
    finds: [
      '26:9 warning TIME-1 roll-call: From step roll-call on people work 464 minutes without a break. Plan a break step.',
    ],
    edit: swap('title: Split it', 'title: Split it\n        minutes: 400'),
  },
]
