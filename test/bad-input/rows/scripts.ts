/** Scripts that are wrong in one place each: the small one of the fixtures, changed. */
import { kindNames } from '../../../ceremonies/index.ts'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixtures, type Row } from '../cli.ts'

const small = readFileSync(join(fixtures, 'scripts/small.yaml'), 'utf8')

/** The small script with `from`, which stands there once, replaced. */
function changed(from: string, to: string): string {
  if (small.split(from).length !== 2) throw new Error(`${from} does not stand in the small script just once`)
  return small.replace(from, () => to)
}

const rehearse = ['rehearse', 'script.yaml', '--out', '{}/out']

/** A rehearsal of a script with these bytes. */
function script(input: string, content: string | Uint8Array, code: Row['code'], message: string): Row {
  return {
    input,
    args: rehearse,
    prepare: (folder) => writeFileSync(join(folder, 'script.yaml'), content),
    status: code === 'SCRIPT_INVALID' ? 1 : 2,
    code,
    message,
  }
}

/** Wrong at that place of the file, for that reason. */
function wrong(input: string, content: string, line: number, column: number, reason: string): Row {
  const message = `The script is not valid at line ${line}, column ${column}: ${reason}. Correct the file and check it again.`
  return script(input, content, 'SCRIPT_INVALID', message)
}

const seal = '{ id: seal, kind: seal, title: Seal, performs: administrator,'

