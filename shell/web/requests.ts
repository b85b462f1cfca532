/** Every request of every target passes here before any network could see it: ours are answered, all others fail. */
import type { Session } from '../browser/connection.ts'
import type { PausedRequest } from '../browser/protocol.ts'
import { fromChromium, headerToChromium, shown } from './address.ts'
import { answer } from './protocol.ts'

export interface Judge {
  /** False refuses the document; asked for each one that a window's or a frame's navigation would load. */
  mayNavigate: (request: PausedRequest, url: string) => boolean
  /** False refuses the request; `webRequest.onBeforeRequest` of the application. */
  mayRequest: (request: PausedRequest, url: string) => Promise<boolean>
}

export async function interceptRequests(session: Session, judge: Judge): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    respond(session, paused, judge).catch(() =>
      session.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }),
    )
  })
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

async function respond(session: Session, paused: PausedRequest, judge: Judge): Promise<void> {
  const { requestId, request, resourceType } = paused
  const isDocument = resourceType === 'Document'
  const url = fromChromium(request.url)
  const admitted =
    (!isDocument || judge.mayNavigate(paused, shown(request.url))) &&
    (await judge.mayRequest(paused, shown(request.url))) &&
    !isServiceWorker(request.headers)
  if (url === null || !admitted) {
    // Aborted: a refused navigation leaves the window where it is, without an error page.
    await session.send('Fetch.failRequest', { requestId, errorReason: isDocument ? 'Aborted' : 'BlockedByClient' })
    return
  }
  const response = await answer(new Request(url, requestInit(paused)))
  await session.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: headerToChromium(value) })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

/** A service worker would outlive its page and answer in our place. */
function isServiceWorker(headers: Record<string, string>): boolean {
  return Object.entries(headers).some(([name, value]) => name.toLowerCase() === 'service-worker' && value === 'script')
}

function requestInit({ request }: PausedRequest): RequestInit {
  const { method, headers, postDataEntries = [] } = request
  if (method === 'GET' || method === 'HEAD') return { method, headers }
  return { method, headers, body: Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))) }
}
