/** The HSMs of the inventory, as a script describes them. */
import { z } from 'zod'
import { prose } from '../../base/prose.ts'
import { InventoryList } from '../../kernel/inventory.ts'
import type { Script } from '../../kernel/script.ts'
import { text } from '../fields.ts'

const Certificate = z.strictObject({
  scheme: z.enum(['FIPS 140-2', 'FIPS 140-3', 'Common Criteria']).describe('What it is certified by.'),
  level: text.describe('The level, as the certificate has it.'),
  number: text.describe('The number of the certificate.'),
})

const Hsm = z
  .strictObject({
    title: prose().describe('What people call it.'),
    label: z.string().min(1).max(32).describe('The label of its token.'),
    certificate: Certificate.optional().describe(
      'Its certificate, which needs `model` and `firmware` beside it. Without one every page is stamped SOFTWARE TOKEN.',
    ),
    serial: text.optional().describe('The serial number that the token must report.'),
    model: text.optional().describe('The model that the token must report.'),
    firmware: text.optional().describe('The firmware that the token must report.'),
  })
  .refine(({ certificate, model, firmware }) => !certificate || (model !== undefined && firmware !== undefined), {
    path: ['certificate'],
    error: 'reason.certificateCovers',
  })
export type Hsm = z.infer<typeof Hsm>

/** Two tokens with one label could be taken for each other, whatever people call them. */
export const hsms = new InventoryList({
  name: 'hsms',
  of: Hsm,
  is: 'HSMs by the names that steps use.',
  required: true,
  toldApartBy: ['label'],
})

/** By the names that steps use. */
export const hsmsOf = (script: Script): Readonly<Record<string, Hsm>> => hsms.of(script)
