import { app } from './window/app.ts'
import { forms } from './window/forms.ts'
import { kinds } from './window/kinds.ts'
import { run } from './window/run.ts'
import { secrets } from './window/secrets.ts'

/** What people read in the window, besides refusals and the script's own words. Grouped by screen. */
export const window = { app, forms, kinds, run, secrets } as const
