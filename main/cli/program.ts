import { Command, InvalidArgumentError, Option } from 'commander'
import type { CardsOptions } from './commands/cards.ts'
import type { CheckOptions } from './commands/check.ts'
import type { DevicesOptions } from './commands/devices.ts'
import type { DiscloseOptions } from './commands/disclose.ts'
import type { ExportOptions } from './commands/export.ts'
import type { PrintOptions } from './commands/print.ts'
import type { RehearseOptions } from './commands/rehearse.ts'
import type { CustodyOptions } from './commands/custody.ts'
import type { RegisterOptions } from './commands/register.ts'
import type { ResumeOptions } from './commands/resume.ts'
import type { RunOptions } from './commands/run.ts'
import type { CombineOptions, InspectOptions, SplitOptions } from './commands/shares.ts'
import type { VerifyOptions } from './commands/verify.ts'
import { documentNames } from '../../ceremonies/transcript/documents.ts'
import { stdout } from '../output.ts'
import { isRequirement, type Requirement, requirementNames } from '../../ceremonies/record/outcome.ts'

/** Ends a command: its exit code, once it is done. */
type Done = (code: Promise<number> | number) => Promise<void>

const many = (value: string, before: readonly string[] = []): readonly string[] => [...before, value]

const whole = (value: string): number => {
  if (!/^\d{1,6}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(value)
}

const required = (value: string, before: readonly Requirement[] = []): readonly Requirement[] => {
  if (!isRequirement(value)) throw new InvalidArgumentError(`It must be one of ${requirementNames}.`)
  return [...before, value]
}

const json = () => new Option('--json', 'print JSON')
const set = () => repeated('--set <NAME=VALUE>', 'set a parameter of the script')
const out = (what: string) => new Option('--out <DIR>', what)

const language = () =>
  new Option('--language <TAG>', 'the language of the script’s sentences, such as de; English unless it has none')
const data = () => new Option('--data <DIR>', 'keep ceremonies there instead of in $XDG_DATA_HOME/strongroom')
const device = () =>
  repeated(
    '--device <NAME=MODULE[,label=…][,serial=…][,env=…]>',
    'which module serves an HSM of the inventory; env names a variable that its module may see',
  )
const document = () =>
  new Option(
    '--document <NAME>',
    'script: to follow, with columns for initials, time and notes; cards: one for each witness; sheets: one for each share',
  )
    .choices(documentNames)
    .default('script')
const answers = (what = '; forces a rehearsal') =>
  new Option('--answers <FILE>', `take all answers from a file (docs/ANSWERS.md)${what}`)
const card = () =>
  repeated(
    '--card <NAME=READER>',
    'use the real card in this reader for a card of the inventory; READER is its name or a piece of it, as cards shows it',
  )

function repeated(flags: string, what: string): Option {
  return new Option(flags, `${what} (may be repeated)`).argParser(many).default([], 'none')
}

/** The whole command tree. What a command needs is loaded when it runs, so that the others start quickly. */
export function program(done: Done): Command {
  const root = new Command('strongroom')
    .description('Key ceremonies that can be checked afterwards')
    .usage('COMMAND')
    .option('--version', 'print commit, application digest, formats and Node.js')
    .helpCommand('help [COMMAND]', 'explain a command')
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, writeOut: (text) => stdout.text(text) })
  beforeTheDay(root, done)
  onTheDay(root, done)
  afterwards(root, done)
  tools(root, done)
  return root
}

