import type { Projection } from '../../preload/views.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import '../ui/progress.css'

interface Props {
  readonly projection: Projection
  readonly step: NonNullable<Projection['step']>
}

/** Characters from which on what is read aloud is set smaller, so that everything stays on the wall. */
const long = 280
/** Up to this many it is set larger. */
const short = 120

const sizeOf = (say: string) => (say.length > long ? ' projector-long' : say.length <= short ? ' projector-short' : '')

/** The step, what is read aloud, who acts, and whose word is missing. */
export function StepAtHand({ projection, step }: Props) {
  const texts = useTexts().projector
  const title = useSay()(step.title)
  const { act, performs, witnesses, confirmed, missing, proposed, busy, doubtful } = projection
  const others = witnesses.filter((one) => !missing.includes(one) && !confirmed.includes(one))
  return (
    <>
      <div className="projector-step">
        <p className="projector-lead">
          {act} · {fill(texts.step, { number: step.number, of: step.of })}
        </p>
        <h1>{title}</h1>
      </div>
      {doubtful && (
        <div className="projector-doubt" role="status">
          <strong>{texts.doubtful}</strong>
          <p>{texts.doubtfulMeans}</p>
        </div>
      )}
      {step.say !== null && !doubtful && (
        <figure className={`projector-say${sizeOf(step.say)}`}>
          <figcaption>{texts.aloud}</figcaption>
          <blockquote lang={projection.read ?? undefined}>{step.say}</blockquote>
        </figure>
      )}
      {busy !== null && (
        <div className="projector-busy">
          <progress className="progress" aria-label={title} {...(busy.of > 0 && { max: busy.of, value: busy.done })} />
          {busy.of > 0 && <p>{fill(texts.busy, { done: busy.done, of: busy.of })}</p>}
        </div>
      )}
      {proposed !== null && <p className="projector-proposed">{texts.proposed[proposed]}</p>}
      <dl className="projector-people">
        {performs !== null && <Person label={texts.performs} who={[performs]} />}
        {confirmed.length > 0 && <Person label={texts.witnesses} who={confirmed} isSettled />}
        {others.length > 0 && <Person label={texts.witnesses} who={others} />}
        {missing.length > 0 && <Person label={texts.missing} who={missing} isOpen />}
      </dl>
    </>
  )
}

function Person({
  label,
  who,
  isOpen = false,
  isSettled = false,
}: {
  readonly label: string
  readonly who: readonly string[]
  readonly isOpen?: boolean
  /** These have confirmed. */
  readonly isSettled?: boolean
}) {
  const texts = useTexts().projector
  return (
    <div className={isOpen ? 'projector-open' : ''}>
      <dt>{label}</dt>
      <dd>
        {who.map((one) => (
          <span key={one} className="projector-one">
            {isSettled && (
              <svg className="projector-mark" viewBox="0 0 16 16" role="img" aria-label={texts.confirmed}>
                <path d="M2.5 8.5l3.5 3.5 7-8" />
              </svg>
            )}
            {one}
          </span>
        ))}
      </dd>
    </div>
  )
}
