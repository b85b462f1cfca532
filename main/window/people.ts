import { type Part, checkBrought, checkNames } from '../../ceremonies/kernel/cast.ts'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Draft } from '../../preload/views.ts'

/** What is wrong with each part's name; a conflict is said of both parts. */
export function namesProblems(
  script: Script,
  parts: readonly Part[],
  names: Readonly<Record<string, string>>,
): ReadonlyMap<string, Refused> {
  const problems = new Map<string, Refused>()
  const taken = parts.filter((part) => {
    const wrong = whyNot(() => checkNames(script, [part], { [part.id]: names[part.id] ?? '' }))
    if (wrong) problems.set(part.id, wrong)
    return wrong === null
  })
  for (const [place, part] of taken.entries()) {
    for (const other of taken.slice(place + 1)) {
      const both = { [part.id]: names[part.id] ?? '', [other.id]: names[other.id] ?? '' }
      const conflict = whyNot(() => checkNames(script, [part, other], both))
      if (!conflict) continue
      if (!problems.has(part.id)) problems.set(part.id, conflict)
      if (!problems.has(other.id)) problems.set(other.id, conflict)
    }
  }
  return problems
}

/** What is wrong with the value that a witness brings; null for whoever brings none. */
export function broughtProblem(part: Part, { brought }: Draft): Refused | null {
  return part.brings ? whyNot(() => checkBrought([part], { [part.id]: brought[part.id] ?? '' })) : null
}

/** What is wrong with what comes on paper: the digest of the ceremony before, and each witness's own value. */
export function paperProblems(parts: readonly Part[], draft: Draft): readonly Refused[] {
  const { follows, brought, names } = draft
  const witnesses = parts.filter(({ brings }) => brings)
  const strangers = (texts: object, known: readonly Part[]): readonly string[] =>
    Object.keys(texts).filter((part) => !known.some(({ id }) => id === part))
  return [
    ...(/^([0-9a-f]{64}|none)$/.test(follows) ? [] : [refused(refuse('FOLLOWS_MALFORMED'))]),
    ...parts.map((part) => broughtProblem(part, draft)),
    ...strangers(brought, witnesses).map((part) => whyNot(() => checkBrought([], { [part]: '' }))),
    ...strangers(names, parts).map((part) =>
      refused(refuse('NAME_UNKNOWN', { part, known: parts.map(({ id }) => id) })),
    ),
  ].filter((problem) => problem !== null)
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
