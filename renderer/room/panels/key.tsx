import { useTexts } from '../../language/language.ts'
import { Notice } from '../../ui/notice.tsx'
import type { PanelProps } from './panel.ts'
import { Plain } from './plain.tsx'

/** A key is made or split: its label, type and numbers large, because they are compared across the table. */
export function Key({ step }: PanelProps) {
  return (
    <div className="what-large">
      <Plain step={step} />
    </div>
  )
}

/** Something that cannot be undone. */
export function Lock({ step }: PanelProps) {
  const texts = useTexts().kinds
  return (
    <>
      <Plain step={step} />
      <Notice tone="warn" title={texts.oneWay} />
    </>
  )
}
