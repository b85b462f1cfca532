/** A time of the record: UTC, as on paper. */
export function Moment({ at, part = 'both' }: { readonly at: string; readonly part?: 'both' | 'time' | 'minute' }) {
  // Where a list of them stands, all are UTC.
  if (part === 'minute') return <time dateTime={at}>{at.slice(11, 16)}</time>
  const day = at.slice(0, 10)
  const time = at.slice(11, part === 'time' ? 19 : 16)
  return <time dateTime={at}>{part === 'time' ? `${time} UTC` : `${day} ${time} UTC`}</time>
}
