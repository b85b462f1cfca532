/** Ceremonies that cannot be held or taken up: answer files, names, devices, and the folder that keeps them. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { Store } from '../../../main/store/store.ts'
import { fixtures, refused, type Row } from '../cli.ts'
import { shareText } from '../../support/texts.ts'

const small = join(fixtures, 'scripts/small.yaml')

/** A data folder as a first run leaves it. */
function dataFolder(folder: string): void {
  DataFolder.open(join(folder, 'data')).close()
  mkdirSync(join(folder, 'data/ceremonies'), { mode: 0o700 })
}

function answering(input: string, answers: string | Uint8Array, code: string, message: string): Row {
  return {
    ...refused(input, ['run', small, '--data', '{}/data', '--answers', 'answers.yaml'], code, message),
    prepare: (folder) => {
      dataFolder(folder)
      writeFileSync(join(folder, 'answers.yaml'), answers)
    },
  }
}

function unfit(input: string, answers: string, line: number, column: number, reason: string): Row {
  const message = `The answer file is not valid at line ${line}, column ${column}: ${reason}; see docs/ANSWERS.md.`
  return answering(input, answers, 'ANSWERS_INVALID', message)
}
const first = 'strongroom-answers: 1\n'

export const answerRows: readonly Row[] = [
  {
    ...refused(
      'no answer file',
      ['run', small, '--data', '{}/data', '--answers', 'none.yaml'],
      'FILE_UNREADABLE',
      'none.yaml cannot be read (there is no such file or folder); check the path and who may read it.',
    ),
    prepare: dataFolder,
    status: 2,
  },
  {
    ...answering(
      'answers that are no text',
      Uint8Array.of(0xff, 0xfe),
      'FILE_NOT_TEXT',
      'answers.yaml is not UTF-8 text; save it as UTF-8.',
    ),
    status: 2,
  },
  unfit('empty answers', '', 1, 1, 'must be a group of members'),
  unfit('answers of a future format', 'strongroom-answers: 2\n', 1, 1, 'strongroom-answers: must be 1'),
  unfit('an unknown member', `${first}anwsers: {}\n`, 2, 1, 'unknown member anwsers'),
  unfit('answers twice', `${first}names: {}\nnames: {}\n`, 3, 1, 'this member is repeated'),
  unfit('answers with an anchor', `${first}names: &all {}\n`, 2, 13, 'anchors and aliases are not allowed'),
  unfit('a bracket that is not closed', `${first}steps: {\n`, 3, 1, 'the lines of a collection must be indented alike'),
  unfit('a step that there is not', `${first}steps: { roll-cal: {} }\n`, 2, 10, 'there is no step roll-cal'),
  unfit(
    'a part that there is not',
    `${first}steps: { roll-call: { auditor: {} } }\n`,
    2,
    23,
    'there is no part auditor',
  ),
  unfit(
    'a field that there is not',
    `${first}steps: { roll-call: { administrator: { mood: good } } }\n`,
    2,
    40,
    'administrator has no field mood at step roll-call',
  ),
  unfit('a name for nobody', `${first}names: { auditor: Somebody }\n`, 2, 10, 'there is no part auditor'),
  unfit(
    'a digest of another length',
    `${first}follows: abc\n`,
    2,
    1,
    'follows: must be 64 lower-case hexadecimal digits, or none',
  ),
  unfit(
    'half a number',
    `${first}steps: { roll-call: { administrator: { mood: 1.5 } } }\n`,
    2,
    40,
    'steps.roll-call.administrator.mood: must be text',
  ),
  unfit(
    'a control character by escape',
    `${first}names: { administrator: "\\x1b[2J" }\n`,
    2,
    25,
    'the character U+001B is not allowed',
  ),
]

function naming(input: string, names: readonly string[], code: string, message: string): Row {
  const row = answering(input, `${first}otherwise: rehearse\n`, code, message)
  return { ...row, args: [...row.args, ...names.flatMap((name) => ['--name', name])] }
}

