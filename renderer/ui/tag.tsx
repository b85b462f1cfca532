import type { ReactNode } from 'react'
import './tag.css'

/** A small mark beside a title. `real` is solid, `rehearsal` dashed: their shapes differ as their bands do. */
export function Tag({
  look = 'plain',
  children,
}: {
  readonly look?: 'plain' | 'real' | 'rehearsal' | 'bad'
  readonly children: ReactNode
}) {
  return <span className={`tag tag-${look}`}>{children}</span>
}
