import { fill, useTexts } from '../../language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import { personText } from '../people.ts'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** One custodian before the screen; everybody is told to turn away before anything appears. */
export function AloneBefore({ room, step }: PanelProps) {
  const texts = useTexts().kinds
  return (
    <>
      <Plain step={step} />
      <Notice title={fill(texts.custodianAlone, { person: personText(room, step.performs) })} />
    </>
  )
}

/** Several custodians, one after the other. */
export function CustodianTypes({ step }: PanelProps) {
  const texts = useTexts().secrets
  return (
    <>
      <Plain step={step} />
      <Notice title={texts.away} />
    </>
  )
}

/** The token is emptied and gets its PINs, each from those who hold it. */
export function PinHolders({ step }: PanelProps) {
  const texts = useTexts().kinds
  return (
    <>
      <Plain step={step} />
      <Notice tone="warn" title={texts.oneWay}>
        <p>{texts.pinHolders}</p>
      </Notice>
    </>
  )
}
