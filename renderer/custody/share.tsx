import type { Held } from '../../preload/views.ts'
import { fill, useTexts } from '../language/language.ts'
import { Tag } from '../ui/tag.tsx'

/** One share: solid where the record says so, dashed where only the plan does. */
export function Share({ held }: { readonly held: Held }) {
  const texts = useTexts().custody
  const { share, pin, kept } = held
  return (
    <li className={kept === null ? 'custody-share custody-share-planned' : 'custody-share'}>
      <p className="custody-name">
        <svg className="custody-sign" viewBox="0 0 20 20" aria-hidden="true">
          <path d="M4 2h9l3 3v13H4zM13 2v3h3M7 9h6M7 12h6M7 15h4" />
        </svg>
        <strong>{fill(texts.share, { share })}</strong>
        {kept === null && <span className="soft small">{texts.planned}</span>}
      </p>
      {kept && <p className="small">{bagText(texts, kept)}</p>}
      {pin !== null && <p className="small">{fill(texts.pin, { person: pin })}</p>}
      {kept?.checked && <Checked {...kept.checked} />}
    </li>
  )
}

type CheckedProps = NonNullable<NonNullable<Held['kept']>['checked']>

/** When it was last looked at, and by when it is to be looked at again. */
function Checked({ at, due, overdue }: CheckedProps) {
  const texts = useTexts().custody
  if (overdue) return <Tag look="bad">{fill(texts.overdue, { due: day(due) })}</Tag>
  return (
    <p className="soft small">
      {fill(texts.checked, { at: day(at) })} · {fill(texts.due, { due: day(due) })}
    </p>
  )
}

function bagText(texts: ReturnType<typeof useTexts>['custody'], { bag, sealedBy }: NonNullable<Held['kept']>): string {
  return sealedBy === null ? fill(texts.bagAsFound, { bag }) : fill(texts.bag, { bag, by: sealedBy })
}

/** As on paper, in UTC. */
const day = (instant: string): string => instant.slice(0, 10)
