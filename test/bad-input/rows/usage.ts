/** Command lines that are not understood. */
import { refused, type Row, shippedScript } from '../cli.ts'

const rehearse = ['rehearse', shippedScript, '--out', '{}/out']

function misused(input: string, args: readonly string[], reason: string): Row {
  return { input, args, status: 2, code: 'USAGE', message: `${reason} See strongroom help.` }
}

export const usageRows: readonly Row[] = [
  misused('no command', [], 'A command is missing.'),
  misused('an unknown command', ['rehears', 'x'], "Unknown command 'rehears'."),
  misused('an unknown option before the command', ['--quiet', 'verify', 'x'], "Unknown option '--quiet'."),
  misused('an unknown option', [...rehearse, '--force'], "Unknown option '--force'."),
  misused(
    'an argument too many',
    [...rehearse, 'more'],
    `Too many arguments for 'rehearse'. Expected 1 argument but got 2: ${shippedScript}, more.`,
  ),
  misused('no script', ['rehearse', '--out', '{}/out'], "Missing required argument 'SCRIPT'."),
  misused('no place to write', ['rehearse', shippedScript], "Required option '--out <DIR>' not specified."),
  misused(
    'an option without its value',
    ['rehearse', shippedScript, '--out'],
    "Option '--out <DIR>' argument missing.",
  ),
  misused('shares without a command', ['shares'], 'A command is missing.'),
  misused('shares with an unknown command', ['shares', 'join'], "Unknown command 'join'."),
  misused(
    'disclose without a level',
    ['disclose', 'bundle', '--out', '{}/out'],
    "Required option '--level <LEVEL>' not specified.",
  ),
  misused(
    'disclose to a level that does not exist',
    ['disclose', 'bundle', '--level', 'secret', '--out', '{}/out'],
    "Option '--level <LEVEL>' argument 'secret' is invalid. Allowed choices are public, restricted.",
  ),
  misused(
    'disclose to all',
    ['disclose', 'bundle', '--level', 'confidential', '--out', '{}/out'],
    "Option '--level <LEVEL>' argument 'confidential' is invalid. Allowed choices are public, restricted.",
  ),
  misused(
    'split without a threshold',
    ['shares', 'split', '--shares', '3'],
    "Required option '--threshold <K>' not specified.",
  ),
  misused(
    'split with a threshold in words',
    ['shares', 'split', '--threshold', 'two', '--shares', '3'],
    "Option '--threshold <K>' argument 'two' is invalid. It must be a whole number.",
  ),
  misused(
    'split with a threshold below zero',
    ['shares', 'split', '--threshold', '-2', '--shares', '3'],
    "Option '--threshold <K>' argument '-2' is invalid. It must be a whole number.",
  ),
  misused(
    'split with a threshold of 1e1',
    ['shares', 'split', '--threshold', '1e1', '--shares', '16'],
    "Option '--threshold <K>' argument '1e1' is invalid. It must be a whole number.",
  ),
  misused(
    'completion for another shell',
    ['completion', 'fish'],
    "Command-argument value 'fish' is invalid for argument 'SHELL'. Allowed choices are bash.",
  ),
  refused(
    'an unknown bench',
    ['bench', 'speed'],
    'BENCH_UNKNOWN',
    'There is no bench speed; choose one of wrap, append, verify, resume, split.',
  ),
]
