import type { ReactNode } from 'react'
import { useFirstTexts } from '../language/language.ts'
import { Settings } from './settings.tsx'
import './frame.css'

/** What surrounds every screen of the first window: name, where one is, how it is shown. `band` stands above all. */
export function Frame({
  band,
  where,
  actions,
  children,
}: {
  readonly band?: ReactNode
  readonly where?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const texts = useFirstTexts().app
  return (
    <>
      <div className="frame-top">
        {band}
        <header className="frame-head">
          <p className="frame-name">
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <rect x="1.5" y="1.5" width="21" height="21" rx="2" />
              <circle cx="12" cy="12" r="5.5" />
              <path d="M12 3.8v4M12 16.2v4M3.8 12h4M16.2 12h4" />
            </svg>
            {texts.name}
          </p>
          {where !== undefined && <div className="frame-where">{where}</div>}
          <div className="row frame-actions">
            {actions}
            <Settings />
          </div>
        </header>
      </div>
      <main className="frame-main">{children}</main>
    </>
  )
}