function beforeTheDay(root: Command, done: Done): void {
  root
    .command('check')
    .description('list every problem in a script before the day')
    .argument('<SCRIPT>', 'the ceremony, a YAML file')
    .addOption(set())
    .addOption(json())
    .action(async (script: string, options: CheckOptions) => {
      await done((await import('./commands/check.ts')).check(script, options))
    })
  root
    .command('print')
    .description('make the paper script, the witness cards or the share sheets')
    .argument('<SCRIPT>', 'the ceremony, a YAML file')
    .requiredOption('--out <FILE.pdf>', 'new file')
    .addOption(document())
    .addOption(set())
    .addOption(language())
    .action(async (script: string, options: PrintOptions) => {
      await done((await import('./commands/print.ts')).print(script, options))
    })
  root
    .command('rehearse')
    .description('play a whole ceremony on a throw-away token, without people')
    .argument('<SCRIPT>', 'the ceremony, a YAML file')
    .addOption(out('new folder for bundle and transcript').makeOptionMandatory())
    .addOption(set())
    .addOption(language())
    .addOption(card())
    .addOption(answers(', such as the PINs of real cards'))
    .addOption(json())
    .action(async (script: string, options: RehearseOptions) => {
      await done((await import('./commands/rehearse.ts')).rehearse(script, options))
    })
}

function onTheDay(root: Command, done: Done): void {
  root
    .command('run')
    .description('hold a ceremony at this terminal')
    .argument('<SCRIPT>', 'the ceremony, a YAML file')
    .addOption(set())
    .addOption(language())
    .addOption(repeated('--name <PART=NAME>', 'who takes a part; the others are asked'))
    .addOption(device())
    .addOption(out('new folder for bundle and transcript after the seal'))
    .option('--plan-sheet <FILE.pdf>', 'make the plan sheet, in a new file, before the plan’s words are compared')
    .option('--mirror <DIR>', 'keep a mirror: copy each fact to a folder on a second medium')
    .option('--same-medium <PART>', 'who says that the mirror may be on the record’s own medium')
    .option('--earlier <BUNDLE>', 'the record of an earlier ceremony, for a script that works with its archives')
    .addOption(data())
    .option('--rehearsal', 'rehearse; without --device, on throw-away tokens')
    .addOption(repeated('--rehearse-on <HSM>', 'allow a rehearsal to use the token that --device names for this HSM'))
    .addOption(answers())
    .action(async (script: string, options: RunOptions) => {
      await done((await import('./commands/run.ts')).run(script, options))
    })
  root
    .command('resume')
    .description('resume a ceremony that was left, or list those that wait')
    .argument('[CEREMONY]', 'its name or the beginning of it; needed if several wait')
    .option('--list', 'only list')
    .addOption(json())
    .addOption(device())
    .addOption(out('new folder for bundle and transcript after the seal, if not that of run'))
    .option('--mirror <DIR>', 'keep a mirror: copy each fact to a folder on a second medium')
    .option('--same-medium <PART>', 'who says that the mirror may be on the record’s own medium')
    .option('--earlier <BUNDLE>', 'the record of an earlier ceremony, for a script that works with its archives')
    .addOption(data())
    .addOption(answers())
    .action(async (ceremony: string | undefined, options: ResumeOptions) => {
      await done((await import('./commands/resume.ts')).resume(ceremony, options))
    })
  root
    .command('export')
    .description('write bundle and transcript of a ceremony that has ended')
    .argument('<CEREMONY>', 'its name or the beginning of it')
    .addOption(out('new folder').makeOptionMandatory())
    .option('--language <TAG>', 'the language of the transcript; else the one that was read')
    .addOption(data())
    .addOption(json())
    .action(async (ceremony: string, options: ExportOptions) => {
      await done((await import('./commands/export.ts')).exportCeremony(ceremony, options))
    })
}

