/** Writes the scripts that every document starts with: one for its own world, one for the preload's. */
import { randomBytes } from 'node:crypto'
import { makeCodec, messageLimit } from './codec.ts'
import { guardKeys } from './keys.ts'
import { mainWorld } from './main-world.ts'
import { preloadWorld } from './preload-world.ts'

/** The name of the isolated world; only in contexts of this name does Chromium make the binding. */
export const preloadWorldName = 'Strongroom preload'
export const bindingName = '__toMain'
export const receiverName = '__fromMain'

const base64 = '({ encode: (bytes) => bytes.toBase64(), decode: (text) => Uint8Array.fromBase64(text) })'
const codec = `(${makeCodec.toString()})(${base64}, ${messageLimit})`

/** What Electron gives a sandboxed preload beside `require`. */
const processForPreload = JSON.stringify({
  type: 'renderer',
  platform: process.platform,
  sandboxed: true,
  contextIsolated: true,
  versions: {},
})

/**
 * `preload` is the text of one bundled CommonJS file, or null if the window has none. With `asksToClose` Chromium asks before
 * the window goes (only if a person has touched the page: HTML, 7.4.2.4), and the application can say no.
 */
export function documentScripts(preload: string | null, asksToClose: boolean): { main: string; preload: string } {
  // Freshly named for each window, so that a page cannot be written that counts on the name.
  const channel = JSON.stringify(`strongroom-${randomBytes(16).toString('hex')}`)
  return {
    main: `(${mainWorld.toString()})(${codec}, ${channel})`,
    preload: `(() => {
const toMain = globalThis.${bindingName}
delete globalThis.${bindingName}
if (window !== window.top || typeof toMain !== 'function') return
const world = (${preloadWorld.toString()})(${codec}, ${channel}, toMain)
Object.defineProperty(globalThis, '${receiverName}', { value: world.receive })
;(${guardKeys.toString()})((accelerator) => world.post({ type: 'key', accelerator }))
${asksToClose ? "window.addEventListener('beforeunload', (event) => event.preventDefault())" : ''}
const require = (name) => {
  if (name === 'electron' || name === 'electron/renderer') return world.electron
  throw new Error('module not found in a sandboxed preload: ' + name)
}
const module = { exports: {} }
;(function (require, module, exports, process) {
${preload ?? ''}
})(require, module, module.exports, Object.freeze(${processForPreload}))
})()`,
  }
}
