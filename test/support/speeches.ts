import { type Around, type SpeechName, speechNames, speeches } from '../../ceremonies/kernel/speech.ts'
import { en, fill, inEnglish } from './english.ts'

/** What a face has to ask for each thing that anybody may say at any time, in its order: labels, then the exact word. */
export function speechesAsked(around: Around): ReadonlyMap<SpeechName, readonly string[]> {
  return new Map(
    speechNames.map((name) => {
      const { fields, exact } = speeches[name]
      const labels = fields(around).map(({ label }) => inEnglish(label))
      return [
        name,
        exact === null ? labels : [...labels, fill(en.window.run.ask.exact, { word: inEnglish(exact) })],
      ] as const
    }),
  )
}
