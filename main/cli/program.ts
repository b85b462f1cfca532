import { Command } from 'commander'

const many = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** Ends a command: its exit code, once it is done. */
type Done = (code: Promise<number>) => Promise<void>

/** The whole command tree. What a command needs is loaded when it runs, so that others start quickly. */
export function program(done: Done): Command {
  const root = new Command('strongroom')
    .description('Key ceremonies that can be checked afterwards')
    .showHelpAfterError(false)
    .exitOverride()

  root
    .command('rehearse')
    .description('play a whole ceremony on a throw-away token, without people')
    .argument('<SCRIPT>', 'the ceremony, a YAML file')
    .requiredOption('--out <DIR>', 'new folder for the bundle and the transcript')
    .option('--set <NAME=VALUE>', 'give a parameter of the script a value (may be repeated)', many, [])
    .option('--json', 'print the verdict as JSON')
    .action((script, options) =>
      done(import('./commands/rehearse.ts').then(({ rehearse }) => rehearse(script, options))),
    )

  root
    .command('verify')
    .description('check a record with nothing else at hand')
    .argument('<BUNDLE>', 'directory or tar')
    .option('--checkpoint <FILE>', 'what was kept outside: a signed checkpoint, its digest in hex, or its words')
    .option('--json', 'print the verdict as JSON')
    .action((bundle, options) => done(import('./commands/verify.ts').then(({ verify }) => verify(bundle, options))))

  return root
}
