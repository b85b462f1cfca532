/** What a window may be asked to be. */
import { onlyOptions } from '../absent.ts'

const known: (keyof Electron.BrowserWindowConstructorOptions)[] = [
  ...(['width', 'height', 'minWidth', 'minHeight', 'title', 'show', 'fullscreen', 'fullscreenable', 'kiosk'] as const),
  ...(['backgroundColor', 'autoHideMenuBar', 'webPreferences', 'icon', 'center', 'resizable', 'x', 'y'] as const),
]

const preferences: (keyof Electron.WebPreferences)[] = [
  ...(['preload', 'sandbox', 'contextIsolation', 'nodeIntegration', 'nodeIntegrationInWorker', 'webviewTag'] as const),
  ...(['nodeIntegrationInSubFrames', 'webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures'] as const),
  ...(['devTools', 'spellcheck', 'safeDialogs', 'disableDialogs', 'navigateOnDragDrop', 'plugins', 'webgl'] as const),
  ...(['javascript', 'images', 'autoplayPolicy', 'enableWebSQL', 'backgroundThrottling', 'defaultEncoding'] as const),
]

/** What each must be if it is named at all. */
const secure: Partial<Record<keyof Electron.WebPreferences, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  javascript: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  plugins: false,
  navigateOnDragDrop: false,
  spellcheck: false,
}

/** Throws for what the shell does not know and for what would make the window less secure than Electron's default. */
export function checkOptions(options: Electron.BrowserWindowConstructorOptions): void {
  const { webPreferences = {} } = options
  onlyOptions('BrowserWindow', options, known)
  onlyOptions('BrowserWindow.webPreferences', webPreferences, preferences)
  for (const [name, value] of Object.entries(secure)) {
    const asked = webPreferences[name as keyof Electron.WebPreferences]
    if (asked !== undefined && asked !== value) {
      throw new Error(`the Chromium shell has only windows with ${name}: ${value}`)
    }
  }
}

/** `#rrggbb` as the protocol wants it. */
export function background(color: string): { r: number; g: number; b: number; a: number } {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)
  if (match === null) throw new Error(`a background colour is #rrggbb in the Chromium shell, not ${color}`)
  const [r = 0, g = 0, b = 0] = match.slice(1).map((part) => Number.parseInt(part, 16))
  return { r, g, b, a: 1 }
}
