/** What first paint is measured against: an application with one empty page, in the same shell, and nothing else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, protocol } from 'electron'

const page = readFileSync(join(import.meta.dirname, 'index.html'))

protocol.registerSchemesAsPrivileged([{ scheme: 'strongroom', privileges: { standard: true, secure: true } }])
void app.whenReady().then(() => {
  protocol.handle('strongroom', () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } })
  void window.loadURL('strongroom://room/index.html')
})
