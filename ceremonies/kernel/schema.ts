import { z } from 'zod'
import { formOf } from './read-script.ts'
import { needsAndMakes, type Reference } from './reference.ts'
import type { Rules, StepKind } from './model.ts'

type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; required?: string[]; items?: Schema }

/** The JSON Schema (draft 7) of script files for editors, from the very schemas that scripts are read with. */
export function scriptSchema(rules: Rules): Schema {
  const schema = toSchema(formOf(rules))
  const act = schema.properties?.['acts']?.items
  const step = act?.properties?.['steps']
  if (step?.items === undefined) throw new Error('The schema of a script has no steps.')
  const common = step.items
  const named = [...rules.kinds.values()].filter(({ inserted }) => !inserted)
  step.items = { oneOf: named.map(({ name }) => ({ $ref: `#/definitions/${name}` })) }
  const definitions = Object.fromEntries(named.map((kind) => [kind.name, stepSchema(kind, common)]))
  return { ...schema, title: 'Strongroom ceremony script', definitions }
}

/** A step of one kind: what every step has, and the fields that this kind has. */
function stepSchema(kind: StepKind, common: Schema): Schema {
  const own = toSchema(kind.fields)
  return {
    type: 'object',
    ...(kind.reference ? { description: describe(kind, kind.reference) } : {}),
    properties: {
      ...common.properties,
      kind: { const: kind.name, description: common.properties?.['kind']?.['description'] },
      ...Object.fromEntries(Object.entries(own.properties ?? {}).map(([name, field]) => [name, orParameter(field)])),
    },
    required: [...new Set([...(common.required ?? []), ...(own.required ?? [])])],
    additionalProperties: false,
  }
}

/** What happens, with what it needs and makes. */
function describe(kind: StepKind, { is }: Reference): string {
  const { needs, makes } = needsAndMakes(kind)
  return [is, ...(needs ? [`Needs: ${needs}`] : []), ...(makes ? [`Makes: ${makes}`] : [])].join(' ')
}

/** A whole field may be `$name`: the value of a parameter. */
function orParameter({ description, default: otherwise, ...field }: Schema): Schema {
  const told = {
    ...(description === undefined ? {} : { description }),
    ...(otherwise === undefined ? {} : { default: otherwise }),
  }
  return { ...told, anyOf: [field, { type: 'string', pattern: '^\\$[a-z][a-z0-9-]*$' }] }
}

function toSchema(type: z.ZodType): Schema {
  return z.toJSONSchema(type, { io: 'input', target: 'draft-7' }) as Schema
}