function afterwards(root: Command, done: Done): void {
  root
    .command('verify')
    .description('check a record, with nothing else needed')
    .argument('<BUNDLE>', 'directory or tar')
    .option('--checkpoint <FILE>', 'what was kept outside: the signed checkpoint, its digest in hex, or its words')
    .addOption(repeated('--require <WHAT>', `fail unless the record is ${requirementNames}`).argParser(required))
    .option('--all', 'say everything that is wrong, not only the first cause')
    .addOption(json())
    .action(async (bundle: string, options: VerifyOptions) => {
      await done((await import('./commands/verify.ts')).verify(bundle, options))
    })
  root
    .command('disclose')
    .description('make a redacted copy of a record, under the same root')
    .argument('<BUNDLE>', 'directory or tar')
    .addOption(new Option('--level <LEVEL>', 'for whom').choices(['public', 'restricted']).makeOptionMandatory())
    .addOption(out('new folder for the disclosed bundle').makeOptionMandatory())
    .addOption(json())
    .action(async (bundle: string, options: DiscloseOptions) => {
      await done((await import('./commands/disclose.ts')).disclose(bundle, options))
    })
  const shares = root.command('shares').description('shares outside a ceremony')
  const passphrase = () => new Option('--passphrase-file <FILE>', 'the passphrase of the set')
  shares
    .command('combine')
    .description(
      'recover a secret: one mnemonic per line, or numbered words or blocks as on a sheet, on standard input; the secret as hex on standard output',
    )
    .addOption(passphrase())
    .option('--kcv <HEX>', 'the check value on record, CMAC or ECB; any other secret is refused')
    .action(async (options: CombineOptions) => {
      await done((await import('./commands/shares.ts')).combine(options))
    })
  shares
    .command('split')
    .description('split a secret, for drills and other software: hex on standard input, mnemonics on standard output')
    .addOption(new Option('--threshold <K>', 'shares needed to recover it').argParser(whole).makeOptionMandatory())
    .addOption(new Option('--shares <N>', 'shares to make').argParser(whole).makeOptionMandatory())
    .addOption(passphrase())
    .action(async (options: SplitOptions) => {
      await done((await import('./commands/shares.ts')).split(options))
    })
  shares
    .command('inspect')
    .description('describe the shares on standard input, without the secret')
    .addOption(json())
    .action(async (options: InspectOptions) => {
      await done((await import('./commands/shares.ts')).inspect(options))
    })
}

function tools(root: Command, done: Done): void {
  root
    .command('register')
    .description('list the ceremonies, keys, share sets and tokens that the records of this laptop name')
    .option('--rebuild', 'forget the register first, and read every record again')
    .addOption(data())
    .addOption(json())
    .action(async (options: RegisterOptions) => {
      await done((await import('./commands/register.ts')).register(options))
    })
  const custody = root
    .command('custody')
    .description('say where shares are kept by the records of this laptop, and which should have been looked at again')
    .addOption(data())
    .addOption(json())
    .action(async (options: CustodyOptions) => {
      await done((await import('./commands/custody.ts')).custody(options))
    })
  custody
    .command('coalitions')
    .description('say who could bring a key back tonight, and what it does not survive')
    .argument('<KEY>', 'the label of an archived key, or a set of shares by its name or number')
    .addOption(data())
    .addOption(json())
    .action(async (key: string, _own: CustodyOptions, command: Command) => {
      await done((await import('./commands/custody.ts')).coalitions(key, command.optsWithGlobals()))
    })
  root
    .command('devices')
    .description('show what PKCS#11 modules hold, without logging in')
    .addOption(repeated('--module <PATH>', 'a module; otherwise those in the usual places'))
    .addOption(repeated('--env <NAME>', 'an environment variable that the modules may see'))
    .addOption(json())
    .action(async (options: DevicesOptions) => {
      await done((await import('./commands/devices.ts')).devices(options))
    })
  root
    .command('cards')
    .description('show smartcard readers and the cards in them, or why no card can be used')
    .addOption(json())
    .action(async (options: CardsOptions) => {
      await done((await import('./commands/cards.ts')).cards(options))
    })
  root
    .command('manual')
    .description('print the man page')
    .action(async () => {
      await done((await import('./manual.ts')).printManual(root))
    })
  root
    .command('completion')
    .description('print completion for a shell')
    .addArgument(new Command().createArgument('<SHELL>', 'bash').choices(['bash']))
    .action(async () => {
      await done((await import('./completion.ts')).printCompletion(root))
    })
}
