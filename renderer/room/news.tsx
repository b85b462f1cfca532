import type { Room } from '../../preload/views.ts'
import { useTexts } from '../language/language.ts'
import { Digest } from '../ui/digest.tsx'
import { Moment } from '../ui/moment.tsx'

type One = NonNullable<Room['news']>[number]

/** What the last facts say: fingerprints to be copied, attributes read back, findings, and what did not go by the script. */
export function News({ room, large = false }: { readonly room: Room; readonly large?: boolean }) {
  const texts = useTexts().run
  const news = (room.news ?? []).filter(({ entries, text }) => entries.length > 0 || text !== null)
  if (news.length === 0) return null
  return (
    <section className={large ? 'news news-large' : 'news'} aria-label={texts.news}>
      <h2 className="news-title">{texts.news}</h2>
      <ol className="stack-close">
        {news.map((one) => (
          <li key={one.seq} className={`news-item news-${one.tone}`}>
            <Item {...one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Item({ at, text, entries }: One) {
  return (
    <>
      {text !== null && (
        <p>
          <span className="small soft">
            <Moment at={at} part="time" />
          </span>{' '}
          {text}
        </p>
      )}
      {entries.length > 0 && (
        <dl className="lines">
          {entries.map(({ label, value, form }) => (
            <div key={`${label} ${value}`}>
              <dt>{label}</dt>
              <dd>{form === 'hex' ? <Digest hex={value} /> : form === 'code' ? <code>{value}</code> : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
