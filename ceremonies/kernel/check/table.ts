import type { Check } from '../model.ts'
import { form } from './form.ts'
import { glyphs } from './glyphs.ts'
import { names } from './names.ts'
import { people } from './people.ts'
import { wording } from './wording.ts'

/** The checks of every script that is well formed, whatever it is about; subjects add theirs. */
export const kernelChecks: readonly Check[] = [form, ...names, ...people, ...wording, glyphs]
