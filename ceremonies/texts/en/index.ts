import { check, course, unknown } from './check.ts'
import { custody } from './custody.ts'
import { entry, login, remark, value } from './facts.ts'
import { field } from './fields.ts'
import { kit } from './kit.ts'
import { name } from './names.ts'
import { outside } from './outside.ts'
import { paper } from './paper.ts'
import { preflight } from './preflight.ts'
import { reason } from './reasons.ts'
import { environment, inserted, journal, method, waived } from './recorded.ts'
import { refusal } from './refusals.ts'
import { register } from './register.ts'
import { speech } from './speech.ts'
import { system } from './system.ts'
import { trouble } from './trouble.ts'
import { window } from './window.ts'
import { answer, nothing, word } from './words.ts'

/** What messages say, in groups. */
const messages = {
  refusal,
  check,
  answer,
  course,
  custody,
  unknown,
  entry,
  environment,
  field,
  inserted,
  kit,
  journal,
  login,
  method,
  name,
  nothing,
  outside,
  paper,
  preflight,
  reason,
  register,
  remark,
  speech,
  system,
  trouble,
  value,
  waived,
  word,
} as const

export const english = { language: 'en', messages, window } as const
