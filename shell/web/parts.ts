/**
 * Parts of a page in processes of their own: their requests are refused or answered like a window's. (A service worker's
 * first request is for its script, and is refused.)
 */
import type { Browser } from '../browser/browser.ts'
import { downloadRefused, mayRequest } from './session.ts'
import { interceptRequests } from './requests.ts'
import { fromChromium, shown } from './address.ts'

const withRequests = new Set(['iframe', 'service_worker'])

export function serveParts({ targets, connection }: Browser): void {
  targets.onPart = async (part) => {
    if (!withRequests.has(part.target?.type ?? '')) return
    await Promise.all([
      interceptRequests(part, { mayNavigate: ({ request }) => fromChromium(request.url) !== null, mayRequest }),
      part.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
    ])
  }
  connection.root.on('Browser.downloadWillBegin', ({ url, suggestedFilename }) => {
    downloadRefused(shown(url), suggestedFilename)
  })
}
