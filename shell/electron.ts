/**
 * What `import … from 'electron'` means in the shell. Every name that Electron exports can be imported; those at the end fail
 * by name when they are used. `chromiumShell` is how the application can tell: this is not Electron, and
 * `process.versions.electron` stays undefined.
 */
import { absent } from './absent.ts'

export { theApp as app } from './app/app.ts'
export { ipcMain } from './ipc/ipc-main.ts'
export { chromiumShell } from './marker.ts'
export { Menu } from './menu.ts'
export { nativeTheme } from './theme.ts'
export { protocol } from './web/protocol.ts'
export { session } from './web/session.ts'
export { webContents } from './windows/all-contents.ts'
export { BrowserWindow } from './windows/browser-window.ts'

export const autoUpdater = absent('autoUpdater')
export const BaseWindow = absent('BaseWindow')
export const BrowserView = absent('BrowserView')
export const clipboard = absent('clipboard')
export const ClipboardItem = absent('ClipboardItem')
export const contentTracing = absent('contentTracing')
export const contextBridge = absent('contextBridge')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const dialog = absent('dialog')
export const globalShortcut = absent('globalShortcut')
export const ImageView = absent('ImageView')
export const inAppPurchase = absent('inAppPurchase')
export const IpcMainServiceWorker = absent('IpcMainServiceWorker')
export const ipcRenderer = absent('ipcRenderer')
export const LanguageModelUtility = absent('LanguageModelUtility')
export const localAIHandler = absent('localAIHandler')
export const MenuItem = absent('MenuItem')
export const MessageChannelMain = absent('MessageChannelMain')
export const nativeImage = absent('nativeImage')
export const net = absent('net')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const parentPort = absent('parentPort')
export const powerMonitor = absent('powerMonitor')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const pushNotifications = absent('pushNotifications')
export const safeStorage = absent('safeStorage')
export const screen = absent('screen')
export const sharedTexture = absent('sharedTexture')
export const ShareMenu = absent('ShareMenu')
export const shell = absent('shell')
export const systemPreferences = absent('systemPreferences')
export const TouchBar = absent('TouchBar')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const View = absent('View')
export const WebContentsView = absent('WebContentsView')
export const webFrame = absent('webFrame')
export const webFrameMain = absent('webFrameMain')
export const WebSocket = absent('WebSocket')
export const webUtils = absent('webUtils')
