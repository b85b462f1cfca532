import { useTexts } from '../../language/language.ts'
import type { PanelProps } from './panel.ts'

/** How many exceptions are on record, and which remedies are open: large, to be compared with the witness's own list. */
export function Deviations({ room }: PanelProps) {
  const texts = useTexts().kinds
  const { exceptions, openRemedies } = room
  return (
    <dl className="figures">
      <div>
        <dt>{texts.exceptions}</dt>
        <dd>{exceptions}</dd>
      </div>
      <div>
        <dt>{texts.remedies}</dt>
        <dd>{openRemedies.length === 0 ? texts.noRemedies : openRemedies.join(', ')}</dd>
      </div>
    </dl>
  )
}
