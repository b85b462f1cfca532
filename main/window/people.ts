import { checkAnswers } from '../../ceremonies/answers.ts'
import { type Part, checkNames, isWitness } from '../../ceremonies/cast.ts'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/refusal.ts'
import type { Script } from '../../ceremonies/script.ts'
import type { Draft } from '../../preload/views.ts'

/** What is wrong with each part's name; a conflict is said of both parts. */
export function namesProblems(
  script: Script,
  parts: readonly Part[],
  names: Readonly<Record<string, string>>,
): ReadonlyMap<string, Refused> {
  const problems = new Map<string, Refused>()
  for (const [place, part] of parts.entries()) {
    const wrong = whyNot(() => {
      checkNames(script, [part], { [part.id]: names[part.id] ?? '' })
      mustBeText(part.id, names[part.id] ?? '')
    })
    if (wrong) problems.set(part.id, wrong)
    for (const other of parts.slice(place + 1)) {
      const both = { [part.id]: names[part.id] ?? '', [other.id]: names[other.id] ?? '' }
      if (Object.values(both).includes('')) continue
      const conflict = whyNot(() => checkNames(script, [part, other], both))
      if (!conflict) continue
      if (!problems.has(part.id)) problems.set(part.id, conflict)
      if (!problems.has(other.id)) problems.set(other.id, conflict)
    }
  }
  return problems
}

/** What is wrong with what comes on paper: the digest of the ceremony before, and each witness's own value. */
export function paperProblems(parts: readonly Part[], { follows, brought, names }: Draft): readonly Refused[] {
  const witnesses = parts.filter(isWitness).map(({ id }) => id)
  const problems: Refusal[] = []
  if (!/^([0-9a-f]{64}|none)$/.test(follows)) problems.push(refuse('FOLLOWS_MALFORMED'))
  for (const part of witnesses) if (!brought[part]) problems.push(refuse('BROUGHT_MISSING', { part }))
  for (const part of Object.keys(brought)) {
    if (!witnesses.includes(part)) problems.push(refuse('BROUGHT_UNKNOWN', { part }))
  }
  for (const part of Object.keys(names)) {
    if (!parts.some(({ id }) => id === part)) problems.push(refuse('NAME_UNKNOWN', { part }))
  }
  const texts = Object.entries(brought).map(([part, value]) => whyNot(() => mustBeText(part, value)))
  return [...problems.map(refused), ...texts.filter((problem) => problem !== null)]
}

/** What is filled in is recorded for good: one line of text, and no share. */
function mustBeText(field: string, value: string): void {
  checkAnswers('opening', [{ name: field, label: field, type: 'text' }], { [field]: value })
}

function whyNot(work: () => void): Refused | null {
  try {
    work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}
