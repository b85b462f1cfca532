import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { device, entry } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { holders, notedFact, readBack, Result } from './commission.ts'
import { tokenListed } from './facts.ts'
import { token as inUse } from '../resources.ts'
import { hsmsOf } from './hsm.ts'

/** A token that is in use: nothing is initialised. Those who hold its PIN log in, and everything that it holds goes on record. */
export const useToken = defineStep({
  name: 'use-token',
  reference: {
    is: 'A token that is in use is logged in to with its PIN, and what it holds is put on record: at the seal it must hold that still.',
    alsoNeeds: 'An initialised token.',
    example: { token: 'root-hsm', 'user-pin': ['crypto-officer-1', 'crypto-officer-2'] },
  },
  makes: [{ resource: inUse, by: 'token' }],
  fields: z.strictObject({
    token: device,
    'user-pin': holders.describe('Who knows the user’s PIN: one person, or two a half each.'),
  }),
  people: ['user-pin'],
  basis: 'seen',
  pins: ({ fields: { token, ...fields } }) => [{ pin: 'user-pin', token, people: fields['user-pin'] }],
  act: {
    request: z.strictObject({ token: device, label: z.string() }),
    result: z.strictObject({ token: Result, objects: z.array(entry) }),
    token: (step) => step.fields.token,
    prepare: (step, state) => {
      const hsm = hsmsOf(state.script)[step.fields.token]
      if (!hsm) throw refuse('DEVICE_UNKNOWN', { device: step.fields.token })
      return { token: step.fields.token, label: hsm.label }
    },
    perform: async (_step, { token: name }, { devices }) => {
      const token = devices.token(name)
      const objects = (await token.objects()).map(({ class: type, id, label }) => ({ class: type, id, label }))
      return { token: await readBack(token), objects }
    },
    conclude: (_step, { token: name, label }, { token, objects }, state) => {
      if (!token.initialised || token.label !== label) throw refuse('TOKEN_NOT_INITIALISED', { device: name, label })
      return [notedFact(name, token, state), tokenListed({ name, objects })]
    },
    ...nothingLeft,
  },
})
