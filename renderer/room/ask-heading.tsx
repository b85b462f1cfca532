import type { ReactNode } from 'react'
import './ask.css'

/** The heading of what is asked now: the focus comes here when it is asked anew (see focus.ts). */
export function AskHeading({ children }: { readonly children: ReactNode }) {
  return (
    <h2 className="ask-heading" data-ask-heading tabIndex={-1}>
      {children}
    </h2>
  )
}
