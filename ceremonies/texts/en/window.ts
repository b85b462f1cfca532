import { app } from './window/app.ts'
import { forms } from './window/forms.ts'

/** What people read in the window, besides refusals and the script's own words. Grouped by screen. */
export const window = { app, forms } as const
