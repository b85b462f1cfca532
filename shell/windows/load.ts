/** Loads a document and waits for it. */
import type { Session } from '../browser/connection.ts'
import { shown } from '../web/address.ts'

/** Resolves with the document's load event; rejects if it was refused or the window went away. */
export async function load(session: Session, address: string): Promise<void> {
  // Events of the document may come before the answer to the command: all are kept, by their loader.
  const seen = new Set<string>()
  let wanted: string | null = null
  let frame: string | null = null
  const { promise: loaded, resolve: done, reject: fail } = Promise.withResolvers<undefined>()
  loaded.catch(() => undefined)
  session.on('Page.lifecycleEvent', ({ name, loaderId }) => {
    if (name !== 'load') return
    seen.add(loaderId)
    if (loaderId === wanted) done(undefined)
  })
  // A process that dies before it has taken the document over is no crash of the page: the frame only stops loading.
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (frameId === frame && wanted !== null && !seen.has(wanted)) fail(new Error('its process ended while it loaded'))
  })
  const { errorText, loaderId, frameId } = await session.send('Page.navigate', { url: address })
  if (errorText !== undefined) throw new Error(`${errorText} loading '${shown(address)}'`)
  // Without a loader it was a move within the document.
  if (loaderId === undefined || seen.has(loaderId)) return
  frame = frameId
  wanted = loaderId
  await Promise.race([loaded, session.gone.then(() => Promise.reject(new Error('the window was closed')))])
}
