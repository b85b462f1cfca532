import { z } from 'zod'
import type { Field } from '../answers.ts'
import { fill, refuse } from '../refusal.ts'
import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { text } from './fields.ts'

const Item = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: text,
  asks: z.enum(['number', 'digest', 'none']).default('number'),
})

/** Things are looked at by several people: seals, bags, serial numbers, digests computed on another machine. */
export const inspect = defineStep({
  name: 'inspect',
  fields: z.strictObject({ items: z.array(Item).min(1) }),
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs
      ? step.fields.items.flatMap(({ name, title, asks }): Field[] => [
          ...(asks === 'none'
            ? []
            : [
                {
                  name: `${name}.${asks}`,
                  label: fill(fields.inspect[asks], { title }),
                  type: asks === 'digest' ? 'digest' : 'text',
                } as const,
              ]),
          { name: `${name}.intact`, label: fill(fields.inspect.intact, { title }), type: 'boolean' },
        ])
      : [],
  check: (step, _state, answers, person) => {
    const broken =
      person === step.performs ? step.fields.items.find(({ name }) => answers[`${name}.intact`] !== true) : undefined
    if (broken) throw refuse('ITEM_NOT_INTACT', { item: broken.title })
  },
})
