import { type Issue, plainIssue } from '../base/issue.ts'
import type { Message } from '../base/message.ts'
import { Refusal, refuse, refused } from '../base/refusal.ts'
import { type PlacedSentence, languagesOf, sentencesIn, valueIn } from '../base/sentence.ts'
import { type LineAndColumn, readYaml } from '../base/yaml.ts'
import { expandRoles } from './cast.ts'
import type { Rules } from './model.ts'
import { bindParameters, substitute } from './parameters.ts'
import { kindOf } from './rules.ts'
import { type Script, ownFields, scriptForm } from './script.ts'

/** One thing wrong with a script, with its place in the file (lines and columns from 1). */
export interface ScriptProblem extends LineAndColumn {
  readonly reason: Message
}

/** A script as read: `script` is null where there are problems. */
export interface ScriptFile {
  /** In the language that was asked for. */
  readonly script: Script | null
  /** The same in another of its languages; null where there are problems. */
  readonly scriptIn: (language: string | null) => Script | null
  /** Every sentence that stands in several languages; none where there are problems. */
  readonly sentences: readonly PlacedSentence[]
  /** All that is wrong with its form, in the order of the file. */
  readonly problems: readonly ScriptProblem[]
  /** Where the member at `path` stands, or the nearest one above it. */
  readonly place: (path: readonly PropertyKey[]) => LineAndColumn
}

/**
 * Reads a script in that language, or in its first if it does not stand in that one or none is named. Throws SCRIPT_INVALID for
 * the first problem, in the order of the file.
 */
export function parseScript(rules: Rules, text: string, language: string | null = null): Script {
  const { script, problems } = readScript(rules, text, language)
  return script ?? invalid(problems)
}

/** The same, read once for whatever language is asked for later. */
export function scriptReader(rules: Rules, text: string): (language: string | null) => Script {
  const { script, scriptIn, problems } = readScript(rules, text)
  if (script === null) invalid(problems)
  return (language) => scriptIn(language) ?? invalid(problems)
}

function invalid([problem]: readonly ScriptProblem[]): never {
  throw refuse('SCRIPT_INVALID', {
    line: problem?.line ?? 1,
    column: problem?.column ?? 1,
    reason: problem?.reason ?? '',
  })
}

/** Reads a script, as `parseScript` does, with all that is wrong with it; never throws. */
export function readScript(rules: Rules, text: string, language: string | null = null): ScriptFile {
  const { value, problems, place } = readYaml(text)
  const unread = { script: null, scriptIn: () => null, sentences: [], place }
  // What follows an error of syntax is mostly its consequence.
  if (problems.length > 0) return { ...unread, problems: inOrder(problems).slice(0, 1) }
  const form = formOf(rules)
  const parsed = form.safeParse(value, { reportInput: true })
  const issues = parsed.success
    ? fieldIssues(rules, { ...parsed.data, language: null, languages: [] })
    : parsed.error.issues.map(plainIssue)
  if (issues.length > 0)
    return { ...unread, problems: inOrder(issues.map(({ path, reason }) => ({ ...place(path), reason }))) }
  const sentences = sentencesIn(value)
  const languages = languagesOf(sentences)
  const scriptIn = (asked: string | null): Script => {
    const spoken = languages.find((one) => one === asked) ?? languages[0] ?? null
    return { ...form.parse(valueIn(value, spoken)), language: spoken, languages }
  }
  return { script: scriptIn(language), scriptIn, sentences, problems: [], place }
}

const forms = new WeakMap<Rules, ReturnType<typeof scriptForm>>()

/** The form of scripts under those rules. */
export function formOf(rules: Rules): ReturnType<typeof scriptForm> {
  const known = forms.get(rules)
  if (known !== undefined) return known
  const [members, inventory] = [[...rules.script.values()], [...rules.inventory.values()]]
  const form = scriptForm(scriptKinds(rules), { members, inventory })
  forms.set(rules, form)
  return form
}

function inOrder(problems: readonly ScriptProblem[]): readonly ScriptProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}

/** What a refused parameter or role count is about. */
function whereOf({ parameters: { name, field, role } }: Refusal): readonly PropertyKey[] {
  const of = name ?? field
  return typeof role === 'string' ? ['roles', role, 'count'] : ['parameters', typeof of === 'string' ? of : '']
}

/** The kinds that a script may name, in the order of the subjects. */
export function scriptKinds({ kinds }: Rules): readonly string[] {
  return [...kinds.values()].filter(({ inserted }) => !inserted).map(({ name }) => name)
}

/** Every kind's own fields, tried with the parameters' defaults in place of `$name`. */
function fieldIssues(rules: Rules, script: Script): readonly Issue[] {
  let parameters: ReturnType<typeof bindParameters>
  try {
    parameters = bindParameters(script.parameters, {})
    expandRoles(script, parameters)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ path: whereOf(error), reason: refused(error) }]
  }
  return script.acts.flatMap((act, a) =>
    act.steps.flatMap((step, s) => {
      const words = step['for-each'] === undefined ? parameters : { ...parameters, each: 'each', turn: 1 }
      const parsed = kindOf(rules, step.kind).fields.safeParse(substitute(ownFields(step), words), {
        reportInput: true,
      })
      return parsed.success
        ? []
        : parsed.error.issues
            .map(plainIssue)
            .map((issue) => ({ ...issue, path: ['acts', a, 'steps', s, ...issue.path] }))
    }),
  )
}
