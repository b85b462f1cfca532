import type { Projection } from '../../preload/views.ts'
import { useTexts } from '../language/language.ts'
import '../ui/progress.css'

/** How far the day is: one box for each act, filled as its steps are done. */
export function Acts({ acts }: { readonly acts: Projection['course']['acts'] }) {
  const texts = useTexts().projector
  const now = acts.findIndex(({ done, steps }) => done < steps)
  const stateOf = (place: number) =>
    place === now ? texts.actNow : now === -1 || place < now ? texts.actDone : texts.actAhead
  return (
    <ol className="acts" aria-label={texts.course}>
      {acts.map(({ title, done, steps }, place) => (
        <li key={title} className={place === now ? 'acts-now' : ''}>
          <progress className="progress acts-bar" aria-hidden="true" max={Math.max(1, steps)} value={done} />
          <span>
            {title}
            <span className="heard">: {stateOf(place)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
