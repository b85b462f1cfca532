/** The application that the shell's tests drive: ordinary Electron code in plain JavaScript, as it would ship. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, protocol, session } from 'electron'

const folder = import.meta.dirname
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' }
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src *; worker-src *; require-trusted-types-for 'script'; trusted-types 'none'"

protocol.registerSchemesAsPrivileged([
  { scheme: 'strongroom', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
const single = process.argv.find((word) => word.startsWith('--single='))
if (single) app.setPath('userData', single.replace('--single=', ''))
if (single && !app.requestSingleInstanceLock()) app.exit(3)

/** What happened, for the tests to read. */
globalThis.happened = []
const note = (...what) => {
  globalThis.happened.push(what)
  if (process.argv.includes('--talks')) console.log(what.join(' '))
}
app.on('second-instance', (_event, argv) => note('second-instance', argv.at(-1)))
app.on('web-contents-created', () => note('web-contents-created'))
app.on('render-process-gone', (_event, _contents, { reason }) => note('render-process-gone', reason))
app.on('window-all-closed', () => app.quit())
for (const event of ['before-quit', 'will-quit', 'quit']) app.on(event, () => console.log(event))

function serve(request) {
  const { host, pathname } = new URL(request.url)
  const name = pathname === '/' ? '/index.html' : pathname
  if (host !== 'room') return new Response('not here', { status: 403 })
  if (name === '/away') return new Response(null, { status: 302, headers: { location: 'https://example.com/' } })
  if (name === '/echo') return request.text().then((text) => new Response(`${request.method} ${text}`))
  try {
    const headers = {
      'content-type': types[/\.\w+$/.exec(name)?.[0]] ?? 'text/plain',
      ...(name === '/plain.html' ? {} : { 'content-security-policy': policy }),
    }
    return new Response(readFileSync(join(folder, 'page', name)), { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

function handle() {
  ipcMain.handle('echo', (_event, ...values) => values)
  ipcMain.handle('kind', (_event, value) => Object.prototype.toString.call(value))
  ipcMain.handle('fail', () => {
    throw new RangeError('refused on purpose')
  })
  ipcMain.handle('sender', (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isMain: event.senderFrame === event.sender.mainFrame && event.senderFrame.parent === null,
    window: BrowserWindow.fromWebContents(event.sender)?.id,
  }))
  ipcMain.handle('too-large', () => 'x'.repeat(17 * 1024 * 1024))
  ipcMain.on('note', (_event, ...values) => note('note', ...values))
}

function open(path) {
  const window = new BrowserWindow({
    width: 1000,
    height: 700,
    title: 'Trial',
    backgroundColor: '#102030',
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  })
  const { webContents } = window
  webContents.setWindowOpenHandler(({ url }) => {
    note('window-open', url)
    return { action: 'deny' }
  })
  for (const event of ['will-navigate', 'will-redirect']) {
    webContents.on(event, (details, url) => {
      note(event, url)
      if (!url.startsWith('strongroom://room/')) details.preventDefault()
    })
  }
  for (const event of ['dom-ready', 'did-finish-load']) webContents.on(event, () => note(event))
  window.on('ready-to-show', () => note('ready-to-show'))
  window.on('closed', () => note('closed'))
  window.on('close', (event) => {
    note('close')
    if (globalThis.keep) event.preventDefault()
  })
  void window.loadURL(`strongroom://room${path}`)
  return window
}
globalThis.openWindow = open

void app.whenReady().then(() => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.on('will-download', (event) => {
    note('will-download')
    event.preventDefault()
  })
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'Trial', submenu: [{ label: 'Note', accelerator: 'CmdOrCtrl+Shift+M', click: () => note('menu') }] },
    ]),
  )
  protocol.handle('strongroom', serve)
  handle()
  open('/index.html')
  console.log('trial: ready')
})
