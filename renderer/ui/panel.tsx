import { type ReactNode, useId } from 'react'
import './panel.css'

/** One sheet of the screen under a heading of its own. */
export function Panel({
  title,
  level = 2,
  aside,
  tone,
  children,
}: {
  readonly title: string
  readonly level?: 2 | 3
  /** Stands right of the heading: a count, a button. */
  readonly aside?: ReactNode
  /** A panel that asks for something now. */
  readonly tone?: 'now'
  readonly children: ReactNode
}) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section className={tone === 'now' ? 'panel panel-now' : 'panel'} aria-labelledby={id}>
      <div className="panel-head">
        <Heading id={id}>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}
