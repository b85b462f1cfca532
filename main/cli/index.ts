import { CommanderError } from 'commander'
import { refuse } from '../../ceremonies/refusal.ts'
import { exits, report } from './failure.ts'
import { program } from './program.ts'

const json = process.argv.includes('--json')

// What must not stay behind is removed on exit: a signal ends the process the ordinary way.
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.once(signal, () => process.exit(128 + number))
}

async function main(): Promise<number> {
  let code: number = exits.done
  const root = program(async (result) => {
    code = await result
  })
  try {
    await root.parseAsync()
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) return report(error, json)
    if (error.exitCode === 0) return exits.done
    const reason = error.message.replace(/^error: /, '')
    return report(
      refuse('USAGE', { reason: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, command: '' }),
      json,
    )
  }
}

process.exitCode = await main()
