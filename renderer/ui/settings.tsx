import { useState } from 'react'
import { useTexts } from '../language/language.ts'
import { useLater } from '../later.ts'
import { Button } from './button.tsx'

/** Language, theme and zoom: the same button on every screen. */
export function Settings() {
  const texts = useTexts().app.settings
  const later = useLater()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {texts.open}
      </Button>
      {later && <later.SettingsDialog isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  )
}
