/** docs/SCRIPTS.md: the reference of scripts, from the very schemas that scripts are read with and what each kind says of itself. */
import { z } from 'zod'
import { stringify } from 'yaml'
import { current, kindNames, scriptSchema } from '../ceremonies/index.ts'
import { kindOf } from '../ceremonies/kernel/rules.ts'
import type { StepKind } from '../ceremonies/kernel/model.ts'
import { needsAndMakes } from '../ceremonies/kernel/reference.ts'

/** The JSON Schema of one member, as far as it is written down here. */
const Shape = z.object({
  description: z.string().optional(),
  default: z.json().optional(),
  type: z.string().optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  minProperties: z.number().optional(),
  required: z.array(z.string()).optional(),
  get items() {
    return Shape.optional()
  },
  get properties() {
    return z.record(z.string(), Shape).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), Shape]).optional()
  },
  get anyOf() {
    return z.array(Shape).optional()
  },
  get oneOf() {
    return z.array(Shape).optional()
  },
  get definitions() {
    return z.record(z.string(), Shape).optional()
  },
})
type Shape = z.infer<typeof Shape>

const parameter = '^\\$[a-z][a-z0-9-]*$'
const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

/** The whole of docs/SCRIPTS.md. */
export function scriptReference(): string {
  const schema = Shape.parse(JSON.parse(JSON.stringify(scriptSchema())))
  const at = (shape: Shape | undefined, ...path: readonly string[]): Shape =>
    path.reduce((now: Shape | undefined, name) => memberOf(now, name), shape) ?? {}
  const parameters = at(schema, 'parameters', '*').oneOf ?? []
  const act = at(schema, 'acts', '[]')
  const first = at({ properties: schema.definitions ?? {} }, kindNames[0] ?? '')
  const own = Object.keys(z.toJSONSchema(kindOf(current, kindNames[0] ?? '').fields, { io: 'input' }).properties ?? {})
  const kinds: Shape = { type: 'kind', ...omit(first.properties?.['kind'] ?? {}, ['const']) }
  const common = { ...first, properties: { ...omit(first.properties ?? {}, own), kind: kinds } }
  return [
    '# Scripts',
    'Generated from the schemas that scripts are read with: `node scripts/schema.ts` writes this page and the JSON Schema that editors use, `ceremonies/scripts/ceremony.schema.json`. `bin/strongroom check SCRIPT` lists every problem in a script.',
    'A script is one YAML file. Members that this page does not list are errors. A **sentence** is a text, or one text for each language: `{ en: Seal, de: Versiegeln }`. A **name** is lower-case words joined by hyphens. A step’s own field may as a whole be `$name`, the value of a parameter; inside a text, `{name}` stands for it.',
    '## The file',
    table(schema),
    '### A parameter',
    ...parameters.flatMap((one) => [`#### ${code(one.properties?.['type']?.const)}`, table(one)]),
    '### A role',
    table(at(schema, 'roles', '*')),
    '### The inventory',
    table(at(schema, 'inventory')),
    'An HSM:',
    table(at(schema, 'inventory', 'hsms', '*')),
    'Its certificate:',
    table(at(schema, 'inventory', 'hsms', '*', 'certificate')),
    'A card, a bag, a medium:',
    table(at(schema, 'inventory', 'cards', '*')),
    '### A custody plan',
    'Where the shares of the set that the ceremony makes are to be kept, with who can get at them. `check` says what would put the key at risk, and lists every smallest group that could bring it back and every smallest loss that destroys it. It takes a loss to be all that one person has in hand or opens with a PIN, a safe, a site or a region; a safe whose openers are gone can be drilled.',
    table(at(schema, 'custody')),
    'A site:',
    table(at(schema, 'custody', 'sites', '*')),
    'A safe:',
    table(at(schema, 'custody', 'safes', '*')),
    'A share; a medium has the same members, and `medium` in place of `share`:',
    table(at(schema, 'custody', 'shares', '[]')),
    '### An act',
    table(act),
    '## Steps',
    'What every step has, beside the fields of its kind:',
    table(common),
    `The members of ${code('when')}:`,
    table(at(common, 'when')),
    ...kindNames.flatMap((name) =>
      kindSection(kindOf(current, name), at({ properties: schema.definitions ?? {} }, name)),
    ),
    '## Steps that no script names',
    `The course of a ceremony puts them in between: ${inserted().join(', ')}.`,
  ].join('\n\n')
}

function inserted(): readonly string[] {
  return [...current.kinds.values()].filter((kind) => kind.inserted).map(({ name }) => code(name))
}

