import { useState, useSyncExternalStore } from 'react'
import { fill, useSay, useTexts } from '../../language/language.ts'
import { Button } from '../../ui/button.tsx'
import type { LayoutProps } from '../../ui/layout.ts'
import { TextInput } from '../../ui/text-input.tsx'
import { Words } from '../../ui/words.tsx'
import type { PanelProps } from './panel.ts'

// The form and the words stand in two places of the screen, and one covers the other.
let covered = false
const listeners = new Set<() => void>()
function cover(next: boolean): void {
  covered = next
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    covered = false
  }
}

/** The checkpoint's words as large as the screen allows; covered while somebody types them from paper. */
export function CopyWords({ room }: PanelProps) {
  const texts = useTexts().kinds.copyWords
  const isCovered = useSyncExternalStore(subscribe, () => covered)
  const { checkpoint } = room
  if (!checkpoint) return <p>{texts.none}</p>
  const label = fill(texts.title, { size: checkpoint.size })
  return (
    <section className="stack-close" aria-label={label}>
      <p>
        <strong>{label}.</strong> {isCovered ? texts.typeHow : texts.write}
      </p>
      {isCovered ? (
        <div className="row">
          <Button onPress={() => cover(false)}>{texts.show}</Button>
        </div>
      ) : (
        <div className="words-table">
          <Words words={checkpoint.words} label={label} large />
        </div>
      )}
    </section>
  )
}

/** A digest has 32 words: the places of the first two and the last two. */
const ends = [1, 2, 31, 32] as const

/** The first two and the last two words, each in a field of its own. */
export function CopyWordsFields({ fields, problemOf, onAnswer }: LayoutProps) {
  const texts = useTexts().kinds.copyWords
  const say = useSay()
  const [words, setWords] = useState<readonly string[]>(() => ends.map(() => ''))
  const [field] = fields
  if (!field) return null
  const take = (place: number, word: string) => {
    const next = words.with(place, word)
    setWords(next)
    onAnswer(field.name, next.every((one) => one.trim() !== '') ? next.map((one) => one.trim()).join(' ') : '')
  }
  return (
    <fieldset className="ends" onFocus={() => cover(true)}>
      <legend className="field-label">{say(field.label)}</legend>
      {ends.map((number, place) => (
        <TextInput
          key={number}
          label={fill(texts.word, { number })}
          value={words[place] ?? ''}
          onChange={(next) => take(place, next)}
          problem={place === 0 ? problemOf(field) : null}
        />
      ))}
    </fieldset>
  )
}
