/** `electron.session`: one session, which refuses whatever the application would have to refuse. */
import { EventEmitter } from 'node:events'
import { asElectron, preventable, subset } from '../absent.ts'
import type { PausedRequest } from '../browser/protocol.ts'
import { protocol } from './protocol.ts'

type BeforeRequest = (
  details: Electron.OnBeforeRequestListenerDetails,
  callback: (response: Electron.CallbackResponse) => void,
) => void

let beforeRequest: BeforeRequest | null = null

class Session extends EventEmitter {
  readonly protocol = protocol
  readonly webRequest = subset('session.webRequest', {
    /** Can only refuse: redirecting is not in the shell. */
    onBeforeRequest(listener: BeforeRequest | null): void {
      beforeRequest = listener
    },
  })

  /** The handlers are never asked: Chromium denies every permission before (switches, policies, Browser.grantPermissions). */
  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}

  setSpellCheckerEnabled(enable: boolean): void {
    if (enable) throw new Error('spell checking is not in the Chromium shell')
  }
  isSpellCheckerEnabled(): boolean {
    return false
  }
}

export const defaultSession = subset('session.defaultSession', new Session(), ['will-download'])

export const session = subset('session', {
  defaultSession: asElectron<Electron.Session>(defaultSession),
}) satisfies Pick<typeof Electron.session, 'defaultSession'>

/** The download is refused already; a listener learns of it. */
export function downloadRefused(url: string, filename: string): void {
  const item = subset('DownloadItem', { getURL: () => url, getFilename: () => filename, cancel: () => undefined })
  defaultSession.emit('will-download', preventable({}), item)
}

/** Whether the application's `onBeforeRequest` lets the request pass; true without one. */
export function mayRequest(paused: PausedRequest, url: string): Promise<boolean> {
  const listener = beforeRequest
  if (listener === null) return Promise.resolve(true)
  const details = {
    id: 0,
    url,
    method: paused.request.method,
    resourceType: kindOf(paused),
    referrer: '',
    timestamp: Date.now(),
  }
  return new Promise((resolve) => {
    listener(asElectron<Electron.OnBeforeRequestListenerDetails>(details), ({ cancel, redirectURL }) => {
      resolve(cancel !== true && redirectURL === undefined)
    })
  })
}

function kindOf({ resourceType }: PausedRequest): string {
  return resourceType === 'Document' ? 'mainFrame' : resourceType.toLowerCase()
}
