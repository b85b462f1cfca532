import { useState } from 'react'
import type { House } from '../../preload/views.ts'
import { client, useHouse } from '../bridge.ts'
import { chooseLanguage, languages, useLanguage, useTexts } from '../language/language.ts'
import { Button } from './button.tsx'
import { Choices } from './choices.tsx'
import { Dialog } from './dialog.tsx'

const themes: readonly House['chosen']['theme'][] = ['system', 'light', 'dark']
const percents = [100, 125, 150, 175, 200]

/** Language, theme and zoom: the same button on every screen. Main keeps what is chosen, and tells it. */
export function Settings() {
  const texts = useTexts().app.settings
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const chosen = useHouse()?.chosen
  const setTheme = (id: string) => void client.theme({ theme: themes.find((one) => one === id) ?? 'system' })
  const setZoom = (id: string) => void client.zoom({ percent: Number(id) })
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {texts.open}
      </Button>
      <Dialog title={texts.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Choices
          across
          label={texts.language}
          options={languages.map((id) => ({ id, text: texts.languages[id] }))}
          value={language}
          onChange={chooseLanguage}
        />
        <Choices
          across
          label={texts.theme}
          options={themes.map((id) => ({ id, text: texts.themes[id] }))}
          value={chosen?.theme ?? 'system'}
          onChange={setTheme}
        />
        <Choices
          across
          label={texts.zoom}
          options={percents.map((id) => ({ id: String(id), text: `${id} %` }))}
          value={String(chosen?.percent ?? 100)}
          onChange={setZoom}
        />
        <div className="row">
          <Button look="main" onPress={() => setOpen(false)}>
            {texts.close}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
