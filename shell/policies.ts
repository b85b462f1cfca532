import { join } from 'node:path'

/** What this Chromium is told by policy. The shell's code is bundled into files that lie beside this folder. */
export const managedPolicies = join(import.meta.dirname, 'policies/managed')