function kindSection(kind: StepKind, shape: Shape): readonly string[] {
  const { reference, name } = kind
  if (reference === null) throw new Error(`The step kind ${name} has no reference.`)
  const { needs, makes } = needsAndMakes(kind)
  const own = Shape.parse(JSON.parse(JSON.stringify(z.toJSONSchema(kind.fields, { io: 'input', target: 'draft-7' }))))
  const fields = Object.keys(own.properties ?? {})
  const properties = Object.fromEntries(fields.map((field) => [field, shape.properties?.[field] ?? {}]))
  return [
    `### ${code(name)}`,
    reference.is,
    ...(needs ? [`Needs: ${needs}`] : []),
    ...(makes ? [`Makes: ${makes}`] : []),
    ...(kind.irreversible ? ['It cannot be undone: an exact word is typed before it.'] : []),
    ...(fields.length === 0 ? ['It has no fields of its own.'] : [table({ properties, required: own.required ?? [] })]),
    ...fields.flatMap((field) => nested(field, own.properties?.[field])),
    `\`\`\`yaml\n${exampleOf(kind).trimEnd()}\n\`\`\``,
  ]
}

/** The members of what a field lists, or is. */
function nested(field: string, shape: Shape | undefined): readonly string[] {
  const inside = [shape, shape?.items, ...(shape?.anyOf ?? [])].find((one) => one?.properties)
  if (!inside) return []
  return [shape?.items ? `Each of ${code(field)}:` : `The members of ${code(field)}:`, table(inside)]
}

/** A step of that kind as a script has it. */
export function exampleOf({ name, reference, people }: StepKind): string {
  const witnesses = people.length > 0 ? ['officer-2', 'witness-1'] : ['witness-1']
  const performs = people.length > 0 ? 'officer-1' : 'administrator'
  const step = { id: `a-${name}`, kind: name, title: titleOf(name), performs, witnesses, ...reference?.example }
  return stringify([step], { lineWidth: 100, flowCollectionPadding: false })
}

function titleOf(name: string): string {
  return (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ')
}

function memberOf(shape: Shape | undefined, name: string): Shape | undefined {
  if (name === '[]') return shape?.items
  if (name !== '*') return shape?.properties?.[name]
  return typeof shape?.additionalProperties === 'object' ? shape.additionalProperties : undefined
}

function table({ properties = {}, required = [] }: Shape): string {
  const rows = Object.entries(properties).map(([name, shape]) => {
    const by = required.includes(name) ? 'required' : shape.default === undefined ? 'optional' : defaultOf(shape)
    return `| ${code(name)} | ${typeOf(shape)} | ${by} | ${shape.description ?? descriptionIn(shape)} |`
  })
  return ['| member | type | default | what it is |', '|---|---|---|---|', ...rows].join('\n')
}

function defaultOf({ default: value }: Shape): string {
  return code(value)
}

function descriptionIn({ anyOf = [] }: Shape): string {
  return anyOf.find(({ description }) => description !== undefined)?.description ?? ''
}

/** Its type and limits, in words. */
function typeOf(shape: Shape): string {
  const { type, enum: words, const: only, anyOf, oneOf, items } = shape
  if (only !== undefined) return code(only)
  if (words) return words.map(code).join(', ')
  if (anyOf) return isSentence(anyOf) ? `sentence${most(anyOf[0]?.maxLength)}` : alternatives(anyOf)
  if (oneOf) return items ? 'list' : 'members'
  switch (type) {
    case 'string':
      return textOf(shape)
    case 'integer':
      return `whole number${range(shape)}`
    case 'kind':
      return 'one of those below'
    case 'boolean':
      return '`true` or `false`'
    case 'null':
      return '`null`'
    case 'array':
      return `list of ${items?.properties || items?.oneOf ? 'members' : typeOf(items ?? {})}${sizes(shape)}`
    default:
      return typeof shape.additionalProperties === 'object' ? 'members by name' : 'members'
  }
}

/** A text, or one for each language. */
function isSentence([text, languages]: readonly Shape[]): boolean {
  return text?.type === 'string' && languages?.type === 'object' && languages.minProperties === 1
}

function alternatives(all: readonly Shape[]): string {
  const [first, ...others] = all.filter(({ pattern }) => pattern !== parameter)
  return first && others.length === 0
    ? typeOf(first)
    : all
        .filter(({ pattern }) => pattern !== parameter)
        .map(typeOf)
        .join(' or ')
}

function textOf({ pattern, maxLength }: Shape): string {
  if (pattern === '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' || pattern === '^[a-z][a-z0-9-]*$') return 'name'
  if (pattern === '^\\$[a-z-]+$') return '`$parameter`'
  return `text${most(maxLength)}`
}

function most(length: number | undefined): string {
  return length === undefined ? '' : ` of at most ${length} characters`
}

function range({ minimum, maximum }: Shape): string {
  const bounded = (one: number | undefined): one is number =>
    one !== undefined && Math.abs(one) < Number.MAX_SAFE_INTEGER
  if (bounded(minimum) && bounded(maximum)) return ` from ${minimum} to ${maximum}`
  return bounded(minimum) ? ` from ${minimum}` : ''
}

function sizes({ minItems, maxItems }: Shape): string {
  const bounds = [...(minItems ? [`at least ${minItems}`] : []), ...(maxItems ? [`at most ${maxItems}`] : [])]
  return bounds.length === 0 ? '' : `, ${bounds.join(', ')}`
}

function omit<T>(members: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)))
}
