import { useTexts } from '../../language/language.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** The last step: what is still open, and the words that everybody takes along. */
export function Sealing({ room, step }: PanelProps) {
  const texts = useTexts().kinds
  const { openRemedies } = room
  return (
    <>
      <Plain step={step} />
      <Facts
        of={[
          [texts.exceptions, room.exceptions],
          [texts.remedies, openRemedies.length === 0 ? texts.noRemedies : openRemedies.join(', ')],
        ]}
      />
      <Notice tone="warn" title={texts.oneWay}>
        <p>{texts.finalWords}</p>
      </Notice>
    </>
  )
}