export const scriptRows: readonly Row[] = [
  // The file itself.
  {
    input: 'no such file',
    args: rehearse,
    status: 2,
    code: 'FILE_UNREADABLE',
    message: 'script.yaml cannot be read (there is no such file or folder); check the path and who may read it.',
  },
  {
    input: 'a directory',
    args: rehearse,
    prepare: (folder) => mkdirSync(join(folder, 'script.yaml')),
    status: 2,
    code: 'FILE_UNREADABLE',
    message: 'script.yaml cannot be read (it is a folder); check the path and who may read it.',
  },
  {
    input: 'a link that leads to itself',
    args: rehearse,
    prepare: (folder) => symlinkSync('script.yaml', join(folder, 'script.yaml')),
    status: 2,
    code: 'FILE_UNREADABLE',
    message: 'script.yaml cannot be read (its links form a loop); check the path and who may read it.',
  },
  {
    input: 'a path through a file',
    args: ['rehearse', 'script.yaml/ceremony.yaml', '--out', '{}/out'],
    prepare: (folder) => writeFileSync(join(folder, 'script.yaml'), small),
    status: 2,
    code: 'FILE_UNREADABLE',
    message:
      'script.yaml/ceremony.yaml cannot be read (part of its path is a file); check the path and who may read it.',
  },
  script(
    'bytes that are no text',
    Buffer.from('strongroom: 1\ntitle: \xff\xfe\n', 'latin1'),
    'FILE_NOT_TEXT',
    'script.yaml is not UTF-8 text; save it as UTF-8.',
  ),
  script(
    'UTF-16',
    Buffer.from(`\ufeff${small}`, 'utf16le'),
    'FILE_NOT_TEXT',
    'script.yaml is not UTF-8 text; save it as UTF-8.',
  ),
  wrong('an empty file', '', 1, 1, 'must be a group of members'),
  wrong('comments only', '# nothing\n', 1, 1, 'must be a group of members'),
  wrong('a byte order mark', `\ufeff${small}`, 1, 1, 'a byte order mark is not allowed'),
  wrong('a NUL', changed('Small ceremony', 'Small\0ceremony'), 3, 8, 'the character U+0000 is not allowed'),
  wrong('a file of two megabytes', `${small}# ${'x'.repeat(2_000_000)}\n`, 1, 1, 'longer than 1000000 characters'),
  wrong(
    'text that is not NFC',
    changed('Small ceremony', 'Kleine Zeremonie fu\u0308r Tests'),
    3,
    8,
    'text must be in Unicode form NFC',
  ),
  // YAML.
  wrong(
    'a quotation mark that is not closed',
    changed('title: Small ceremony', 'title: "Small ceremony'),
    58,
    1,
    'a character such as a quote, bracket, comma, colon or space is missing here',
  ),
  wrong('a tab as indentation', changed('  algorithm: {', '\talgorithm: {'), 7, 1, 'a tab cannot indent; use spaces'),
  wrong(
    'a bracket that is not closed',
    changed('brings: value }', 'brings: value'),
    14,
    1,
    'the lines of a collection must be indented alike',
  ),
  wrong('a key twice', changed('purpose:', 'title: Another\npurpose:'), 4, 1, 'this member is repeated'),
  wrong(
    'an anchor',
    changed('title: Small ceremony', 'title: &name Small ceremony'),
    3,
    14,
    'anchors and aliases are not allowed',
  ),
  wrong('an alias', changed('title: Small ceremony', 'title: *name'), 3, 8, 'anchors and aliases are not allowed'),
  wrong(
    'a merge key',
    changed('  administrator: {', '  <<: {}\n  administrator: {'),
    12,
    3,
    'roles.<<: must be lower-case words joined by hyphens',
  ),
  wrong('a tag', changed('title: Small ceremony', 'title: !secret Small ceremony'), 3, 8, 'this tag is not known'),
  wrong('two documents', `${small}---\n${small}`, 58, 1, 'a second document begins here'),
  wrong('a list', '- 1\n- 2\n', 1, 1, 'must be a group of members'),
  wrong('JSON that is no script', '{"a": 1}', 1, 1, 'strongroom: is missing'),
  wrong('names within names without end', `a: ${'['.repeat(20_000)}`, 1, 1, 'it is nested too deeply'),
  // Members.
  wrong('an unknown member', changed('policy:', 'polcy: x\npolicy:'), 5, 1, 'unknown member polcy'),
  wrong('an unknown member of a step', changed(seal, `${seal} quick: yes,`), 57, 71, 'unknown member quick'),
  wrong(
    'a member that is missing',
    changed('purpose: To test a whole ceremony quickly.\n', ''),
    2,
    1,
    'purpose: is missing',
  ),
  wrong('a format of the future', changed('strongroom: 1', 'strongroom: 2'), 2, 1, 'strongroom: must be 1'),
  wrong('a format as text', changed('strongroom: 1', "strongroom: '1'"), 2, 1, 'strongroom: must be 1'),
  wrong(
    'a kind that does not exist',
    changed('kind: seal', 'kind: sael'),
    57,
    21,
    `acts.1.steps.6.kind: “sael” is not offered; choose one of ${kindNames.join(', ')}`,
  ),
  wrong('a number where text is needed', changed('title: Small ceremony', 'title: 5'), 3, 1, 'title: must be text'),
  wrong(
    'a title without letters',
    changed('title: Small ceremony', "title: ''"),
    3,
    1,
    'title: must have at least 1 character',
  ),
  wrong(
    'a title of 3,000 characters',
    changed('Small ceremony', 'x'.repeat(3000)),
    3,
    1,
    'title: may have at most 2000 characters',
  ),
  wrong(
    'an id with a space',
    changed('id: seal,', 'id: the seal,'),
    57,
    11,
    'acts.1.steps.6.id: must be lower-case words joined by hyphens',
  ),
  wrong(
    'an act without steps',
    `${small}  - { id: more, title: More, steps: [] }\n`,
    58,
    30,
    'acts.2.steps: must have at least 1 member',
  ),
  wrong('no acts', `${small.slice(0, small.indexOf('acts:'))}acts: []\n`, 18, 1, 'acts: must have at least 1 member'),
  wrong(
    'a role of half a person',
    changed('count: 2,', 'count: 1.5,'),
    13,
    30,
    'roles.witness.count: must be a whole number from 1 to 64, or a parameter',
  ),
  wrong('a role of 65 people', changed('count: 2,', 'count: 65,'), 13, 30, 'roles.witness.count: may be at most 64'),
  wrong(
    'a role of as many people as no parameter says',
    changed('count: 2,', 'count: $many,'),
    13,
    30,
    'The role witness needs a whole number of people from 1 to 64, not "$many"',
  ),
  wrong(
    'a label of 33 characters',
    changed('label: small }', `label: ${'x'.repeat(33)} }`),
    17,
    34,
    'inventory.hsms.root-hsm.label: may have at most 32 characters',
  ),
  wrong(
    'three holders of a PIN',
    changed('so-pin: [administrator, witness-1]', 'so-pin: [administrator, witness-1, witness-2]'),
    33,
    9,
    'so-pin: may have at most 2 members',
  ),
  wrong(
    'a certificate valid for 26 years',
    changed('years: $validity-years', 'years: 26'),
    52,
    9,
    'years: may be at most 25',
  ),
  wrong(
    'a path length below zero',
    changed('path-length: null', 'path-length: -1'),
    53,
    9,
    'path-length: must be at least 0',
  ),
  wrong(
    'an artifact outside its folder',
    changed('artifact: root.pem', 'artifact: ../root.pem'),
    54,
    9,
    'artifact: must be a file name such as root.pem',
  ),
  wrong(
    'a default out of its range',
    changed('max: 25, default: 10', 'max: 25, default: 26'),
    9,
    3,
    'The parameter validity-years must be a whole number from 1 to 25',
  ),
  wrong(
    'a default that is no choice',
    changed('of: [none, wrapped], default: none', 'of: [none, wrapped], default: some'),
    10,
    3,
    'The parameter archive must be one of none, wrapped',
  ),
  wrong(
    'a default algorithm that is none',
    changed('default: EC-P256', 'default: EC-P255'),
    7,
    67,
    'parameters.algorithm.default: “EC-P255” is not offered; choose one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519',
  ),
  wrong(
    'a default subject with a quotation mark',
    changed('CN=Small Root CA', 'CN="Small" Root CA'),
    8,
    3,
    'The parameter subject is not a valid subject: The subject has " at character 4, where RFC 4514 wants a backslash before it; write \\"',
  ),
]
