import type { Command } from 'commander'
import { stdout } from '../output.ts'
import { exits } from './failure.ts'

/** Writes the man page made from the command tree: `strongroom manual > strongroom.1`. */
export function printManual(root: Command): number {
  stdout.text(manual(root))
  return exits.done
}

const exitCodes: readonly (readonly [number, string])[] = [
  [exits.done, 'Done; nothing is wrong with a bundle, a script has no errors.'],
  [exits.refused, 'Refused, or checked and found invalid.'],
  [exits.unreadable, 'A file cannot be read, or the command line is not understood.'],
  [exits.unfinished, 'The ceremony was left before its end; resume continues it.'],
  [exits.aborted, 'The ceremony was aborted by its people.'],
  [exits.rulesUnknown, 'A record was decided by rules that this program does not know.'],
  [exits.incomplete, 'Sealed, but the mirror on the second medium is not complete.'],
  [exits.fault, 'A bug in the program.'],
  [exits.interrupted, 'Interrupted (128 and the number of the signal).'],
]

/** What stands in the place of a word in capitals. */
const values: readonly (readonly [string, string])[] = [
  ['SCRIPT', 'A ceremony, a YAML file of at most 4 MiB; docs/SCRIPTS.md has every member.'],
  ['BUNDLE', 'A folder or a tar file that holds a record, or the folder in which a ceremony left one.'],
  ['CEREMONY', 'The name of a ceremony, 26 letters and digits, or the beginning of it; resume --list shows them.'],
  ['NAME=VALUE', 'A parameter of the script and its value, such as algorithm=RSA-4096 or validity-years=25.'],
  ['PART', 'A role of the script, with a number if several people have it, such as witness-2.'],
  ['MODULE', 'The absolute path of a PKCS#11 module, such as /usr/lib/softhsm/libsofthsm2.so.'],
  [
    'DIR, FILE.pdf',
    'A new folder or file, with a name of at most 255 bytes; the folders above it are made. Nothing is overwritten.',
  ],
  ['TAG', 'The tag of a language, such as en or de.'],
  ['HEX', 'A check value, 6 to 32 hexadecimal digits.'],
]

const examples: readonly (readonly [string, string])[] = [
  ['Find every problem in a script, then print it and rehearse it:', 'strongroom check my.yaml'],
  ['', 'strongroom print my.yaml --out paper.pdf --language de'],
  ['', 'strongroom rehearse my.yaml --out practice --set validity-years=25'],
  ['See which HSMs are here, one of them with a variable that its module needs:', 'strongroom devices'],
  ['', 'strongroom devices --module /usr/lib/softhsm/libsofthsm2.so --env SOFTHSM2_CONF'],
  ['See which smartcards are here, or why none can be used:', 'strongroom cards'],
  [
    'Hold a ceremony, with a mirror on another medium, and continue it after a power cut:',
    'strongroom run my.yaml --device root-hsm=/usr/lib/vendor/pkcs11.so,serial=1234 --mirror /media/stick/mirror --out record',
  ],
  ['', 'strongroom resume --out record'],
  [
    'Check a record against the words that a witness copied, and insist on it:',
    'strongroom verify record --checkpoint words.txt --require anchored',
  ],
  ['Give auditors what they may read:', 'strongroom disclose record --level restricted --out for-auditors'],
  ['Bring a backup key back from the sheets, typed one share a line:', 'strongroom shares combine --kcv 0123456789'],
]

export function manual(root: Command): string {
  const lines = [
    '.\\" Made by: strongroom manual',
    '.TH STRONGROOM 1 "" strongroom "User Commands"',
    '.SH NAME',
    `strongroom \\- ${escaped(lowered(root.description()))}`,
    '.SH SYNOPSIS',
    '.B strongroom',
    '.I COMMAND',
    '.SH DESCRIPTION',
    'People meet in an air\\-gapped room, make a root key in a hardware security module, split the key that backs it up,',
    'and leave with a record that anyone can check. A script (YAML) says what happens; this program runs the ceremony',
    'and keeps the record.',
    '.PP',
    'PINs, personal codes and shares are never given as options or by the environment.',
    '.SH COMMANDS',
    ...leaves(root).flatMap(({ path, command }) => section(path, command)),
    '.SH VALUES',
    ...values.flatMap(([name, text]) => ['.TP', `.I ${escaped(name)}`, escaped(text)]),
    '.SH EXAMPLES',
    ...examples.flatMap(([why, command]) => [
      ...(why === '' ? [] : ['.PP', escaped(why)]),
      '.PP',
      '.RS 4',
      '.nf',
      escaped(command),
      '.fi',
      '.RE',
    ]),
    '.SH EXIT STATUS',
    ...exitCodes.flatMap(([code, text]) => ['.TP', `.B ${code}`, escaped(text)]),
    '.SH ENVIRONMENT',
    '.TP',
    '.B XDG_DATA_HOME',
    'Ceremonies are kept in its folder strongroom.',
    '.TP',
    '.B NO_COLOR',
    'If set, nothing is written in bold.',
    '.SH SEE ALSO',
    'docs/RECORD.md, docs/ANSWERS.md, docs/EXIT\\-CODES.md',
  ]
  return `${lines.join('\n')}\n`
}

function section(path: string, command: Command): string[] {
  const places = command.registeredArguments.map((one) => (one.required ? one.name() : `[${one.name()}]`))
  const heading = [path, ...places].join(' ')
  const options = command.options.flatMap(({ flags, description, mandatory, argChoices }) => [
    '.RS',
    '.TP',
    `.B ${escaped(flags)}`,
    escaped(`${sentence(description)}${choicesOf(argChoices)}${mandatory ? ' Required.' : ''}`),
    '.RE',
  ])
  return ['.TP', `.B ${escaped(heading)}`, escaped(sentence(command.description())), ...options]
}

function choicesOf(choices: readonly string[] | undefined): string {
  return choices === undefined ? '' : ` One of: ${choices.join(', ')}.`
}

function leaves(command: Command, path = ''): { readonly path: string; readonly command: Command }[] {
  return command.commands.flatMap((child) => {
    const here = `${path} ${child.name()}`.trim()
    return child.commands.length > 0 ? leaves(child, here) : [{ path: here, command: child }]
  })
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** For roff: hyphens as they are typed, and no line that begins as a request. */
function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/…/g, '...')
    .replace(/^([.'])/, '\\&$1')
}
