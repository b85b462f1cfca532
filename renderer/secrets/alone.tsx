import type { ReactNode } from 'react'
import { fill, useTexts } from '../language/language.ts'
import './secrets.css'

/** The whole screen for one person; everybody else is told to look away. */
export function Alone({
  person,
  title,
  children,
}: {
  readonly person: string
  readonly title: string
  readonly children: ReactNode
}) {
  const { run, secrets: texts } = useTexts()
  return (
    <section className="alone" aria-labelledby="alone-title">
      <div className="alone-away">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z" />
          <circle cx="12" cy="12" r="3" />
          <path d="M3 21L21 3" />
        </svg>
        <div>
          <h2>{run.aloud}</h2>
          <p>
            <strong>{fill(texts.alone, { person })}</strong> <span>{texts.away}</span>
          </p>
        </div>
      </div>
      <div className="alone-work">
        <h1 id="alone-title" tabIndex={-1} data-step-title data-ask-heading>
          {title}
        </h1>
        {children}
      </div>
    </section>
  )
}
