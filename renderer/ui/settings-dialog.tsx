import { useState } from 'react'
import type { Asked } from '../../preload/contract.ts'
import { client } from '../bridge.ts'
import { chooseLanguage, languages, useLanguage, useTexts } from '../language/language.ts'
import { Button } from './button.tsx'
import { Choices } from './choices.tsx'
import { Dialog } from './dialog.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Theme = Asked<'theme'>['theme']
const themes: readonly Theme[] = ['system', 'light', 'dark']
const percents = [100, 125, 150, 175, 200]

// How it is shown is no part of a ceremony: it is kept here for as long as the page lives.
let shown: { theme: Theme; percent: number } = { theme: 'system', percent: 100 }

export function SettingsDialog({ isOpen, onClose }: Props) {
  const texts = useTexts().app.settings
  const language = useLanguage()
  const [{ theme, percent }, setShown] = useState(shown)
  const show = (next: typeof shown) => {
    shown = next
    setShown(next)
  }
  const setTheme = (id: string) => {
    const chosen = themes.find((one) => one === id) ?? 'system'
    show({ ...shown, theme: chosen })
    void client.theme({ theme: chosen })
  }
  const setZoom = (id: string) => {
    show({ ...shown, percent: Number(id) })
    void client.zoom({ percent: Number(id) })
  }
  return (
    <Dialog title={texts.title} isOpen={isOpen} onClose={onClose}>
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
        value={theme}
        onChange={setTheme}
      />
      <Choices
        across
        label={texts.zoom}
        options={percents.map((id) => ({ id: String(id), text: `${id} %` }))}
        value={String(percent)}
        onChange={setZoom}
      />
      <div className="row">
        <Button look="main" onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Dialog>
  )
}
