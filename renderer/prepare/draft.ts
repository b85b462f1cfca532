import { useEffect, useRef, useState } from 'react'
import type { Draft, Preparation, Message } from '../../preload/views.ts'
import { client } from '../bridge.ts'

export interface Drafting {
  readonly draft: Draft
  /** Whether somebody has said that it is real or a rehearsal; until then the draft is tried as a rehearsal. */
  readonly isModeChosen: boolean
  /** What the newest draft makes that main has looked at; null at first. */
  readonly preparation: Preparation | null
  /** True if `preparation` is of exactly what stands in the fields. */
  readonly isSettled: boolean
  readonly refused: Message | null
  readonly change: (part: Partial<Draft>) => void
}

/**
 * What is filled in for one script, which is in the window's language until somebody chooses another. Every change goes to
 * main; while main looks, later changes wait, and the last goes next. `around`: what main has found meanwhile.
 */
export function useDraft(script: string, language: string, around: string): Drafting {
  const [draft, setDraft] = useState<Draft>(() => blank(script, language))
  const [isModeChosen, setModeChosen] = useState(false)
  const [looked, setLooked] = useState<{ of: Draft; preparation: Preparation | null; refused: Message | null } | null>(
    null,
  )
  const newest = useRef(draft)
  const isAsking = useRef(false)
  const isLanguageChosen = useRef(false)

  async function keepUp(): Promise<void> {
    if (isAsking.current) return
    isAsking.current = true
    try {
      for (let asked: Draft | null = null; asked !== newest.current; ) {
        const of: Draft = newest.current
        asked = of
        const outcome = await client.prepare(of)
        setLooked((before) => ({
          of,
          preparation: outcome.ok ? outcome.value : (before?.preparation ?? null),
          refused: outcome.ok ? null : outcome.refused,
        }))
      }
    } finally {
      isAsking.current = false
    }
  }

  const take = (part: Partial<Draft>) => {
    newest.current = { ...newest.current, ...part }
    setDraft(newest.current)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the screen appears, the window speaks another language, or something else is found
  useEffect(() => {
    if (!isLanguageChosen.current && newest.current.language !== language) take({ language })
    else take({})
    void keepUp()
  }, [language, around])

  const change = (part: Partial<Draft>) => {
    take(part)
    if (part.mode !== undefined) setModeChosen(true)
    if (part.language !== undefined) isLanguageChosen.current = true
    void keepUp()
  }
  return {
    draft,
    isModeChosen,
    preparation: looked?.preparation ?? null,
    isSettled: looked?.of === draft && looked.refused === null,
    refused: looked?.refused ?? null,
    change,
  }
}

const blank = (script: string, language: string): Draft => ({
  script,
  language,
  mode: 'rehearsal',
  settings: {},
  names: {},
  follows: '',
  brought: {},
  tokens: {},
  mayUseTokens: false,
  mirror: '',
  sameMedium: '',
})
