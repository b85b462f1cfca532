import { useTexts } from '../../language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** What appears next is written down by hand. */
export function RecordKey({ step }: PanelProps) {
  const texts = useTexts().kinds
  return (
    <>
      <Plain step={step} />
      <Notice title={texts.paper} />
    </>
  )
}

/** The last step: what is still open, and the words that everybody takes along. */
export function Sealing({ room, step }: PanelProps) {
  const texts = useTexts().kinds
  const { openRemedies } = room
  return (
    <>
      <Plain step={step} />
      <dl className="lines">
        <div>
          <dt>{texts.exceptions}</dt>
          <dd>{room.exceptions}</dd>
        </div>
        <div>
          <dt>{texts.remedies}</dt>
          <dd>{openRemedies.length === 0 ? texts.noRemedies : openRemedies.join(', ')}</dd>
        </div>
      </dl>
      <Notice tone="warn" title={texts.oneWay}>
        <p>{texts.finalWords}</p>
      </Notice>
    </>
  )
}
