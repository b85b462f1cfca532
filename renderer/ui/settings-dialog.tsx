import type { Chosen } from '../../preload/views.ts'
import { client, useHouse } from '../bridge.ts'
import { chooseLanguage, languages, useLanguage, useTexts } from '../language/language.ts'
import { Choices } from './choices.tsx'
import { Dialog } from './dialog.tsx'

interface Props {
  readonly isOpen: boolean
  readonly onClose: () => void
}

const themes: readonly Chosen['theme'][] = ['system', 'light', 'dark']
const contrasts: readonly Chosen['contrast'][] = ['usual', 'high']
const percents = [100, 125, 150, 175, 200]

/** Main keeps what is chosen, and tells it to every page. */
export function SettingsDialog({ isOpen, onClose }: Props) {
  const texts = useTexts().app.settings
  const language = useLanguage()
  const chosen = useHouse()?.chosen
  const setTheme = (id: string) => void client.theme({ theme: themes.find((one) => one === id) ?? 'system' })
  const setContrast = (id: string) => void client.contrast({ contrast: contrasts.find((one) => one === id) ?? 'usual' })
  const setZoom = (id: string) => void client.zoom({ percent: Number(id) })
  return (
    <Dialog title={texts.title} isOpen={isOpen} onClose={onClose} closing={texts.close}>
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
        label={texts.contrast}
        options={contrasts.map((id) => ({ id, text: texts.contrasts[id] }))}
        value={chosen?.contrast ?? 'usual'}
        onChange={setContrast}
      />
      <Choices
        across
        label={texts.zoom}
        options={percents.map((id) => ({ id: String(id), text: `${id} %` }))}
        value={String(chosen?.percent ?? 100)}
        onChange={setZoom}
      />
    </Dialog>
  )
}
