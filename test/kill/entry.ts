/** The process that lives one life: told what to do over IPC, and killed, or done, or failed with the reason on its standard error. */
import childProcess from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { dieWithParent } from '../../native/die-with-parent.ts'
import { live } from './life.ts'
import type { LifePlan } from './plan.ts'

dieWithParent()
shareCompiledCode()
process.once('message', (plan: LifePlan) => {
  live(plan, (what) => process.send?.(what)).then(
    (result) => {
      writeFileSync(join(plan.directory, 'result.json'), JSON.stringify(result))
      process.exit(0)
    },
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.send?.('ready')

/** Hosts are given nothing of our environment; thousands of them would compile the same files again and again. */
function shareCompiledCode(): void {
  const fork = childProcess.fork
  const cache = process.env['NODE_COMPILE_CACHE']
  childProcess.fork = ((module, given, options) =>
    fork(module, given, { ...options, env: { ...options?.env, NODE_COMPILE_CACHE: cache } })) as typeof fork
  syncBuiltinESMExports()
}
