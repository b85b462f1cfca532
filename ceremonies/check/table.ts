import type { Check } from './course.ts'
import { form } from './form.ts'
import { glyphs } from './glyphs.ts'
import { keys } from './keys.ts'
import { names } from './names.ts'
import { people } from './people.ts'
import { policy } from './policy.ts'
import { record } from './record.ts'
import { shares } from './shares.ts'
import { subject } from './subject.ts'
import { wording } from './wording.ts'

/** Every named check of a script that is well formed. */
export const checks: readonly Check[] = [
  form,
  ...names,
  ...people,
  ...record,
  ...shares,
  ...keys,
  ...policy,
  ...subject,
  ...wording,
  glyphs,
]
