import type { Preparation } from '../../preload/views.ts'
import { useSay, useTexts } from '../language/language.ts'
import { Notice } from '../ui/notice.tsx'

/** What the records of earlier ceremonies say otherwise; nothing if they do not. */
export function Remarks({ remarks }: Pick<Preparation, 'remarks'>) {
  const texts = useTexts().prepare
  const say = useSay()
  if (remarks.length === 0) return null
  return (
    <Notice tone="warn" title={texts.remarks}>
      <ul className="findings">
        {remarks.map((remark) => (
          <li key={JSON.stringify(remark)}>{say(remark)}</li>
        ))}
      </ul>
      <p>{texts.remarksHint}</p>
    </Notice>
  )
}
