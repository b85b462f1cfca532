import type { Preparation } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { counted, useDuration } from '../language/wording.ts'
import { Panel } from '../ui/panel.tsx'

/** The acts with when they begin, counted from the opening; each opens to its steps. */
export function Course({ acts, minutes }: Pick<Preparation, 'acts' | 'minutes'>) {
  const say = useSay()
  const { prepare: texts, home } = useTexts()
  const duration = useDuration()
  const own = acts.map(({ steps }) => steps.reduce((sum, step) => sum + step.minutes, 0))
  const begin = (act: number) => own.slice(0, act).reduce((sum, minutes) => sum + minutes, 0)
  return (
    <Panel
      level={3}
      title={texts.course}
      aside={<span className="soft">{fill(texts.about, { duration: duration(minutes) })}</span>}
    >
      <ol className="course">
        {acts.map(({ title, steps }, act) => (
          <li key={title}>
            <details>
              <summary>
                <span className="course-act">
                  <span>{title}</span>
                  <span className="course-when">
                    {act === 0 ? texts.beginsAtOnce : fill(texts.begins, { duration: duration(begin(act)) })} ·{' '}
                    {counted(home.steps, steps.length)} · {duration(own[act] ?? 0)}
                  </span>
                </span>
              </summary>
              <ol className="course-steps">
                {steps.map((step, place) => (
                  // Two steps may have one title.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
                  <li key={place}>
                    <span>{say(step.title)}</span>
                    <span className="soft small">{duration(step.minutes)}</span>
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
