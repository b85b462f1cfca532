import { Menu } from 'electron'
import { catalogues, languageOf } from '../../ceremonies/texts/index.ts'

/** The one menu, in the language that people chose, else the system's: it is there for its key that fills the screen. */
export function showMenu(language: string): void {
  const label = catalogues[languageOf(language)].window.app.menu.view
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label, submenu: [{ role: 'togglefullscreen' }] }]))
}
