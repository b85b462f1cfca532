/** Command lines that are not understood. */
import { type Row, shippedScript } from '../cli.ts'

const rehearse = ['rehearse', shippedScript, '--out', '{}/out']

function misused(input: string, args: readonly string[], reason: string): Row {
  return { input, args, status: 2, code: 'USAGE', message: `${reason} See strongroom help.` }
}

export const usageRows: readonly Row[] = [
  misused('no command', [], 'A command is missing.'),
  misused('an unknown command', ['rehears', 'x'], 'There is no command rehears; did you mean rehearse?'),
  misused('an unknown option before the command', ['--quiet', 'verify', 'x'], 'There is no option --quiet.'),
  misused('an unknown option', [...rehearse, '--force'], 'There is no option --force.'),
  misused(
    'a slip in an option',
    [...rehearse, '--lnguage', 'de'],
    'There is no option --lnguage; did you mean --language?',
  ),
  misused('an argument too many', [...rehearse, 'more'], '2 things were named, but rehearse takes 1.'),
  misused('no script', ['rehearse', '--out', '{}/out'], 'SCRIPT is missing.'),
  misused('no place to write', ['rehearse', shippedScript], 'The option --out <DIR> is needed.'),
  misused('an option without its value', ['rehearse', shippedScript, '--out'], 'The option --out <DIR> needs a value.'),
  misused('shares without a command', ['shares'], 'A command is missing.'),
  misused('shares with an unknown command', ['shares', 'join'], 'There is no command join.'),
  misused(
    'disclose without a level',
    ['disclose', 'bundle', '--out', '{}/out'],
    'The option --level <LEVEL> is needed.',
  ),
  misused(
    'disclose to a level that does not exist',
    ['disclose', 'bundle', '--level', 'secret', '--out', '{}/out'],
    'secret is not a value for --level <LEVEL>. Choose one of public, restricted.',
  ),
  misused(
    'disclose to all',
    ['disclose', 'bundle', '--level', 'confidential', '--out', '{}/out'],
    'confidential is not a value for --level <LEVEL>. Choose one of public, restricted.',
  ),
  misused('split without a threshold', ['shares', 'split', '--shares', '3'], 'The option --threshold <K> is needed.'),
  misused(
    'split with a threshold in words',
    ['shares', 'split', '--threshold', 'two', '--shares', '3'],
    'two is not a value for --threshold <K>. It must be a whole number.',
  ),
  misused(
    'split with a threshold below zero',
    ['shares', 'split', '--threshold', '-2', '--shares', '3'],
    '-2 is not a value for --threshold <K>. It must be a whole number.',
  ),
  misused(
    'split with a threshold of 1e1',
    ['shares', 'split', '--threshold', '1e1', '--shares', '16'],
    '1e1 is not a value for --threshold <K>. It must be a whole number.',
  ),
  misused('completion for another shell', ['completion', 'fish'], 'fish is not a value for SHELL. Choose one of bash.'),
]
