import { z } from 'zod'
import { prose } from '../base/prose.ts'
import type { InventoryList } from './inventory.ts'
import { joinedName as name, named as namedOf } from './named.ts'
import { Parameter } from './parameters.ts'
import type { ScriptMember } from './script-member.ts'

/** The format of script files that this version reads. */
export const SCRIPT_FORMAT = 1

/** Where something stands in the script: member names and list positions from the top. */
export type Path = readonly PropertyKey[]

const text = z.string().min(1).max(2000)
const sentence = prose()

/** How much a script may hold: far more than a day, and little enough that everything can be compared with everything. */
const most = { acts: 200, steps: 2000, named: 200, listed: 64 } as const
const named = <V extends z.ZodType>(value: V) => namedOf(value, most.named)

const Role = z.strictObject({
  title: sentence.describe('What people call the role, such as Custodian.'),
  count: z
    .union([z.int().min(1).max(64), z.string().regex(/^\$[a-z-]+$/)], 'reason.roleCount')
    .default(1)
    .describe(
      'How many people have the role, or the parameter that says so, such as `$shares`. Two or more are called `witness-1`, `witness-2` and so on.',
    ),
  duty: sentence.optional().describe('What the role is for, as the paper script says it.'),
  brings: z
    .literal('value')
    .optional()
    .describe('People of this role bring a value of their own on paper, and find it in the record afterwards.'),
})

/** The members that every step has; the others are its kind's own fields. */
const common = {
  id: name.describe('The name of the step, of which there is one in a script.'),
  title: sentence.describe('What the step is, in a few words.'),
  performs: name.describe(
    'Who does it: a role that one person has, or a person such as `witness-1`; `$each` in a repeated step.',
  ),
  witnesses: z.array(name).max(16).default([]).describe('Who must agree before it counts.'),
  say: sentence.optional().describe('What is read aloud first.'),
  minutes: z.int().min(0).max(1440).default(2).describe('How long it is planned to take.'),
  controls: z
    .array(text)
    .max(most.listed)
    .default([])
    .describe('What standards ask for and this step is evidence of, such as `BR 6.1.1.1`.'),
  when: z
    .strictObject({
      parameter: name.describe('A parameter of the script.'),
      is: z.union([z.string(), z.int()]).describe('The value with which the step is done.'),
    })
    .optional()
    .describe('The step is left out unless this parameter has this value.'),
  'for-each': name
    .optional()
    .describe('The step is repeated for each person of this role: `{each}` is the person and `{turn}` their number.'),
}

/** What subjects add to scripts. */
interface Added {
  readonly members: readonly ScriptMember<object>[]
  readonly inventory: readonly InventoryList[]
}

/**
 * The form of a script whose steps are of those kinds: a whole ceremony as one strict file; unknown members are errors. What
 * subjects add they alone know; their members may be left out (`script-member.ts`, `inventory.ts`).
 */
export function scriptForm(kinds: readonly string[], { members, inventory }: Added) {
  const Step = z.looseObject({ kind: z.enum(kinds).describe('What the step does.'), ...common })
  const Act = z.strictObject({
    id: name.describe('The name of the act, of which there is one in a script.'),
    title: sentence.describe('What the act is, in a few words.'),
    steps: z.array(Step).min(1).max(most.steps).describe('Its steps, in their order.'),
  })
  const shape = {
    strongroom: z.literal(SCRIPT_FORMAT).describe('The format of the file.'),
    title: sentence.describe('What the ceremony is called.'),
    purpose: sentence.describe('What it is held for.'),
    policy: z
      .strictObject({
        name: sentence.describe('Its name.'),
        version: text.describe('Its version.'),
      })
      .describe('The policy that it follows.'),
    parameters: named(Parameter).describe('What is settled before the ceremony opens, by name.'),
    roles: named(Role).describe('Who takes part, by name.'),
    conflicts: z
      .array(z.array(name).min(2).max(most.listed))
      .max(most.named)
      .default([])
      .describe('Roles that one person may not combine, each list one such group.'),
    inventory: z
      .strictObject(Object.fromEntries(inventory.map((list) => [list.name, list.form])))
      .describe('What is on the table.'),
    acts: z
      .array(Act)
      .min(1)
      .max(most.acts)
      .refine((acts) => acts.reduce((count, { steps }) => count + steps.length, 0) <= most.steps, {
        error: 'reason.listedSteps',
        params: { most: most.steps },
      })
      .describe('The acts of the ceremony, in their order.'),
  }
  const optional = Object.fromEntries(members.map((member) => [member.name, member.form.optional()]))
  const whole: typeof shape = { ...optional, ...shape }
  return z.strictObject(whole)
}
/** A script in one of its languages. */
export type Script = z.infer<ReturnType<typeof scriptForm>> & Spoken
interface Spoken {
  /** The one that its sentences are in; null if they are the same in every language. */
  readonly language: string | null
  /** Those that it stands in, in the order of the file; none if its sentences are the same in every language. */
  readonly languages: readonly string[]
}
export type ScriptStep = Script['acts'][number]['steps'][number]

const commonNames = new Set(['kind', ...Object.keys(common)])

/** The fields of a step that belong to its kind. */
export function ownFields(step: ScriptStep): Record<string, unknown> {
  return Object.fromEntries(Object.entries(step).filter(([key]) => !commonNames.has(key)))
}
