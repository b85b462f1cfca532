import { type ComponentType, createContext, useContext, useEffect, useState } from 'react'
import { useFirstTexts } from '../language/language.ts'
import { Button } from './button.tsx'

interface DialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

interface Dialogs {
  readonly HelpDialog: ComponentType<DialogProps>
  readonly SettingsDialog: ComponentType<DialogProps>
}

/** The dialogs, once their code is there: they are not needed for the first screen. */
export const DialogsSlot = createContext<Dialogs | null>(null)

/** Help, and language, colours and size: the same two buttons on every screen. */
export function Settings() {
  const { help, settings } = useFirstTexts().app
  const dialogs = useContext(DialogsSlot)
  const [open, setOpen] = useState<'help' | 'settings' | null>(null)
  const close = () => setOpen(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F1') return
      event.preventDefault()
      setOpen('help')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button look="quiet" onPress={() => setOpen('help')}>
        {help}
      </Button>
      <Button look="quiet" onPress={() => setOpen('settings')}>
        {settings.open}
      </Button>
      {dialogs && (
        <>
          <dialogs.HelpDialog isOpen={open === 'help'} onClose={close} />
          <dialogs.SettingsDialog isOpen={open === 'settings'} onClose={close} />
        </>
      )}
    </>
  )
}
