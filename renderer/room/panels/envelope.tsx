import { fill, useTexts } from '../../language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import { personText } from '../people.ts'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** A secret that is typed is typed by one person, while everybody else turns away. */
export function Envelope({ room, step }: PanelProps) {
  const texts = useTexts().kinds
  const typed = step.what.some(({ value }) => value === 'typed')
  return (
    <>
      <Plain step={step} />
      {typed && <Notice title={fill(texts.typedAlone, { person: personText(room, step.performs) })} />}
    </>
  )
}
