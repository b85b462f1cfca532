/** The process that lives one life: told what to do over IPC, and killed, or done, or failed with the reason on its standard error. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dieWithParent } from '../../native/die-with-parent.ts'
import { live } from './life.ts'
import type { LifeOrder } from './plan.ts'

dieWithParent()
process.once('message', (plan: LifeOrder) => {
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
