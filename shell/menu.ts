/** `electron.Menu`: there is no menu bar; what remains of a menu is its accelerators. */
import { asElectron, subset } from './absent.ts'
import { running } from './running.ts'

type Item = Electron.MenuItemConstructorOptions | Electron.MenuItem

class ShellMenu {
  readonly items: readonly Item[]

  constructor(items: readonly Item[] = []) {
    this.items = items
  }

  static buildFromTemplate(template: readonly Item[]): Electron.Menu {
    return asElectron(subset('Menu', new ShellMenu(template)))
  }
  static setApplicationMenu(menu: Electron.Menu | null): void {
    current = menu
  }
  static getApplicationMenu(): Electron.Menu | null {
    return current
  }
}

let current: Electron.Menu | null = null

export const Menu = subset('Menu', ShellMenu) satisfies Pick<
  typeof Electron.Menu,
  'buildFromTemplate' | 'setApplicationMenu' | 'getApplicationMenu'
>

/** What items do that name a role instead of a function. */
const roles: Partial<Record<string, (window: Electron.BrowserWindow) => void>> = {
  close: (window) => window.close(),
  quit: () => running.quit(),
  togglefullscreen: (window) => window.setFullScreen(!window.isFullScreen()),
  resetzoom: ({ webContents }) => webContents.setZoomFactor(1),
  zoomin: ({ webContents }) => webContents.setZoomFactor(webContents.getZoomFactor() * 1.2),
  zoomout: ({ webContents }) => webContents.setZoomFactor(webContents.getZoomFactor() / 1.2),
}

const usual: Partial<Record<string, string>> = {
  close: 'ctrl+w',
  quit: 'ctrl+q',
  togglefullscreen: 'f11',
  resetzoom: 'ctrl+0',
  zoomin: 'ctrl++',
  zoomout: 'ctrl+-',
}

/** `CmdOrCtrl+Shift+F` as a key press reports itself: `ctrl+shift+f`. */
function normal(accelerator: string): string {
  return accelerator
    .toLowerCase()
    .replace(/commandorcontrol|cmdorctrl|control/, 'ctrl')
    .replace(/plus$/, '+')
}

function all(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])])
}

running.pressed = (pressed, window) => {
  const items = current === null ? [] : all(current.items)
  const item = items.find(
    ({ accelerator, role = '' }) => normal(accelerator ?? usual[role.toLowerCase()] ?? '') === pressed,
  )
  if (item === undefined || item.enabled === false) return
  if (item.role !== undefined) roles[item.role.toLowerCase()]?.(window)
  else if (typeof item.click === 'function') Reflect.apply(item.click, item, [item, window, {}])
}