export const nameRows: readonly Row[] = [
  naming(
    'a name without a part',
    ['Somebody'],
    'SETTING_MALFORMED',
    'Write --name as PART=NAME, once for each name, not as: Somebody.',
  ),
  naming(
    'a part named twice',
    ['administrator=One', 'administrator=Another'],
    'SETTING_MALFORMED',
    'Write --name as PART=NAME, once for each name, not as: administrator=Another.',
  ),
  naming(
    'a name for a part that there is not',
    ['auditor=Somebody'],
    'NAME_UNKNOWN',
    'A name is given for auditor, but the script has no such part; it has administrator, witness-1, witness-2.',
  ),
  naming(
    'an empty name',
    ['administrator= '],
    'NAME_MISSING',
    'Nobody is named for administrator. Every part needs a person.',
  ),
  naming(
    'one person in roles that exclude each other',
    ['administrator=One', 'witness-1=One'],
    'ROLE_CONFLICT',
    'One person may not be both administrator and witness-1. Assign two different people.',
  ),
  naming(
    'the same, in other letters',
    ['administrator=Person  One', 'witness-2=PERSON ONE'],
    'NAMES_ALIKE',
    'The names for administrator and witness-2 look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
  ),
  naming(
    'the same with a Cyrillic letter',
    ['administrator=Anna Berg', 'witness-2=Аnna Berg'],
    'NAMES_ALIKE',
    'The names for administrator and witness-2 look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
  ),
  naming(
    'a name of two lines',
    ['administrator=Anna\nBerg'],
    'TEXT_CHARACTER',
    'In the text for administrator, character 5 is U+000A, which cannot be seen or read aloud. Remove it.',
  ),
  naming(
    'a name with an escape sequence',
    ['administrator=\u001b[2JVALID'],
    'TEXT_CHARACTER',
    'In the text for administrator, character 1 is U+001B, which cannot be seen or read aloud. Remove it.',
  ),
  naming(
    'a name with a zero-width space',
    ['administrator=Anna\u200b Berg'],
    'TEXT_CHARACTER',
    'In the text for administrator, character 5 is U+200B, which cannot be seen or read aloud. Remove it.',
  ),
  naming(
    'a name with a letter of a newer Unicode',
    ['administrator=Anna \u{1e4d0}'],
    'TEXT_NEWER',
    'In the text for administrator, character 6 is U+1E4D0, which Unicode 14.0.0 does not have: not everybody could verify the record. Write it differently.',
  ),
  naming(
    'a name of 5,000 letters',
    [`administrator=${'x'.repeat(5000)}`],
    'TEXT_LONG',
    'The text for administrator has 5000 characters; at most 200 are allowed. Shorten it.',
  ),
  naming(
    'a whole share for a name',
    [`administrator=${shareText}`],
    'TEXT_SECRET',
    'The text for administrator looks like the words of a share. Everything entered here is recorded, so nothing was kept; type no secret.',
  ),
  naming(
    'one person as both witnesses',
    ['witness-1=One', 'witness-2=One'],
    'ROLE_CONFLICT',
    'One person may not be both witness-1 and witness-2. Assign two different people.',
  ),
]

function real(input: string, args: readonly string[], code: string, message: string): Row {
  return { ...refused(input, ['run', ...args, '--data', '{}/data'], code, message), prepare: dataFolder }
}
const shipped = join(fixtures, '../../ceremonies/scripts/root-key.yaml')

