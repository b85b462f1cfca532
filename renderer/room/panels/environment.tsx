import { useTexts } from '../../language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** What the laptop will be asked; what it says stands among the news once it has answered. */
export function Environment({ step }: PanelProps) {
  const texts = useTexts().kinds
  return (
    <>
      <Plain step={step} />
      <Notice>
        <p>{texts.testimony}</p>
      </Notice>
    </>
  )
}
