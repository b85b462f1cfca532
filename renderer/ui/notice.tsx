import { type ReactNode, useEffect, useRef } from 'react'
import type { Message } from '../../preload/views.ts'
import { useSay, useFirstTexts } from '../language/language.ts'
import './notice.css'

type Tone = 'note' | 'good' | 'warn' | 'bad'

const signs: Readonly<Record<Tone, string>> = {
  note: 'M8 7v5M8 4v.5',
  good: 'M4 8.5l3 3 5-7',
  warn: 'M8 4v5M8 11.5v.5',
  bad: 'M5 5l6 6M11 5l-6 6',
}

/** Something to be noticed. The tone is told by sign and word, not by colour alone. */
export function Notice({
  tone = 'note',
  title,
  children,
}: {
  readonly tone?: Tone
  readonly title?: string
  readonly children?: ReactNode
}) {
  const tones = useFirstTexts().app.tones
  return (
    <div className={`notice notice-${tone}`}>
      <svg className="notice-sign" viewBox="0 0 16 16" role="img" aria-label={tones[tone]}>
        {tone === 'warn' ? <path d="M8 1l7.3 13.5H.7z" /> : <circle cx="8" cy="8" r="7" />}
        <path d={signs[tone]} />
      </svg>
      <div className="notice-text">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** What was refused, in the chosen language, with its code. It is announced, and comes into sight. */
export function Refusal({ refused }: { readonly refused: Message | null }) {
  const text = useSay()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refused !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [refused])
  return (
    <div role="alert" ref={place} className="refusal">
      {refused !== null && (
        <Notice tone="bad">
          <p>{text(refused)}</p>
          <p className="notice-code">
            <code>{refused.code}</code>
          </p>
        </Notice>
      )}
    </div>
  )
}
