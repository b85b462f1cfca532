import type { ReactNode } from 'react'
import './facts.css'

/** Names and what they stand for, as on a form. */
export function Facts({ of }: { readonly of: readonly (readonly [name: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([name, value], place) => (
        // A name may stand there several times, with another value each.
        <div key={typeof name === 'string' ? `${place} ${name}` : place}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
