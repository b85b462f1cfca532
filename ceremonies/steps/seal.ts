import { z } from 'zod'
import { refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'
import { archived } from './generate.ts'
import { mustBeLocked, mustBeRidOfBackup } from './keys.ts'
import { nothingLeft } from './leftovers.ts'

const Entry = z.strictObject({ class: z.string(), id: z.string(), label: z.string() })
const Held = z.strictObject({ name: z.string(), objects: z.array(Entry) })

/** What the tokens hold at the end is read and must be what the record says; then the record is closed for good. */
export const seal = defineStep({
  name: 'seal',
  fields: nothing,
  basis: 'signed',
  act: {
    result: z.strictObject({ tokens: z.array(Held) }),
    token: (_step, state) => state.recordKey?.token ?? null,
    request: (_step, state) => {
      if (state.recordKey === null) throw refuse('NO_RECORD_KEY')
      if (archived(state)) mustBeLocked(state)
      mustBeRidOfBackup(state)
      return { tokens: Object.keys(state.tokens) }
    },
    perform: async (_step, request, { devices }) => {
      const tokens = []
      for (const name of request.tokens) {
        const objects = await devices.token(name).objects()
        tokens.push({ name, objects: objects.map(({ class: type, id, label }) => ({ class: type, id, label })) })
      }
      return { tokens }
    },
    conclude: (_step, request, { tokens }, state) => {
      const unread = request.tokens.find((token, i) => tokens[i]?.name !== token)
      if (unread !== undefined || tokens.length !== request.tokens.length)
        throw refuse('TOKENS_UNREAD', { tokens: request.tokens.join(', ') })
      for (const { name, objects } of tokens) mustBeExpected(state, name, objects)
      return [{ type: 'ceremony.sealed', tokens, openRemedies: state.openRemedies }]
    },
    ...nothingLeft,
  },
})

/** Throws TOKEN_HOLDS_MORE or TOKEN_HOLDS_LESS unless the token holds just the record key and the keys of this ceremony. */
function mustBeExpected(state: State, token: string, objects: readonly z.infer<typeof Entry>[]): void {
  const ids = [...Object.values(state.keys), ...(state.recordKey ? [state.recordKey] : [])]
    .filter((key) => key.token === token)
    .map((key) => key.id)
  const expected = new Set(ids.flatMap((id) => [`public ${id}`, `private ${id}`]))
  const found = objects.map((object) => `${object.class} ${object.id}`)
  const more = found.find((object, i) => !expected.has(object) || found.indexOf(object) !== i)
  if (more !== undefined) throw refuse('TOKEN_HOLDS_MORE', { token, object: more })
  const less = [...expected].find((object) => !found.includes(object))
  if (less !== undefined) throw refuse('TOKEN_HOLDS_LESS', { token, object: less })
}
