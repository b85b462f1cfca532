import { z } from 'zod'
import { Script } from './script.ts'
import { kindOf } from './steps/index.ts'
import { kindNames } from './steps/names.ts'

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; required?: string[]; items?: Schema }

/** The JSON Schema (draft 7) of script files for editors, from the very schemas that scripts are read with. */
export function scriptSchema(): Schema {
  const schema = toSchema(Script)
  const act = schema.properties?.['acts']?.items
  const step = act?.properties?.['steps']
  if (step?.items === undefined) throw new Error('The schema of a script has no steps.')
  const common = step.items
  step.items = { oneOf: kindNames.map((kind) => ({ $ref: `#/definitions/${kind}` })) }
  const definitions = Object.fromEntries(kindNames.map((kind) => [kind, stepSchema(kind, common)]))
  return { ...schema, title: 'Strongroom ceremony script', definitions }
}

/** A step of one kind: what every step has, and the fields that this kind has. */
function stepSchema(kind: (typeof kindNames)[number], common: Schema): Schema {
  const own = toSchema(kindOf(kind).fields)
  return {
    type: 'object',
    properties: {
      ...common.properties,
      kind: { const: kind },
      ...Object.fromEntries(Object.entries(own.properties ?? {}).map(([name, field]) => [name, orParameter(field)])),
    },
    required: [...new Set([...(common.required ?? []), ...(own.required ?? [])])],
    additionalProperties: false,
  }
}

/** A whole field may be `$name`: the value of a parameter. */
function orParameter(field: Schema): Schema {
  return { anyOf: [field, { type: 'string', pattern: '^\\$[a-z][a-z0-9-]*$' }] }
}

function toSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', target: 'draft-7' }) as Schema
}
