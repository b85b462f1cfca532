/** Electron's main entry while somebody works on the page. It is no part of a build: there the page comes from its files alone. */
import { join } from 'node:path'
import { BrowserWindow, app } from 'electron'
import { ORIGIN } from '../../main/window/pages.ts'
import { run } from '../../main/window/run.ts'
import { workshop } from '../places.ts'
import { servedBy } from './pages.ts'

const server = new URL(process.argv.pop() ?? '')

// The page may connect to nothing: what the server says of changes is told to it from here.
new WebSocket(server.href.replace('http', 'ws'), 'vite-hmr').addEventListener('message', ({ data }) => {
  // One that has not loaded yet asks the server for everything anyway.
  for (const { webContents } of BrowserWindow.getAllWindows())
    webContents.executeJavaScript(`hear(${JSON.stringify(data)})`).catch(() => undefined)
})
// Nor may it leave: it begins anew when it asks for its own address again.
app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', ({ url }) => {
    if (url.startsWith(`${ORIGIN}/`)) contents.reload()
  })
})
run(() => servedBy(server), join(import.meta.dirname, '../..', workshop, 'preload/preload.cjs'))
