import type { reasons as english } from '../en/reasons.ts'
import type { Translated } from '../index.ts'

/** What stands inside a refusal's sentence: why an answer, a parameter or the laptop will not do. */
export const reasons: Translated<typeof english> = {
  // Of an answer.
  mustBeYes: 'muss „ja“ lauten, bevor es weitergeht',
  disagrees: 'stimmt nicht mit dem Protokoll überein',
  yesOrNo: 'muss „ja“ oder „nein“ lauten',
  wholeNumber: 'muss eine ganze Zahl bis {max} sein',
  oneOf: 'muss eines von diesen sein: {options}',
  somePeople: 'muss verschiedene Personen nennen, und zwar {count}',
  peopleOf: 'muss Personen von diesen nennen: {options}',
  time: 'muss eine Zeit in UTC sein, etwa 2026-11-21T10:00:00Z',
  digest: 'muss aus 64 Hexadezimalziffern in Kleinschreibung bestehen oder none lauten',
  text: 'muss Text sein',

  // Of a parameter.
  between: 'muss eine ganze Zahl von {min} bis {max} sein',
  noSubject: 'ist kein Subject-Name: {reason}',
}
