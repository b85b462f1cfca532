/**
 * Loaded before an application (`-r`): says on standard output when its page is painted, and when a press was answered. Plain
 * JavaScript, because Node would take time from both to strip types.
 */
import { readFileSync } from 'node:fs'
import { app } from 'electron'

const looked = JSON.parse(readFileSync(new URL('paint-probe.json', import.meta.url), 'utf8'))
const heading = JSON.stringify(looked.heading)
const button = JSON.stringify(looked.button)

/** A frame is painted when the page's next task runs after the frame's callbacks. */
const painted = `new Promise((resolve) => {
  const channel = new MessageChannel()
  channel.port1.onmessage = resolve
  const look = () => {
    if (document.querySelector(${heading})?.getClientRects().length) channel.port2.postMessage(null)
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}).then(() => undefined)`

const answered = `new Promise((resolve) => {
  const before = document.querySelector('h1')?.textContent
  new MutationObserver(() => {
    const now = document.querySelector('h1')?.textContent
    if (now !== undefined && now !== before) resolve(undefined)
  }).observe(document, { subtree: true, childList: true, characterData: true })
  document.querySelector(${button}).click()
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    ;(async () => {
      await contents.executeJavaScript(painted)
      process.stdout.write('painted\n')
      await contents.executeJavaScript(answered)
      process.stdout.write('answered\n')
    })().catch((error) => {
      process.stderr.write(`${String(error)}\n`)
      app.exit(1)
    })
  })
})
