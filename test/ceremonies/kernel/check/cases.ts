import { type Edit, all, behind, move, splitSecret, swap, without } from './edits.ts'

/** A way to spoil the script, and all that is then found: `line:column severity check step: sentence`. */
export interface Case {
  readonly name: string
  readonly finds: readonly string[]
  readonly edit: Edit
  readonly settings?: Readonly<Record<string, string>>
}

const people = 'performs: administrator, witnesses: [witness-1, witness-2]'
const people3 = 'performs: administrator, witnesses: [internal-witness, external-witness]'
const whenWrapped = 'when: { parameter: archive, is: wrapped }'

export const cases: readonly Case[] = [
  {
    name: 'syntax',
    finds: ['5:1 error FORM-1 -: the lines of a collection must be indented alike. Correct the file.'],
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
      '164:9 error FORM-3 certificate: With these parameters step certificate cannot be carried out: years: may be at most 25. Change the parameter or the step.',
    ],
    edit: swap('max: 25', 'max: 50'),
    settings: { 'validity-years': '30' },
  },
  {
    name: 'parameter too wide',
    finds: [
      '12:49 warning FORM-4 split: The parameter threshold allows 1, but step split does not: threshold: must be at least 2. Narrow the parameter to what the step takes.',
    ],
    edit: swap('min: 2, max: 16, default: 2', 'min: 1, max: 16, default: 2'),
  },
  {
    name: 'two steps, one id',
    finds: ['167:11 error NAME-1 verify-key: Two steps are called verify-key. Give each step an id of its own.'],
    edit: swap('id: deviations', 'id: verify-key'),
  },
  {
    name: 'an id that a repeated step gets',
    finds: ['121:11 error NAME-1 hand-over-2: Two steps are called hand-over-2. Give each step an id of its own.'],
    edit: swap('id: verify-key', 'id: hand-over-2'),
  },
  {
    name: 'two acts, one id',
    finds: ['59:5 error NAME-2 -: Two acts are called opening. Give each act an id of its own.'],
    edit: swap('- id: backup\n', '- id: opening\n'),
  },
  {
    name: 'two keys, one label',
    finds: ['121:129 error NAME-3 again: Two keys get the label root. Give each key a label of its own.'],
    edit: behind(
      'generate',
      `id: again, kind: generate, title: Again, ${people}, token: root-hsm, label: root, algorithm: $algorithm`,
    ),
  },
  {
    name: 'two files, one name',
    finds: ['166:9 error NAME-4 certificate: Two steps make the file root.kwp. Give each file a name of its own.'],
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
      '9:3 warning NAME-7 -: No step uses the parameter subject. Use it, or remove it.',
      '163:9 error NAME-5 certificate: Nothing gives $name a value in step certificate. Name a parameter, or {each} and {turn} in a repeated step only.',
      '163:9 error POLICY-3 certificate: The subject has no TYPE=value at character 1; write attributes as TYPE=value, with a comma and no space between them. Correct the subject of step certificate.',
    ],
    edit: swap('subject: $subject', 'subject: $name'),
  },
  {
    name: 'each outside',
    finds: [
      '71:9 error NAME-5 split: Nothing gives {each} a value in step split. Name a parameter, or {each} and {turn} in a repeated step only.',
    ],
    edit: swap('title: Split it', "title: 'Split it for {each}'"),
  },
  {
    name: 'when never',
    finds: [
      '72:9 error NAME-6 split: Step split depends on archive being packed, which it never is. Correct the name or the value.',
      '78:9 error SHARE-1 hand-over: Step hand-over comes before any split step. Put one before it.',
    ],
    edit: swap('is: wrapped', 'is: packed', 'split'),
  },
  {
    name: 'when unknown',
    finds: [
      '51:9 error NAME-6 probe: Step probe depends on backup being wrapped, which it never is. Correct the name or the value. There are algorithm, subject, validity-years, shares, threshold, archive.',
    ],
    edit: swap('parameter: archive', 'parameter: backup', 'probe'),
  },
  {
    name: 'unused parameter',
    finds: ['10:3 warning NAME-7 -: No step uses the parameter validity-years. Use it, or remove it.'],
    edit: swap('years: $validity-years', 'years: 10'),
  },
  {
    name: 'unknown hsm',
    finds: [
      '54:9 error NAME-8 probe: Step probe names the HSM other-hsm, which the inventory does not have. Add it, or correct the name. There is only root-hsm.',
    ],
    edit: swap('token: root-hsm', 'token: other-hsm', 'probe'),
  },
  {
    name: 'constructor',
    finds: [
      '54:9 error NAME-8 probe: Step probe names the HSM constructor, which the inventory does not have. Add it, or correct the name. There is only root-hsm.',
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
    finds: ['72:28 error NAME-10 split: The catalogue has no control BR 99. Correct it, or omit it.'],
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
      '17:16 error NAME-12 -: The title Wіtness 1 looks the same as Witness 1: people could not tell them apart. Write one of them differently.',
      '17:16 error NAME-12 -: The title Wіtness 2 looks the same as Witness 2: people could not tell them apart. Write one of them differently.',
    ],
    // A Cyrillic і.
    edit: swap('custodian: { title: Custodian', 'custodian: { title: Wіtness'),
  },
  {
    name: 'one title for a device and a bag',
    finds: [
      '23:12 error NAME-12 -: The title root HSM. looks the same as Root HSM: people could not tell them apart. Write one of them differently.',
    ],
    edit: swap('label: medium }', 'label: medium }\n  bags:\n    bag: { title: root HSM. }'),
  },
  {
    name: 'two acts, one title',
    finds: [
      '30:5 error NAME-12 -: The title Opening looks the same as Opening: people could not tell them apart. Write one of them differently.',
    ],
    edit: swap('title: Commissioning', 'title: Opening'),
  },
  {
    name: 'unknown witness',
    finds: [
      '116:32 error ROLE-1 generate: Step generate names witness-3, but nobody takes such a part. Correct the name, or add people to the role. Did you mean witness-1?',
    ],
    edit: swap('witness-2]', 'witness-3]', 'generate'),
  },
  {
    name: 'role for part',
    finds: [
      '44:9 error ROLE-1 fingerprint: Step fingerprint names witness, but nobody takes such a part. Correct the name, or add people to the role. Did you mean witness-1?',
    ],
    edit: swap('performs: witness-1', 'performs: witness', 'fingerprint'),
  },
  {
    name: 'unknown holder',
    finds: [
      '38:33 error ROLE-1 commission: Step commission names officer, but nobody takes such a part. Correct the name, or add people to the role. There are administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3.',
    ],
    edit: swap('so-pin: [administrator, witness-1]', 'so-pin: [administrator, officer]'),
  },
  {
    name: 'each without for-each',
    finds: ['73:9 error ROLE-2 split: Step split uses each, but is not repeated. Add for-each, or name one person.'],
    edit: swap('performs: administrator', 'performs: each', 'split'),
  },
  {
    name: 'for-each nobody',
    finds: [
      '81:9 error ROLE-3 hand-over: Step hand-over is repeated for each keeper, but there is no such role. Add the role, or correct the name. There are administrator, witness, custodian.',
    ],
    edit: swap('for-each: custodian', 'for-each: keeper', 'hand-over'),
  },
  {
    name: 'own witness',
    finds: [
      '116:32 error ROLE-4 generate: In step generate administrator has two parts at once. Have another person witness.',
    ],
    edit: swap('[witness-1, witness-2]', '[witness-1, administrator]', 'generate'),
  },
  {
    name: 'witness twice in a turn',
    finds: [
      '83:32 error ROLE-4 hand-over: In step hand-over custodian-2 has two parts at once. Have another person witness.',
    ],
    edit: swap('[witness-1, witness-2]', '[witness-1, custodian-2]', 'hand-over'),
  },
  {
    name: 'role misspelt where it is defined',
    finds: [
      '18:14 error ROLE-5 -: The conflict lists administrator, which is not a role or is listed twice. Correct it. Did you mean administratr? The same name stands at 23 more places.',
    ],
    edit: swap('  administrator:', '  administratr:'),
  },
  {
    name: 'part misspelt in two steps',
    finds: [
      '116:32 error ROLE-1 generate: Step generate names witnes-2, but nobody takes such a part. Correct the name, or add people to the role. Did you mean witness-2? The same name stands at one more place.',
    ],
    edit: all(swap('witness-2', 'witnes-2', 'generate'), swap('witness-2', 'witnes-2', 'verify-key')),
  },
  {
    name: 'conflict unknown',
    finds: [
      '18:14 error ROLE-5 -: The conflict lists auditor, which is not a role or is listed twice. Correct it. There are administrator, witness, custodian.',
    ],
    edit: swap('conflicts: [[administrator,', 'conflicts: [[auditor, administrator,'),
  },
  {
    name: 'no witness device',
    finds: [
      '115:9 error ROLE-6 generate: Step generate needs two people to agree, but has no witness. Name witnesses.',
    ],
    edit: swap('witnesses: [witness-1, witness-2]', 'witnesses: []', 'generate'),
  },
  {
    name: 'no witness clock',
    finds: ['27:54 error ROLE-6 clock: Step clock needs two people to agree, but has no witness. Name witnesses.'],
    edit: swap(', witnesses: [witness-2]', '', 'clock'),
  },
  {
    name: 'one witness',
    finds: [
      '116:9 warning ROLE-7 generate: Step generate acts on a device with only one witness. Name at least two witnesses.',
    ],
    edit: swap('witnesses: [witness-1, witness-2]', 'witnesses: [witness-1]', 'generate'),
  },
  {
    name: 'one person alone',
    finds: [
      '38:9 error PIN-2 commission: One person could enter both halves of the security officer’s PIN in step commission. Name two people whose roles exclude each other.',
      '39:9 error PIN-2 commission: One person could enter both halves of the user’s PIN in step commission. Name two people whose roles exclude each other.',
      '116:9 warning ROLE-7 generate: Step generate acts on a device with only one witness. Name at least two witnesses.',
      '116:9 error ROLE-8 generate: One person could take every part in step generate. List administrator, witness together under conflicts.',
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
    finds: ['17:3 warning ROLE-9 -: The role guard does nothing in this ceremony. Give it a step, or remove it.'],
    edit: swap('  custodian:', '  guard: { title: Guard }\n  custodian:'),
  },
  {
    name: 'whole pin',
    finds: [
      '39:9 warning PIN-1 commission: One person enters the whole user’s PIN in step commission. Have two people enter a half each.',
    ],
    edit: swap('user-pin: [administrator, witness-1]', 'user-pin: [administrator]'),
  },
  {
    name: 'halves of one',
    finds: [
      '38:9 error PIN-2 commission: One person could enter both halves of the security officer’s PIN in step commission. Name two people whose roles exclude each other.',
    ],
    edit: swap('so-pin: [administrator, witness-1]', 'so-pin: [witness-1, witness-1]'),
  },
  {
    name: 'holder not there',
    finds: [
      '38:9 error PIN-3 commission: In step commission custodian-1 enters a PIN, but neither performs nor witnesses. Add this person to the witnesses.',
      '81:9 warning SHARE-10 hand-over: One person could hold a share and enter a PIN (custodian, custodian). Have PINs entered by a role that conflicts with custodian.',
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
      '32:9 warning ENV-1 commission: Nothing checks the laptop before step commission touches the HSM. Put an environment step before it.',
    ],
    edit: without('environment'),
  },
  {
    name: 'token before commission',
    finds: ['35:9 error TOKEN-1 probe: Step probe uses root-hsm before it is commissioned. Commission it first.'],
    edit: move('probe', 'environment'),
  },
  {
    name: 'unknown card',
    finds: [
      '48:114 error NAME-13 enrol: Step enrol names the card card-2, which the inventory does not have. Add it, or correct the name.',
    ],
    edit: behind('fingerprint', `id: enrol, kind: enrol-card, title: Enrol, ${people}, card: card-2, application: piv`),
  },
  {
    name: 'card enrolled twice',
    finds: [
      '50:114 error CARD-1 again: Step again enrols or presents card-1 a second time. Remove the step, or name another card.',
    ],
    edit: all(
      swap('inventory:', 'inventory:\n  cards: { card-1: { title: Card } }'),
      behind('fingerprint', `id: again, kind: enrol-card, title: Again, ${people}, card: card-1, application: openpgp`),
      behind('fingerprint', `id: enrol, kind: enrol-card, title: Enrol, ${people}, card: card-1, application: piv`),
    ),
  },
  {
    name: 'commission twice',
    finds: [
      '40:114 error TOKEN-2 again: Step again initialises root-hsm a second time, which would destroy its keys. Remove the step.',
    ],
    edit: behind(
      'commission',
      `id: again, kind: commission, title: Again, ${people}, token: root-hsm, so-pin: [administrator, witness-1], user-pin: [administrator, witness-1]`,
    ),
  },
  {
    name: 'backup key elsewhere',
    finds: [
      '125:9 error TOKEN-3 archive: Step archive is about root-hsm, but the backup key is in second-hsm, which it cannot leave. Use one token for both.',
      '148:9 error TOKEN-3 destroy: Step destroy is about root-hsm, but the backup key is in second-hsm, which it cannot leave. Use one token for both.',
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
      '112:122 error KEY-1 verify-key: Step verify-key uses the key root, which no step before it makes. Move the step, or correct the label.',
      '114:9 warning KEY-10 generate: The public key of root is never proved. Add a verify-key step after step generate.',
    ],
    edit: move('generate', 'verify-key'),
  },
  {
    name: 'key wrong label',
    finds: [
      '121:122 error KEY-1 verify-key: Step verify-key uses the key other, which no step before it makes. Move the step, or correct the label. There is only root.',
    ],
    edit: swap('key: root', 'key: other', 'verify-key'),
  },
  {
    name: 'never archived',
    finds: [
      '113:9 error KEY-2 generate: The key root is made extractable in step generate, but never archived. Archive, restore and lock it, or set archive to none.',
      '123:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '135:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it after make-unextractable.',
    ],
    edit: all(without('archive'), without('restore-proof'), without('lock')),
  },
  {
    name: 'not restored',
    finds: [
      '123:9 error KEY-3 archive: Step archive archives root, but no step proves that it can be restored. Add a restore-proof step after it.',
      '131:9 error KEY-5 lock: Step lock comes before restore-proof of root. Put them in the order archive, restore-proof, make-unextractable.',
    ],
    edit: without('restore-proof'),
  },
  {
    name: 'not locked',
    finds: [
      '123:9 error KEY-4 archive: The key root is archived in step archive, but never locked. Add a make-unextractable step after it.',
      '139:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '151:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it after make-unextractable.',
    ],
    edit: without('lock'),
  },
  {
    name: 'lock before restore',
    finds: [
      '131:9 error KEY-5 lock: Step lock comes before restore-proof of root. Put them in the order archive, restore-proof, make-unextractable.',
    ],
    edit: move('restore-proof', 'lock'),
  },
  {
    name: 'verify after archive',
    finds: [
      '129:27 error KEY-6 verify-key: Step verify-key proves root after it was archived. Put verify-key right after generate.',
    ],
    edit: move('verify-key', 'archive'),
  },
  {
    name: 'archive step without when',
    finds: [
      '59:5 error RECORD-4 -: The act backup does not end with a checkpoint. Add the steps checkpoint and copy-words at its end. (When archive is none.)',
      '70:9 error KEY-7 split: Step split belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}. (When archive is none.)',
      '70:9 error SHARE-1 split: Step split comes before any backup-key step. Put one before it. (When archive is none.)',
      '70:9 error SHARE-3 split: The set made in step split is never proved. Add a prove-set step after it. (When archive is none.)',
    ],
    edit: swap(`        ${whenWrapped}\n`, '', 'split'),
  },
  {
    name: 'other file',
    finds: [
      '137:9 error KEY-8 restore-proof: Step restore-proof restores other.kwp, but root was archived as root.kwp. Name the same file.',
    ],
    edit: swap('artifact: root.kwp', 'artifact: other.kwp', 'restore-proof'),
  },
  {
    name: 'key before shares proved',
    finds: [
      '59:5 error RECORD-4 -: The act backup does not end with a checkpoint. Add the steps checkpoint and copy-words at its end. (When archive is none.)',
      '70:9 error KEY-9 generate: Step generate makes a key that needs a backup before the shares are proved. Put it after prove-set.',
    ],
    edit: move('generate', 'backup-key'),
  },
  {
    name: 'not verified',
    finds: [
      '113:9 warning KEY-10 generate: The public key of root is never proved. Add a verify-key step after step generate.',
    ],
    edit: without('verify-key'),
  },
  {
    name: 'no certificate',
    finds: [
      '9:3 warning NAME-7 -: No step uses the parameter subject. Use it, or remove it.',
      '10:3 warning NAME-7 -: No step uses the parameter validity-years. Use it, or remove it.',
      '113:9 warning KEY-11 generate: No certificate is made for the key root. Add a certificate step, or remove step generate.',
    ],
    edit: without('certificate'),
  },
  {
    name: 'secret that cannot wrap',
    finds: [
      '120:9 error KEY-12 generate: An HMAC-SHA256 key cannot be used to wrap. Set the purpose of step generate to mac, or choose AES-256.',
      '124:9 error WRAP-1 archive: Step archive wraps root, but no step before it tests whether others can open such a key as the token wraps it. Add a probe-archive step for root-hsm and HMAC-SHA256 before it.',
      '163:9 error KEY-13 certificate: Step certificate makes a certificate for root, which is not the key of a certification authority. Generate it with purpose: certify, or remove the step.',
    ],
    edit: all(
      swap('kind: generate\n', 'kind: generate-secret\n', 'generate'),
      swap('algorithm: $algorithm', 'algorithm: HMAC-SHA256\n        purpose: wrap', 'generate'),
    ),
  },
  {
    name: 'certificate for a key that only signs',
    finds: [
      '163:9 error KEY-13 certificate: Step certificate makes a certificate for root, which is not the key of a certification authority. Generate it with purpose: certify, or remove the step.',
    ],
    edit: swap('algorithm: $algorithm', 'algorithm: $algorithm\n        purpose: sign', 'generate'),
  },
  {
    name: 'no probe',
    finds: [
      '114:9 error WRAP-1 archive: Step archive wraps root, but no step before it tests whether others can open such a key as the token wraps it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: without('probe'),
  },
  {
    name: 'probe of other type',
    finds: [
      '123:9 error WRAP-1 archive: Step archive wraps root, but no step before it tests whether others can open such a key as the token wraps it. Add a probe-archive step for root-hsm and EC-P256 before it.',
    ],
    edit: swap('algorithm: $algorithm', 'algorithm: RSA-4096', 'probe'),
  },
  {
    name: 'split before key',
    finds: ['63:9 error SHARE-1 split: Step split comes before any backup-key step. Put one before it.'],
    edit: move('backup-key', 'split'),
  },
  {
    name: 'unproved share',
    finds: [
      '78:9 error SHARE-2 hand-over: Step hand-over hands out shares that nobody types back. Add a prove-share step after it.',
      '85:9 error SHARE-1 prove-set: Step prove-set comes before any prove-share step. Put one before it.',
    ],
    edit: without('prove-share'),
  },
  {
    name: 'unproved set',
    finds: [
      '70:9 error SHARE-3 split: The set made in step split is never proved. Add a prove-set step after it.',
      '117:9 error SHARE-4 archive: Step archive wraps a key before the set of shares is proved. Put it after prove-set.',
    ],
    edit: without('prove-set'),
  },
  {
    name: 'archive before proved',
    finds: [
      '107:9 error KEY-9 generate: Step generate makes a key that needs a backup before the shares are proved. Put it after prove-set.',
      '117:9 error SHARE-4 archive: Step archive wraps a key before the set of shares is proved. Put it after prove-set.',
    ],
    edit: move('prove-set', 'archive'),
  },
  {
    name: 'hand over all to one',
    finds: [
      '78:9 error SHARE-5 hand-over: Step hand-over must be done by each custodian in turn, or say which share it is about. Set for-each to their role and performs to each, or give it a share.',
    ],
    edit: all(
      swap('performs: each', 'performs: custodian-1', 'hand-over'),
      swap("'Share {turn} to {each}'", 'Shares', 'hand-over'),
    ),
  },
  {
    name: 'too few custodians',
    finds: [
      '81:9 error SHARE-6 hand-over: Step hand-over has 2 custodians for 3 shares. Make the numbers equal.',
      '88:9 error SHARE-6 prove-share: Step prove-share has 2 custodians for 3 shares. Make the numbers equal.',
    ],
    edit: swap('count: $shares', 'count: 2'),
  },
  {
    name: 'threshold over shares',
    finds: ['75:9 error SHARE-7 split: Step split asks for 4 of 3 shares. Lower the threshold, or make more shares.'],
    edit: all(),
    settings: { threshold: '4' },
  },
  {
    name: 'threshold is shares',
    finds: [
      '75:9 warning SHARE-8 split: Step split needs every one of 3 shares: if one is lost, so is the archive. Make more shares.',
    ],
    edit: all(),
    settings: { threshold: '3' },
  },
  {
    name: 'prove for other role',
    finds: [
      '88:9 error SHARE-9 prove-share: Step prove-share is for each witness, but the shares go to each custodian. Use one role for both.',
    ],
    edit: all(
      swap('count: 2,', 'count: 3,'),
      swap('for-each: custodian', 'for-each: witness', 'prove-share'),
      swap('[witness-1, witness-2]', '[administrator, custodian-1]', 'prove-share'),
    ),
  },
  {
    name: 'custodian may hold pin',
    finds: [
      '81:9 warning SHARE-10 hand-over: One person could hold a share and enter a PIN (custodian, witness). Have PINs entered by a role that conflicts with custodian.',
    ],
    edit: swap(
      'conflicts: [[administrator, witness, custodian]]',
      'conflicts: [[administrator, witness], [administrator, custodian]]',
    ),
  },
  {
    name: 'backup key stays',
    finds: [
      '63:9 error BACKUP-1 backup-key: The backup key made in step backup-key is never destroyed in its token. Add a destroy-backup-key step after the last key is locked.',
      '151:9 error CERT-3 certificate: Step certificate signs a certificate while the backup key is in its token. Put it after destroy-backup-key.',
    ],
    edit: without('destroy'),
  },
  {
    name: 'destroyed before locked',
    finds: [
      '139:9 error BACKUP-2 destroy: Step destroy destroys the backup key while root can still leave the token. Lock the key first.',
      '146:9 error BACKUP-3 lock: Step lock needs the backup key, which has been destroyed by then. Move it before destroy-backup-key.',
    ],
    edit: move('destroy', 'restore-proof'),
  },
  {
    name: 'second backup key',
    finds: ['69:22 error BACKUP-4 again: Step again makes a second backup key. A ceremony has only one.'],
    edit: behind('backup-key', `id: again, kind: backup-key, title: Again, ${whenWrapped}, ${people}, token: root-hsm`),
  },
  {
    name: 'break',
    finds: [
      '109:22 warning BREAK-1 lunch: During the pause lunch the backup key is in the token and shares are in the laptop. Move it before backup-key or after destroy-backup-key.',
    ],
    edit: behind('words-2', `id: lunch, kind: break, title: Lunch, ${people}`),
  },
  {
    name: 'certificate first',
    finds: [
      '131:9 error CERT-1 certificate: Step certificate signs a certificate while root can still leave the token. Put it after make-unextractable.',
      '131:9 error CERT-3 certificate: Step certificate signs a certificate while the backup key is in its token. Put it after destroy-backup-key.',
    ],
    edit: move('certificate', 'archive'),
  },
  {
    name: 'no clock',
    finds: [
      '157:9 error CERT-2 certificate: Step certificate takes its dates from a clock that nobody has checked. Put a clock step before it.',
    ],
    edit: without('clock'),
  },
  {
    name: 'no record key',
    finds: [
      '56:29 error RECORD-1 checkpoint-1: Step checkpoint-1 signs the record, but no record key has been made. Put a record-key step before it.',
      '62:9 error RECORD-2 backup-key: Step backup-key makes something of value before there is a record key. Put a record-key step before it.',
      '97:9 error RECORD-1 checkpoint-2: Step checkpoint-2 signs the record, but no record key has been made. Put a record-key step before it.',
      '112:9 error RECORD-2 generate: Step generate makes something of value before there is a record key. Put a record-key step before it.',
      '151:29 error RECORD-1 checkpoint-3: Step checkpoint-3 signs the record, but no record key has been made. Put a record-key step before it.',
      '157:9 error RECORD-2 certificate: Step certificate makes something of value before there is a record key. Put a record-key step before it.',
      '167:29 error RECORD-1 checkpoint-4: Step checkpoint-4 signs the record, but no record key has been made. Put a record-key step before it.',
      '169:21 error RECORD-1 seal: Step seal signs the record, but no record key has been made. Put a record-key step before it.',
    ],
    edit: without('record-key'),
  },
  {
    name: 'second record key',
    finds: [
      '57:22 error RECORD-3 again: Step again makes a second record key. A ceremony has only one.',
      '57:22 warning RECORD-7 again: The fingerprint of the key made in step again is not written down at once. Add an attest step after it that asks for it (type: digest).',
    ],
    edit: behind('probe', `id: again, kind: record-key, title: Again, ${people}, token: root-hsm`),
  },
  {
    name: 'act without checkpoint',
    finds: [
      '109:5 error RECORD-4 -: The act root-key does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
    ],
    edit: all(without('checkpoint-3'), without('words-3')),
  },
  {
    name: 'words not copied',
    finds: [
      '152:29 error RECORD-5 checkpoint-3: The words of step checkpoint-3 are not copied. Put a copy-words step right after it.',
    ],
    edit: without('words-3'),
  },
  {
    name: 'words stale',
    finds: [
      '121:24 error RECORD-6 words-3: Step words-3 copies words that are out of date. Put it right after a checkpoint step.',
      '153:29 error RECORD-5 checkpoint-3: The words of step checkpoint-3 are not copied. Put a copy-words step right after it.',
    ],
    edit: move('words-3', 'generate'),
  },
  {
    name: 'no fingerprint',
    finds: [
      '40:27 warning RECORD-7 record-key: The fingerprint of the key made in step record-key is not written down at once. Add an attest step after it that asks for it (type: digest).',
    ],
    edit: without('fingerprint'),
  },
  {
    name: 'no seal',
    finds: ['154:5 error SEAL-1 -: The ceremony is never sealed. Make a seal step the last one.'],
    edit: without('seal'),
  },
  {
    name: 'steps after the seal',
    finds: [
      '154:5 error RECORD-4 -: The act closing does not end with a checkpoint. Add the steps checkpoint and copy-words at its end.',
      '169:21 warning EXCEPTION-1 seal: Nobody reviews the exceptions of the day before step seal. Add an exception step before it.',
      '170:27 error SEAL-2 deviations: Step deviations comes after the seal, when nothing can be added. Put it before the seal.',
    ],
    edit: move('deviations', 'seal'),
  },
  {
    name: 'no exceptions',
    finds: [
      '169:21 warning EXCEPTION-1 seal: Nobody reviews the exceptions of the day before step seal. Add an exception step before it.',
    ],
    edit: without('deviations'),
  },
  {
    name: 'ed25519',
    finds: [
      '119:9 warning POLICY-1 generate: Many tokens cannot wrap an Ed25519 key; then a real ceremony stops at probe-archive. Choose another algorithm, or archive: none.',
      '119:9 warning POLICY-2 generate: The Baseline Requirements (6.1.5) do not allow Ed25519. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
    ],
    edit: all(),
    settings: { algorithm: 'Ed25519' },
  },
  {
    name: 'ed25519 none',
    finds: [
      '119:9 warning POLICY-2 generate: The Baseline Requirements (6.1.5) do not allow Ed25519. Choose an EC-P or RSA algorithm for a root that browsers are to trust.',
    ],
    edit: all(),
    settings: { algorithm: 'Ed25519', archive: 'none' },
  },
  {
    name: 'long name',
    finds: [
      '163:9 error POLICY-3 certificate: With REHEARSAL before it the common name has 70 characters, and X.520 allows 64; shorten it, so that the rehearsal runs with the name of the real ceremony. Correct the subject of step certificate.',
    ],
    edit: all(),
    settings: { subject: `CN=${'R'.repeat(60)},O=Example,C=DE` },
  },
  {
    name: 'path length',
    finds: [
      '165:9 warning POLICY-4 certificate: A root certificate should have no path length (Baseline Requirements 7.1.2.1). Set path-length to null.',
    ],
    edit: swap('path-length: null', 'path-length: 1'),
  },
  {
    name: 'short validity',
    finds: [
      '164:9 warning POLICY-5 certificate: A root that is valid for 5 years is too short-lived for browsers, which ask for 8 to 25. Set more years, or keep this if browsers need not trust the root.',
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
      '119:9 warning POLICY-7 generate: Mozilla’s Root Store Policy (5.1) did not allow P-521 before version 3.0, and programs of that time may refuse it, though the Baseline Requirements (6.1.5) allow it. Choose EC-P384 for a root that browsers are to trust, or accept that.',
    ],
    edit: all(),
    settings: { algorithm: 'EC-P521' },
  },
  {
    name: 'no country',
    finds: [
      '9:45 warning SUBJECT-1 certificate: The subject has no country, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add C=, or keep this if browsers need not trust the root.',
    ],
    edit: swap(',C=DE', ''),
  },
  {
    name: 'no organisation',
    finds: [
      '9:45 warning SUBJECT-2 certificate: The subject has no organisation, which the Baseline Requirements (7.1.2.10.2) ask of every CA. Add O=, or keep this if browsers need not trust the root.',
    ],
    edit: swap(',O=Example Trust Services', ''),
  },
  {
    name: 'an organisational unit',
    finds: [
      '9:45 warning SUBJECT-3 certificate: The subject has an organisational unit, which the Baseline Requirements (7.1.2.10.2) forbid in a root. Remove OU, or keep this if browsers need not trust the root.',
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
      '162:9 warning FONT-1 certificate: The fonts of transcript and paper script do not have 根 U+6839, ア U+30A2: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or accept that.',
      '162:9 warning SUBJECT-7 certificate: The part CN of the subject mixes letters of several alphabets (Е U+0415, x U+0078), which look alike on paper (Unicode UTS #39, 5.1). Write it in one alphabet.',
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
      '4:1 warning FONT-1 -: The fonts of transcript and paper script do not have 根 U+6839, ร U+0E23: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or accept that.',
      '71:9 warning FONT-1 split: The fonts of transcript and paper script do not have 分 U+5206: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or accept that.',
    ],
    edit: all(swap('title: Medium ceremony', 'title: \u6839 CA \u0e23'), swap('title: Split it', 'title: \u5206')),
  },
  {
    name: 'a subject without glyphs, as set',
    finds: [
      '9:45 warning FONT-1 -: The fonts of transcript and paper script do not have 根 U+6839: they will print such characters as code points, like [U+6F22]. Write the text in Latin, Greek or Cyrillic letters, or accept that.',
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
      '47:93 error ASK-1 fingerprint: Step fingerprint asks for a choice in how with fewer than two options. List them under options.',
    ],
    edit: swap('type: digest }]', 'type: digest }, { name: how, label: How, type: choice, options: [One] }]'),
  },
  {
    name: 'long text',
    finds: [
      '72:9 warning TEXT-1 split: The text of step split takes 649 characters to read aloud. Shorten it to 600, or split the step.',
    ],
    edit: swap('title: Split it', `title: Split it\n        say: ${'long '.repeat(130)}`),
  },
  {
    name: 'a secret that is asked for in another language alone',
    finds: [
      '47:51 error SECRET-1 fingerprint: The field “Ihr Kennwort” of step fingerprint seems to ask for a secret, and everything filled in is recorded. Ask for a bag or envelope number instead.',
    ],
    edit: all(
      swap('statement: The fingerprint was written by hand.', "statement: { en: By hand., de: 'Von Hand.' }"),
      swap(
        'label: Fingerprint from your own paper',
        'label: { en: Fingerprint from your own paper, de: Kennwort des Tresors }',
      ),
      swap('asks: [{', 'asks: [{ name: other, label: { en: Other, de: Ihr Kennwort }, type: text }, {'),
    ),
  },
  {
    name: 'a sentence that is missing in one of the languages',
    finds: [
      '4:1 error LANG-1 -: This text is missing in: de. Add it: a text that stands in several languages stands in all that the script uses.',
      '71:9 error LANG-1 split: This text is missing in: en. Add it: a text that stands in several languages stands in all that the script uses.',
    ],
    edit: all(
      swap('statement: The fingerprint was written by hand.', "statement: { en: By hand., de: 'Von Hand.' }"),
      swap('title: Medium ceremony', 'title: { en: Medium ceremony }'),
      swap('title: Split it', 'title: { de: Aufteilen }'),
    ),
  },
  {
    name: 'what is read aloud in one language of several',
    finds: [
      '46:9 warning LANG-2 fingerprint: What is read aloud in step fingerprint is the same in every language, while the script is in en, de. Write it in each of them, or leave it so deliberately.',
    ],
    edit: swap('title: Medium ceremony', 'title: { en: Medium ceremony, de: Mittlere Zeremonie }'),
  },
  {
    name: 'a language that the program does not speak',
    finds: [
      '4:31 error LANG-3 -: The program does not speak tlh: screens and paper would mix two languages. Leave it out; there are en, de.',
    ],
    edit: all(
      swap('title: Medium ceremony', 'title: { en: Medium ceremony, tlh: tay }'),
      swap('statement: The fingerprint was written by hand.', 'statement: { en: By hand., tlh: ghopDaq }'),
    ),
  },
  {
    name: 'what is wrong in one language alone stands at its text',
    finds: [
      '71:40 error NAME-5 split: Nothing gives {anteile} a value in step split. Name a parameter, or {each} and {turn} in a repeated step only.',
      '72:28 warning TEXT-2 split: Nobody can read “0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef” aloud in step split. Show it in a field, and have it compared there.',
    ],
    edit: all(
      swap('statement: The fingerprint was written by hand.', "statement: { en: By hand., de: 'Von Hand.' }"),
      swap(
        'title: Split it',
        `title: { en: '{shares} parts', de: '{anteile} Teile' }\n        say: { en: Split., de: '${'0123456789abcdef'.repeat(4)}' }`,
      ),
    ),
  },
  {
    name: 'long word',
    finds: [
      '72:9 warning TEXT-2 split: Nobody can read “0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef” aloud in step split. Show it in a field, and have it compared there.',
    ],
    edit: swap('title: Split it', `title: Split it\n        say: ${'0123456789abcdef'.repeat(4)}`),
  },
  {
    name: 'long day',
    finds: [
      '26:9 warning TIME-1 roll-call: From step roll-call on people work 464 minutes without a pause. Add a break step.',
    ],
    edit: swap('title: Split it', 'title: Split it\n        minutes: 400'),
  },
  {
    name: 'secret before the shares are proved',
    finds: [
      '655:9 error ENVELOPE-1 type-secret: Step type-secret puts a secret into an envelope before the set of shares is proved. Put it after prove-set.',
      '673:9 error ENVELOPE-1 make-secret: Step make-secret puts a secret into an envelope before the set of shares is proved. Put it after prove-set. (When source is made.)',
    ],
    edit: instead(move('prove-set', 'make-secret')),
  },
  {
    name: 'envelope never opened',
    finds: [
      '668:9 error ENVELOPE-2 type-secret: The envelope secret.json of step type-secret is never opened again, so nothing proves that the shares open it. Add an open-envelope step after it.',
      '686:9 error ENVELOPE-2 make-secret: The envelope secret.json of step make-secret is never opened again, so nothing proves that the shares open it. Add an open-envelope step after it. (When source is made.)',
    ],
    edit: instead(without('open-envelope')),
  },
  {
    name: 'another envelope opened',
    finds: [
      '715:9 error ENVELOPE-3 open-envelope: Step open-envelope opens other.json, which no step before it makes. Move the step, or correct the file name. There is only secret.json.',
    ],
    edit: instead(swap('artifact: secret.json', 'artifact: other.json', 'open-envelope')),
  },
  {
    name: 'envelope key never destroyed',
    finds: [
      '548:9 error ENVELOPE-4 envelope-key: The envelope key made in step envelope-key is never destroyed. Add a destroy-envelope-key step after the last open-envelope.',
    ],
    edit: instead(without('destroy-envelope-key')),
  },
  {
    name: 'envelope opened after its key is destroyed',
    finds: [
      '716:9 error ENVELOPE-5 open-envelope: Step open-envelope needs the envelope key, which has been destroyed by then. Move it before destroy-envelope-key.',
    ],
    edit: instead(move('open-envelope', 'destroy-envelope-key')),
  },
  {
    name: 'no envelope key',
    finds: [
      '548:9 error KEY-7 split: Step split belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}.',
      '548:9 error SHARE-1 split: Step split comes before any backup-key step. Put one before it.',
      '563:9 error KEY-7 hand-over: Step hand-over belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}.',
      '578:9 error KEY-7 prove-share: Step prove-share belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}.',
      '589:9 error KEY-7 prove-set: Step prove-set belongs to an archive, but archive is not wrapped here. Give the step when: {parameter: archive, is: wrapped}.',
      '653:9 error ENVELOPE-6 type-secret: Step type-secret comes before any envelope-key step. Put one before it.',
      '671:9 error ENVELOPE-6 make-secret: Step make-secret comes before any envelope-key step. Put one before it. (When source is made.)',
      '703:9 error ENVELOPE-6 destroy-envelope-key: Step destroy-envelope-key comes before any envelope-key step. Put one before it.',
    ],
    edit: instead(without('envelope-key')),
  },
  {
    name: 'two keys to be split',
    finds: [
      '562:23 error ENVELOPE-7 second: Step second makes a second key that is split into shares. A ceremony has only one; hold another ceremony for the other.',
    ],
    edit: instead(
      behind('envelope-key', `id: second, kind: envelope-key, title: { en: Second, de: Zweiter }, ${people3}`),
    ),
  },
  {
    name: 'pause with an envelope key',
    finds: [
      '702:22 warning ENVELOPE-8 pause: During the pause pause the envelope key and its shares are in the laptop. Move it before envelope-key or after destroy-envelope-key.',
    ],
    edit: instead(behind('make-secret', `id: pause, kind: break, title: { en: Pause, de: Pause }, ${people3}`)),
  },
  {
    name: 'wait longer than planned',
    finds: ['77:153 warning WAIT-1 wait: Step wait waits 60 minutes, but is planned for less. Raise its minutes.'],
    edit: behind(
      'split',
      `id: wait, kind: wait, title: Cool off, ${people}, ${whenWrapped}, minutes: 59, seconds: 3541`,
    ),
  },
]

/** Spoils the script for a secret instead. */
function instead(edit: Edit): Edit {
  return () => edit(splitSecret)
}
