import { z } from 'zod'
import type { Field } from '../../kernel/answers.ts'
import { message } from '../../base/message.ts'
import { defineStep } from '../../kernel/step.ts'
import { prose } from '../../base/prose.ts'

const Item = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('The name of the item, of which there is one in the step.'),
  title: prose().describe('What people call it.'),
  asks: z
    .enum(['number', 'digest', 'digest-or-none', 'none'])
    .default('number')
    .describe(
      'What is written down beside that it is intact and as expected. With `digest` the answer none is a departure in a real ceremony; with `digest-or-none` there may be nothing to compare.',
    ),
})

/** Things are looked at by several people: seals, bags, serial numbers, digests computed on another machine. */
export const inspect = defineStep({
  name: 'inspect',
  reference: {
    is: 'People look at things, and write down a number or a digest of each.',
    alsoMakes: 'The numbers and digests, on record.',
    example: { items: [{ name: 'hsm-bag', title: 'Bag of the HSM' }] },
  },
  fields: z.strictObject({ items: z.array(Item).min(1).describe('What is looked at.') }),
  basis: 'seen',
  form: (step, { mode }, person) =>
    person === step.performs
      ? step.fields.items.flatMap(({ name, title, asks }): Field[] => [
          ...(asks === 'none'
            ? []
            : [
                {
                  name: `${name}.${asks === 'number' ? 'number' : 'digest'}`,
                  label: message(`field.inspect.${asks === 'number' ? 'number' : 'digest'}`),
                  about: title,
                  type: asks === 'number' ? 'text' : 'digest',
                  ...(asks === 'digest' && mode === 'real' ? ({ should: true } as const) : {}),
                } as const,
              ]),
          {
            name: `${name}.intact`,
            label: message('field.inspect.intact'),
            about: title,
            type: 'boolean',
            should: true,
          },
        ])
      : [],
})