export const realRows: readonly Row[] = [
  {
    ...real(
      'a real ceremony that is never sealed',
      ['script.yaml', '--device', 'root-hsm=/a.so'],
      'SCRIPT_REFUSED',
      'The check found 1 error in the script; correct it before a real ceremony: SEAL-1: The ceremony is never sealed. Make a seal step the last one.',
    ),
    prepare: (folder) => {
      dataFolder(folder)
      const lines = readFileSync(small, 'utf8').split('\n')
      writeFileSync(join(folder, 'script.yaml'), lines.filter((line) => !line.includes('kind: seal')).join('\n'))
    },
  },
  real(
    'a language that the script is not in',
    [shipped, '--language', 'fr'],
    'SCRIPT_LANGUAGE',
    'This script is not in fr. Choose one of its languages: en, de.',
  ),
  real(
    'a language that the program does not speak, for a script that has no choice',
    [small, '--language', 'fr'],
    'LANGUAGE_UNKNOWN',
    'The program does not speak fr. Choose one of en, de.',
  ),
  real(
    'a real ceremony without a device',
    [shipped],
    'DEVICE_NOT_GIVEN',
    'Where is root-hsm? Give --device root-hsm=MODULE[,label=…,serial=…], or rehearse with --rehearsal.',
  ),
  real(
    'a device without a module',
    [shipped, '--device', 'root-hsm'],
    'DEVICE_MALFORMED',
    'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: root-hsm.',
  ),
  real(
    'a device at a relative path',
    [shipped, '--device', 'root-hsm=libhsm.so'],
    'DEVICE_MODULE_RELATIVE',
    'The module of root-hsm is given as libhsm.so, which is not an absolute path; give the absolute path.',
  ),
  real(
    'a device that the inventory lacks',
    [shipped, '--device', 'hsm-2=/lib/hsm.so'],
    'DEVICE_MALFORMED',
    'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: hsm-2=/lib/hsm.so.',
  ),
  real(
    'a device twice',
    [shipped, '--device', 'root-hsm=/a.so', '--device', 'root-hsm=/b.so'],
    'DEVICE_MALFORMED',
    'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: root-hsm=/b.so.',
  ),
  real(
    'a device with an unknown option',
    [shipped, '--device', 'root-hsm=/a.so,pin=1234'],
    'DEVICE_MALFORMED',
    'Write --device as NAME=MODULE[,label=…,serial=…,env=…], with NAME from the inventory: root-hsm=/a.so,pin=1234.',
  ),
  real(
    'a label that contradicts the script',
    [shipped, '--device', 'root-hsm=/a.so,label=other'],
    'DEVICE_CONTRADICTS',
    '--device root-hsm=… says label=other, but the script says strongroom-root. Correct the one that is wrong; nothing was done to the token.',
  ),
  {
    ...real(
      'a serial that contradicts the script',
      ['serial.yaml', '--rehearsal', '--device', 'root-hsm=/a.so,serial=4712'],
      'DEVICE_CONTRADICTS',
      '--device root-hsm=… says serial=4712, but the script says 4711. Correct the one that is wrong; nothing was done to the token.',
    ),
    prepare: (folder) => {
      dataFolder(folder)
      const text = readFileSync(small, 'utf8').replace('label: small', "label: small, serial: '4711'")
      writeFileSync(join(folder, 'serial.yaml'), text)
    },
  },
  {
    ...real(
      'a certificate without model and firmware',
      ['certified.yaml'],
      'SCRIPT_INVALID',
      'The script is not valid at line 17, column 48: inventory.hsms.root-hsm.certificate: needs the model and the firmware that it covers beside it, as the HSM itself reports them. Correct the file and check it again.',
    ),
    prepare: (folder) => {
      dataFolder(folder)
      const certificate = "certificate: { scheme: FIPS 140-3, level: Level 3, number: '1' }"
      const text = readFileSync(small, 'utf8').replace('label: small', `label: small, ${certificate}`)
      writeFileSync(join(folder, 'certified.yaml'), text)
    },
  },
  real(
    'a token allowed for a rehearsal that is none',
    [shipped, '--device', 'root-hsm=/a.so', '--rehearse-on', 'root-hsm'],
    'REHEARSE_ON_REAL',
    'This is a real ceremony, where --rehearse-on has no meaning; add --rehearsal, or omit it.',
  ),
  real(
    'one medium that is enough, where no copy is asked for',
    [small, '--rehearsal', '--same-medium', 'administrator'],
    'SAME_MEDIUM_ALONE',
    '--same-medium has no meaning without --mirror; add --mirror, or omit it.',
  ),
  real(
    'a token allowed that no device names',
    [small, '--rehearsal', '--rehearse-on', 'root-hsm'],
    'REHEARSE_ON_NOTHING',
    'There is no --device for root-hsm, so --rehearse-on root-hsm allows nothing; check the name.',
  ),
  {
    ...real(
      'answers without the PINs of a token that is not a throw-away one',
      [small, '--answers', 'answers.yaml', '--device', 'root-hsm=/a.so', '--rehearse-on', 'root-hsm'],
      'PIN_NOT_GIVEN',
      'The answer file has no so-pin of administrator for root-hsm, a token that exists outside this rehearsal. No PIN is invented for such a token: add it to the file, or rehearse without --device.',
    ),
    prepare: (folder) => {
      dataFolder(folder)
      writeFileSync(join(folder, 'answers.yaml'), `${first}otherwise: rehearse\n`)
    },
  },
  real(
    'a variable that is not set',
    [shipped, '--device', 'root-hsm=/a.so,env=NOT_SET'],
    'ENVIRONMENT_MISSING',
    'The environment has no variable NOT_SET to pass to the module of root-hsm; set it.',
  ),
  real(
    'a variable that loads code',
    [shipped, '--device', 'root-hsm=/a.so,env=LD_PRELOAD'],
    'ENVIRONMENT_STEERS',
    'The variable LD_PRELOAD makes a process run code that is not its module’s; it cannot be passed to the module of root-hsm.',
  ),
  real(
    'people without a terminal',
    [small, '--rehearsal'],
    'NO_TERMINAL',
    'People answer at a terminal, and this is not one; run this in a terminal, or rehearse with --answers FILE.',
  ),
  {
    ...real(
      'a data folder open to others',
      [small, '--rehearsal'],
      'DATA_OPEN',
      'Others can access the data folder {}/data (mode 0755); chmod it to 0700, or name another with --data DIR.',
    ),
    prepare: (folder) => {
      dataFolder(folder)
      chmodSync(join(folder, 'data'), 0o755)
    },
  },
  {
    ...real(
      'a data folder that is a file',
      [small, '--rehearsal'],
      'DATA_UNUSABLE',
      'The data folder {}/data cannot be used (it is a file); name another with --data DIR.',
    ),
    prepare: (folder) => writeFileSync(join(folder, 'data'), 'x'),
  },
]

