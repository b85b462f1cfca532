import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a screen. It takes the focus when the screen, or what `about` names, is new: work goes on from there. */
export function ScreenTitle({ about = '', children }: { readonly about?: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is a new screen
  useEffect(() => heading.current?.focus(), [about])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
