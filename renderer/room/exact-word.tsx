import { useState } from 'react'
import type { Phrase } from '../../ceremonies/base/message.ts'
import { fill, useSay, useTexts } from '../language/language.ts'
import { TextInput } from '../ui/text-input.tsx'

/** The one word that has to be typed before what cannot be undone; null where nothing has to be. */
export function useExactWord(asked: Phrase | null): {
  readonly isTyped: boolean
  readonly field: React.ReactNode
} {
  const texts = useTexts().run.ask
  const say = useSay()
  const [typed, setTyped] = useState('')
  if (asked === null) return { isTyped: true, field: null }
  const word = say(asked)
  const begun = typed.trim()
  return {
    isTyped: begun === word,
    field: (
      <div className="exact-word">
        <TextInput
          label={fill(texts.exact, { word })}
          mono
          value={typed}
          onChange={setTyped}
          problem={word.startsWith(begun) ? null : fill(texts.exactWrong, { word })}
        />
      </div>
    ),
  }
}
