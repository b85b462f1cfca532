import { z } from 'zod'
import { prose } from '../../base/prose.ts'
import { joinedName as name, named as namedOf } from '../../kernel/named.ts'
import { ScriptMember } from '../../kernel/script-member.ts'
import { part } from '../fields.ts'
import { MOST } from '../../custody/access.ts'

const title = prose(200).describe(
  'What people call it. Whoever reads the script reads this: a letter says less than an address.',
)
const named = <V extends z.ZodType>(value: V) => namedOf(value, MOST.safes)

/** Where one thing is kept: in a safe or with a person. */
const where = {
  safe: name.optional().describe('The safe that it is in, by its name here.'),
  with: part.optional().describe('The person who has it, where it is in no safe.'),
  pin: part
    .optional()
    .describe('The person without whose PIN it is of no use, such as a smartcard. Left out for what anybody can read.'),
}
export type Where = { readonly [K in keyof typeof where]?: string | undefined }
const isOnePlace = ({ safe, with: holder }: Where): boolean => (safe === undefined) !== (holder === undefined)

const CustodyPlan = z
  .strictObject({
    regions: named(z.strictObject({ title }))
      .default({})
      .describe('What one flood, one court or one power cut can reach, by name.'),
    sites: named(
      z.strictObject({ title, region: name.optional().describe('The region that it is in, by its name here.') }),
    ).describe('Buildings, by name.'),
    safes: named(
      z.strictObject({
        title,
        'for-each': name
          .optional()
          .describe(
            'There is such a safe for each person of this role: `{each}` is the person and `{turn}` their number.',
          ),
        site: z
          .union([name, z.array(name).min(1).max(MOST.safes)])
          .describe('The site that it is in, by its name here. With `for-each` also several, which take turns.'),
        opens: z
          .array(part)
          .min(1)
          .max(MOST.people)
          .describe('Who can open it, each by a key or a combination of their own; `each` with `for-each`.'),
        together: z.int().min(1).max(MOST.people).default(1).describe('How many of them it takes.'),
      }),
    ).describe('Safes, deposit boxes and drawers with a lock, by name.'),
    keepers: named(z.strictObject({ title }))
      .default({})
      .describe('People who open safes and have no part in the ceremony, by name: nobody who has a part.'),
    shares: z
      .array(
        z
          .strictObject({
            share: z.int().min(1).max(MOST.shares).optional().describe('Its number.'),
            'for-each': name
              .optional()
              .describe(
                'The role whose people get one share each, in their order: a share that has no place of its own here is kept like this, with `each`, or in the safe that is there for each.',
              ),
            ...where,
          })
          .refine((one) => (one.share === undefined) !== (one['for-each'] === undefined), 'reason.sharesOnce')
          .refine(isOnePlace, 'reason.keptOnce'),
      )
      .min(1)
      .max(MOST.shares)
      .describe('Where each share is to be kept. Those that are not made, because `shares` is lower, do not count.'),
    copies: z
      .array(
        z
          .strictObject({ medium: name.describe('The medium, by its name in the inventory.'), ...where })
          .refine(isOnePlace, 'reason.keptOnce'),
      )
      .max(MOST.copies)
      .default([])
      .describe('Where each medium is to be kept that holds what the shares open: archives and envelopes.'),
    knows: z
      .array(part)
      .max(MOST.people)
      .default([])
      .describe('Who knows where everything is. Nobody of them may be able to take a share alone.'),
    'checked-every-days': z
      .int()
      .min(1)
      .max(3650)
      .default(365)
      .describe('After how many days each thing must have been looked at again.'),
  })
  .describe('Where shares and media are to be kept, and who can get at them.')
export type CustodyPlan = z.infer<typeof CustodyPlan>

export const custodyPlan = new ScriptMember('custody', CustodyPlan)
