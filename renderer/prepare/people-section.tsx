import { useSay, useTexts } from '../language/language.ts'
import { Panel } from '../ui/panel.tsx'
import { TextInput } from '../ui/text-input.tsx'
import type { SectionProps } from './section.ts'
import { isMissing, titled } from './sections.ts'

/** One name for each part. A conflict stands at the name that makes it. */
export function PeopleSection({ drafting, preparation, visited }: SectionProps) {
  const texts = useTexts().prepare
  const say = useSay()
  const { draft, change } = drafting
  const isLeft = visited.has('people')
  return (
    <Panel level={3} title={texts.people}>
      <p className="soft">{texts.peopleHint}</p>
      <div className="people" aria-busy={!drafting.isSettled}>
        {preparation.parts.map(({ id, title, problem }) => (
          <TextInput
            key={id}
            label={title}
            value={draft.names[id] ?? ''}
            onChange={(name) => change({ names: { ...draft.names, [id]: name } })}
            problem={
              problem === null || (isMissing(problem.code) && !isLeft) ? null : say(titled(problem, preparation))
            }
          />
        ))}
      </div>
    </Panel>
  )
}