const setup = JSON.stringify({ script: 'small.yaml', inventory: {}, throwAway: true, mirror: null })
const id = '0123456789abcdefghjkmnpqrs'

/** A ceremony in the data folder whose record is `make`'s. */
function kept(make: (record: string) => void, setup = '{}\n'): (folder: string) => void {
  return (folder) => {
    dataFolder(folder)
    const ceremony = join(folder, 'data/ceremonies', id)
    mkdirSync(ceremony, { mode: 0o700 })
    make(join(ceremony, 'record.db'))
    writeFileSync(join(ceremony, 'setup.json'), setup)
  }
}

function resuming(input: string, args: readonly string[], code: string, message: string, prepare = dataFolder): Row {
  return { ...refused(input, [...args, '--data', '{}/data'], code, message), prepare }
}

export const resumeRows: readonly Row[] = [
  resuming('nothing to take up', ['resume'], 'CEREMONY_NONE', 'No ceremony in {}/data waits to be resumed.'),
  resuming(
    'a ceremony that is not there',
    ['resume', 'zzzz'],
    'CEREMONY_UNKNOWN',
    'No ceremony in {}/data begins with zzzz; strongroom resume --list shows them.',
  ),
  resuming(
    'export of a ceremony that is not there',
    ['export', 'zzzz', '--out', '{}/out'],
    'CEREMONY_UNKNOWN',
    'No ceremony in {}/data begins with zzzz; strongroom resume --list shows them.',
  ),
  resuming(
    'export of a record that is text',
    ['export', id, '--out', '{}/out'],
    'STORE_NOT_OURS',
    '{}/data/ceremonies/0123456789abcdefghjkmnpqrs/record.db is not a Strongroom record.',
    kept((record) => writeFileSync(record, 'this is no record\n'.repeat(1000))),
  ),
  resuming(
    'export of a record cut off',
    ['export', id, '--out', '{}/out'],
    'STORE_DAMAGED',
    '{}/data/ceremonies/0123456789abcdefghjkmnpqrs/record.db is damaged: SQLite cannot read it. Work on a copy, or on the mirror; change nothing here.',
    kept((record) => {
      Store.create(record, 'strongroom: 1\n').close()
      writeFileSync(record, readFileSync(record).subarray(0, 5000))
    }),
  ),
  resuming(
    'export of a record without a setup',
    ['export', id, '--out', '{}/out'],
    'DATA_UNUSABLE',
    'The data folder {}/data/ceremonies/0123456789abcdefghjkmnpqrs/setup.json cannot be used (script: is missing); name another with --data DIR.',
    kept((record) => Store.create(record, 'strongroom: 1\n').close()),
  ),
  resuming(
    'export of a record whose setup is cut off',
    ['export', id, '--out', '{}/out'],
    'DATA_UNUSABLE',
    'The data folder {}/data/ceremonies/0123456789abcdefghjkmnpqrs/setup.json cannot be used (it is not JSON); name another with --data DIR.',
    kept((record) => Store.create(record, 'strongroom: 1\n').close(), '{"script":'),
  ),
  resuming(
    'export of a record without a fact',
    ['export', id, '--out', '{}/out'],
    'RECORD_NOT_SEALED',
    'The ceremony is not sealed, so there is nothing to export yet.',
    kept((record) => Store.create(record, 'strongroom: 1\n').close(), setup),
  ),
]
