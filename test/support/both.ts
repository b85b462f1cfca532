import { scriptText } from './ceremony.ts'

/** The small script with some of its sentences in English and German, one of them read aloud. */
export const small = scriptText('small')
  .replace('title: Small ceremony', 'title: { en: Small ceremony, de: Kleine Zeremonie }')
  .replace('title: Ceremony administrator', 'title: { en: Ceremony administrator, de: Zeremonienleitung }')
  .replace('title: Witness,', 'title: { en: Witness, de: Zeuge },')
  .replace(
    'title: Two clocks,',
    'title: { en: Two clocks, de: Zwei Uhren }, say: { en: We read two clocks., de: Wir lesen zwei Uhren ab. },',
  )
