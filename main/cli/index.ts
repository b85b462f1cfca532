import { CommanderError } from 'commander'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { reasonOf } from '../reason.ts'
import { exits, report } from './failure.ts'
import { misused } from './misused.ts'
import { program } from './program.ts'
import { stderr, stdout } from '../output.ts'
import { message } from '../../ceremonies/base/message.ts'

const words = process.argv.slice(2)
const json = words.includes('--json')
// Of a rehearsal that is played nothing is kept.
const resumable = ['run', 'resume'].includes(words[0] ?? '') ? 'yes' : 'no'

// What must not stay behind is removed on exit: a signal ends the process the ordinary way.
for (const [signal, number] of [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.once(signal, () => {
    // Said when all that is cleaned up on exit has been, the screen among it.
    process.once('exit', () => report(refuse('INTERRUPTED', { signal, resumable }), json))
    process.exit(128 + number)
  })
}
// Whoever reads our output may stop reading, as `head` does: what was found or done stays as it is. Output that is lost in
// another way, as on a full disk, is told by the exit code; there may be nobody left to tell anything else.
stdout.onError((error) => {
  if (error.code === 'EPIPE') return
  // A terminal that has gone; its signal may come later.
  if (error.code === 'EIO' && stdout.isTerminal) process.emit('SIGHUP', 'SIGHUP')
  else
    process.exit(
      report(refuse('OUT_UNWRITABLE', { path: message('trouble.standardOutput'), reason: reasonOf(error) }), json),
    )
})
stderr.onError(() => undefined)
// Node would end with 1, which says that a bundle is invalid.
process.on('uncaughtException', (error) => process.exit(report(error, json)))

async function main(): Promise<number> {
  if (!isThere()) return report(refuse('FOLDER_GONE'), json)
  if (words[0] === '--version') return (await import('./commands/version.ts')).version(json)
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
    return report(misused(error), json)
  }
}

process.exitCode = await main()

/** Relative paths mean nothing in a folder that was removed. */
function isThere(): boolean {
  try {
    process.cwd()
    return true
  } catch {
    return false
  }
}
