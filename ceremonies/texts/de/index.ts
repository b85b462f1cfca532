import type { sentences as english } from '../en/index.ts'
import type { Translated } from '../index.ts'
import { ceremony } from './ceremony.ts'
import { certificate } from './certificate.ts'
import { cli } from './cli.ts'
import { desk } from './desk.ts'
import { documents } from './documents.ts'
import { record } from './record.ts'
import { script } from './script.ts'
import { shares } from './shares.ts'
import { token } from './token.ts'

/** Every refusal by its stable code, with the same parameters as in English. */
export const sentences: Translated<typeof english> = {
  ...ceremony,
  ...certificate,
  ...cli,
  ...desk,
  ...documents,
  ...record,
  ...script,
  ...shares,
  ...token,
}
