import { Menu } from 'electron'
import { catalogueOf } from '../../ceremonies/texts/index.ts'

/** The one menu, in the language that people chose, else the system's: it is there for its key that fills the screen. */
export function showMenu(language: string): void {
  const label = catalogueOf(language).window.app.menu.view
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ label, submenu: [{ role: 'togglefullscreen' }] }]))
}
