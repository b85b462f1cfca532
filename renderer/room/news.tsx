import type { Room } from '../../preload/views.ts'
import { useSay, useTexts } from '../language/language.ts'
import { Digest } from '../ui/digest.tsx'
import { Facts } from '../ui/facts.tsx'
import { Moment } from '../ui/moment.tsx'

type One = Room['news'][number]

/** What the last facts say: fingerprints to be copied, attributes read back, findings, and what did not go by the script. */
export function News({ room, large = false }: { readonly room: Room; readonly large?: boolean }) {
  const texts = useTexts().run
  const news = room.news.filter(({ entries, text }) => entries.length > 0 || text !== null)
  if (news.length === 0) return null
  return (
    <section className={large ? 'news news-large' : 'news'} aria-label={texts.news}>
      <h2 className="news-title">{texts.news}</h2>
      <ol className="stack-close">
        {news.map((one) => (
          <li key={one.seq} className={`news-item news-${one.tone}`}>
            <Item {...one} entries={large ? toCopyFirst(one.entries) : one.entries} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is written down by hand stands above what only goes with it. */
const toCopyFirst = (entries: One['entries']) => [
  ...entries.filter(({ form }) => form === 'hex'),
  ...entries.filter(({ form }) => form !== 'hex'),
]

function Item({ at, text, entries }: One) {
  const say = useSay()
  return (
    <>
      {text !== null && (
        <p>
          <span className="small soft">
            <Moment at={at} part="time" />
          </span>{' '}
          {say(text)}
        </p>
      )}
      {entries.length > 0 && (
        <Facts
          of={entries.map(({ label, value, form }) => [
            say(label),
            <Wording key={say(label)} form={form} value={say(value)} />,
          ])}
        />
      )}
    </>
  )
}

function Wording({ form, value }: Pick<One['entries'][number], 'form'> & { readonly value: string }) {
  if (form === 'hex') return <Digest hex={value} />
  return form === 'code' ? <code>{value}</code> : value
}
