import { app } from './window/app.ts'
import { closing } from './window/closing.ts'
import { custody } from './window/custody.ts'
import { forms } from './window/forms.ts'
import { help } from './window/help.ts'
import { home } from './window/home.ts'
import { kinds } from './window/kinds.ts'
import { prepare } from './window/prepare.ts'
import { projector } from './window/projector.ts'
import { run } from './window/run.ts'
import { secrets } from './window/secrets.ts'

/** What people read in the window, besides refusals and the script's own words. Grouped by screen. */
export const window = { app, closing, custody, forms, help, home, kinds, prepare, projector, run, secrets } as const
