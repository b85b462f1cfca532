import { codePoint } from '../../base/code-point.ts'
import { withoutGlyph } from '../../base/unicode/glyphs.ts'
import type { Check, ScriptCourse } from '../model.ts'
import type { Found } from '../found.ts'
import { allSteps } from './course.ts'
import { textsIn } from './names.ts'

/** As many characters as one sentence names. */
const MOST_NAMED = 8
/** Members whose texts people write for each other; a step's own members are all looked through. */
const written = ['title', 'purpose', 'policy', 'roles', 'inventory'] as const

/** Texts that transcript and paper script print as code points in brackets, because no font of theirs has the characters. */
export const glyphs: Check = { id: 'FONT-1', severity: 'warning', find: withoutGlyphs }

function* withoutGlyphs({ rules, script, bound }: ScriptCourse): Generator<Found> {
  for (const member of written) yield* foundIn(script[member], [member])
  for (const added of rules.script.values()) yield* foundIn(added.of(script), [added.name])
  for (const [name, parameter] of Object.entries(script.parameters)) {
    yield* foundIn(parameter.title, ['parameters', name, 'title'])
    for (const found of foundIn(bound[name], ['parameters', name, 'default'])) yield { ...found, parameter: name }
  }
  for (const [act, { title }] of script.acts.entries()) yield* foundIn(title, ['acts', act, 'title'])
  for (const { step, path } of allSteps(script))
    for (const found of foundIn(step, path)) yield { ...found, step: step.id }
}

function foundIn(value: unknown, at: Found['path']): readonly Found[] {
  return textsIn(value, at).flatMap(({ path, text }): Found[] => {
    const missing = withoutGlyph(text)
    if (missing.length === 0) return []
    const named = missing.slice(0, MOST_NAMED).map((character) => `${character} ${codePoint(character)}`)
    return [{ path, say: { characters: named.concat(missing.length > MOST_NAMED ? '…' : []).join(', ') } }]
  })
}
