import type { Command } from 'commander'
import { stdout } from '../output.ts'
import { exits } from './failure.ts'

/** Writes the man page made from the command tree: `strongroom manual > strongroom.1`. */
export function printManual(root: Command): number {
  stdout.text(manual(root))
  return exits.done
}

const exitCodes: readonly (readonly [number, string])[] = [
  [exits.done, 'Done; a bundle is valid, a script has no errors.'],
  [exits.refused, 'Refused, or looked at and found invalid.'],
  [exits.unreadable, 'A file cannot be read, or the command line is not understood.'],
  [exits.unfinished, 'The ceremony was left before its end; resume goes on.'],
  [exits.aborted, 'The ceremony was broken off by its people.'],
  [exits.rulesUnknown, 'A record was decided by rules that this program does not know.'],
  [exits.incomplete, 'Sealed, but the copy on the second medium is not complete.'],
  [exits.fault, 'A fault of the program.'],
  [exits.interrupted, 'Interrupted (128 and the number of the signal).'],
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
    'and leave with a record that anyone can check. A script (YAML) says what happens; this program holds the ceremony',
    'and keeps the record.',
    '.PP',
    'PINs, personal codes and shares are never given as options or by the environment.',
    '.SH COMMANDS',
    ...leaves(root).flatMap(({ path, command }) => section(path, command)),
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
  const options = command.options.flatMap(({ flags, description, mandatory }) => [
    '.RS',
    '.TP',
    `.B ${escaped(flags)}`,
    escaped(`${sentence(description)}${mandatory ? ' Required.' : ''}`),
    '.RE',
  ])
  return ['.TP', `.B ${escaped(heading)}`, escaped(sentence(command.description())), ...options]
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
