import { retold } from '../../ceremonies/base/message.ts'
import type { Draft, Preparation, Message } from '../../preload/views.ts'

export const sections = ['kind', 'people', 'paper', 'check', 'compare'] as const
export type Section = (typeof sections)[number]
export type SectionState = 'done' | 'open' | 'wrong'

/** Something is missing, or it is wrong: only the second is said before people have been there. */
export const isMissing = (code: string) => code === 'NAME_MISSING' || code === 'BROUGHT_MISSING'

const isWrong = (problem: Message | null) => problem !== null && !isMissing(problem.code)

/** How far each section is, from what main said of the draft and what is not filled in yet. */
export function stateOf(section: Section, draft: Draft, isModeChosen: boolean, all: Preparation): SectionState {
  switch (section) {
    case 'kind':
      if (all.parameters.some(({ problem }) => problem !== null)) return 'wrong'
      if (isModeChosen && all.forewarnings.some(({ severity }) => severity === 'stops')) return 'wrong'
      return isModeChosen ? 'done' : 'open'
    case 'people':
      if (all.parts.some(({ problem }) => isWrong(problem))) return 'wrong'
      return all.parts.every(({ id }) => Boolean(draft.names[id]?.trim())) ? 'done' : 'open'
    case 'paper':
      return paperState(draft, all)
    case 'check':
      return checkState(draft, isModeChosen, all)
    case 'compare':
      return 'open'
  }
}

/** Errors are said at once; that there are none says nothing before there is something to check. */
function checkState(draft: Draft, isModeChosen: boolean, all: Preparation): SectionState {
  if (all.findings.some(({ severity }) => severity === 'error')) return 'wrong'
  const isFilled = (['kind', 'people', 'paper'] as const).every(
    (before) => stateOf(before, draft, isModeChosen, all) === 'done',
  )
  return isFilled ? 'done' : 'open'
}

function paperState(draft: Draft, { parts, hsms, mirrorProblem }: Preparation): SectionState {
  if (mirrorProblem !== null) return 'wrong'
  if (parts.some(({ broughtProblem }) => isWrong(broughtProblem))) return 'wrong'
  if (hsms.some(({ problem, name }) => problem !== null && draft.tokens[name] !== undefined)) return 'wrong'
  const isBrought = parts.every(({ id, brings }) => !brings || Boolean(draft.brought[id]?.trim()))
  const isChosen = draft.mode === 'rehearsal' || hsms.every(({ name }) => draft.tokens[name] !== undefined)
  return isBrought && isChosen && /^([0-9a-f]{64}|none)$/.test(draft.follows) ? 'done' : 'open'
}

/** The refusal with titles in place of the script's names, as people know parts, parameters and HSMs. */
export function titled(problem: Message, all: Preparation): Message {
  const titles = new Map([
    ...all.parts.map(({ id, title }) => [id, title] as const),
    ...[...all.parameters, ...all.hsms].map(({ name, title }) => [name, title] as const),
  ])
  return retold(problem, (text) => titles.get(text) ?? text)
}
