/** Sentences that hold numbers. */
import { fill, useFirstTexts } from './language.ts'

export interface Plural {
  readonly one: string
  readonly many: string
}

/** "1 step", "12 steps". */
export const counted = ({ one, many }: Plural, count: number): string => fill(count === 1 ? one : many, { count })

/** Minutes as people say them: "45 min", "2 h", "1 h 20 min". */
export function useDuration(): (minutes: number) => string {
  const texts = useFirstTexts().app.duration
  return (given) => {
    const all = Math.round(given)
    const [hours, minutes] = [Math.floor(all / 60), all % 60]
    if (hours === 0) return fill(texts.minutes, { minutes })
    return fill(minutes === 0 ? texts.hours : texts.both, { hours, minutes })
  }
}
