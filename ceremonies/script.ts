import { z } from 'zod'
import { type Place, readYaml } from './yaml.ts'
import { kindOf } from './steps/index.ts'
import { kindNames } from './steps/names.ts'
import { Parameter, bindParameters, substitute } from './parameters.ts'
import { Refusal, refuse } from './refusal.ts'
import { casts } from './cast.ts'
import { SCRIPT_FORMAT } from './rules.ts'

const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens')
const sentence = z.string().min(1).max(2000)

/** How much a script may hold: far more than a day, and little enough that everything can be compared with everything. */
const most = { acts: 200, steps: 2000, named: 200, listed: 64 } as const
const named = <V extends z.ZodType>(value: V) =>
  z
    .record(name, value)
    .refine((members) => Object.keys(members).length <= most.named, `must have at most ${most.named} members`)

const Role = z.strictObject({
  title: sentence,
  /** How many people; a parameter may be named as `$shares`. */
  count: z
    .union(
      [z.int().min(1).max(64), z.string().regex(/^\$[a-z-]+$/)],
      'must be a whole number from 1 to 64, or a parameter',
    )
    .default(1),
  duty: sentence.optional(),
})

const Certificate = z.strictObject({
  scheme: z.enum(['FIPS 140-2', 'FIPS 140-3', 'Common Criteria']),
  level: sentence,
  number: sentence,
})

const Hsm = z
  .strictObject({
    title: sentence,
    label: z.string().min(1).max(32),
    /** The recorded certificate, of this model and firmware; without one every page is stamped SOFTWARE TOKEN. */
    certificate: Certificate.optional(),
    serial: sentence.optional(),
    model: sentence.optional(),
    firmware: sentence.optional(),
  })
  .refine(({ certificate, model, firmware }) => !certificate || (model !== undefined && firmware !== undefined), {
    path: ['certificate'],
    message: 'needs the model and the firmware that it covers beside it, as the HSM itself gives them',
  })

const Item = z.strictObject({ title: sentence, expects: sentence.optional() })

/** The members that every step has; the others are its kind's own fields. */
const Step = z.looseObject({
  id: name,
  kind: z.enum(kindNames),
  title: sentence,
  performs: name,
  witnesses: z.array(name).max(16).default([]),
  say: sentence.optional(),
  minutes: z.int().min(0).max(1440).default(2),
  controls: z.array(sentence).max(most.listed).default([]),
  /** The step is left out unless this parameter has this value. */
  when: z.strictObject({ parameter: name, is: z.union([z.string(), z.int()]) }).optional(),
  /** The step is repeated for each person of this role. */
  'for-each': name.optional(),
})

const Act = z.strictObject({ id: name, title: sentence, steps: z.array(Step).min(1).max(most.steps) })

/** A whole ceremony as one strict file; unknown members are errors. */
export const Script = z.strictObject({
  strongroom: z.literal(SCRIPT_FORMAT),
  title: sentence,
  purpose: sentence,
  policy: z.strictObject({ name: sentence, version: sentence }),
  parameters: named(Parameter),
  roles: named(Role),
  /** Roles that one person may not combine. */
  conflicts: z.array(z.array(name).min(2).max(most.listed)).max(most.named).default([]),
  inventory: z.strictObject({
    hsms: named(Hsm),
    cards: named(Item).default({}),
    bags: named(Item).default({}),
    media: named(Item).default({}),
  }),
  acts: z
    .array(Act)
    .min(1)
    .max(most.acts)
    .refine(
      (acts) => acts.reduce((count, { steps }) => count + steps.length, 0) <= most.steps,
      `must have at most ${most.steps} steps`,
    ),
})
export type Script = z.infer<typeof Script>
export type ScriptStep = z.infer<typeof Step>

const common = new Set(Object.keys(Step.shape))

/** The fields of a step that belong to its kind. */
export function ownFields(step: ScriptStep): Record<string, unknown> {
  return Object.fromEntries(Object.entries(step).filter(([key]) => !common.has(key)))
}

/** One thing wrong with a script, with its place in the file (lines and columns from 1). */
export interface ScriptProblem extends Place {
  readonly reason: string
}

/** A script as read: `script` is null where there are problems. */
export interface ScriptFile {
  readonly script: Script | null
  /** All that is wrong with its form, in the order of the file. */
  readonly problems: readonly ScriptProblem[]
  /** Where the member at `path` stands, or the nearest one above it. */
  readonly place: (path: readonly PropertyKey[]) => Place
}

/** Reads a script; throws SCRIPT_INVALID for the first problem, in the order of the file. */
export function parseScript(text: string): Script {
  const {
    script,
    problems: [problem],
  } = readScript(text)
  if (script) return script
  throw refuse('SCRIPT_INVALID', {
    line: problem?.line ?? 1,
    column: problem?.column ?? 1,
    reason: problem?.reason.replace(/\.$/, '') ?? '',
  })
}

/** Reads a script with all that is wrong with it; never throws. */
export function readScript(text: string): ScriptFile {
  const { value, problems, place } = readYaml(text)
  // What follows an error of syntax is mostly its consequence.
  if (problems.length > 0) return { script: null, problems: inOrder(problems).slice(0, 1), place }
  const parsed = Script.safeParse(value)
  const issues: readonly Issue[] = parsed.success ? fieldIssues(parsed.data) : parsed.error.issues.map(plainIssue)
  return {
    script: parsed.success && issues.length === 0 ? parsed.data : null,
    problems: inOrder(issues.map(({ path, reason }) => ({ ...place(path), reason }))),
    place,
  }
}

function inOrder(problems: readonly ScriptProblem[]): readonly ScriptProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly reason: string
}

/** What a schema has against a value, in words; `path` is the place that it is said of. */
export function plainIssue(issue: z.core.$ZodIssue): Issue {
  const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `
  if (issue.code === 'unrecognized_keys') {
    return { path: [...issue.path, issue.keys[0] ?? ''], reason: `${where}unknown member ${listed(issue.keys)}` }
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return { path: issue.path, reason: where + (missing ? 'is missing' : issue.message) }
}

/** A few names stand for very many. */
function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')}, …`
}

/** What a refused parameter or role count is about. */
function whereOf({ parameters: { name, field, role } }: Refusal): readonly PropertyKey[] {
  return role === undefined ? ['parameters', name ?? field ?? ''] : ['roles', role, 'count']
}

/** Every kind's own fields, tried with the parameters' defaults in place of `$name`. */
function fieldIssues(script: Script): Issue[] {
  let parameters: ReturnType<typeof bindParameters>
  try {
    parameters = bindParameters(script.parameters, {})
    casts(script, parameters)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ path: whereOf(error), reason: error.message }]
  }
  return script.acts.flatMap((act, a) =>
    act.steps.flatMap((step, s) => {
      const words = step['for-each'] === undefined ? parameters : { ...parameters, each: 'each', turn: 1 }
      const parsed = kindOf(step.kind).fields.safeParse(substitute(ownFields(step), words))
      return parsed.success
        ? []
        : parsed.error.issues
            .map(plainIssue)
            .map((issue) => ({ ...issue, path: ['acts', a, 'steps', s, ...issue.path] }))
    }),
  )
}
