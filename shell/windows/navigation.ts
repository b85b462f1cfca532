/** Where a page goes: what the application asked for, what the page wants, and who says whether it may. */
import { preventable } from '../absent.ts'
import type { Session } from '../browser/connection.ts'
import type { PausedRequest } from '../browser/protocol.ts'
import { fromChromium } from '../web/address.ts'
import type { Frames } from './frames.ts'

export class Navigation {
  private readonly emit: (event: string, ...given: unknown[]) => void
  /** Navigations that the application itself asked for; whatever else comes is the page's. */
  private readonly asked = new Set<string>()
  private lastOwn: string | null = null
  /** The page has asked to go elsewhere, and that has not been judged yet. */
  private leaving = false

  constructor(emit: (event: string, ...given: unknown[]) => void) {
    this.emit = emit
  }

  /** The application itself goes there. */
  expect(address: string): void {
    this.asked.add(withoutHash(address))
  }

  /** True if a page that asks before it is left is asked because of a navigation; told once for each. */
  isLeaving(): boolean {
    const leaves = this.asked.size > 0 || this.leaving
    this.leaving = false
    return leaves
  }

  listen(session: Session, frames: Frames): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.navigated(session, frame.url, frames.main.url)
    })
    session.on('Page.frameRequestedNavigation', ({ frameId, disposition }) => {
      if (frames.isMain(frameId) && disposition === 'currentTab') this.leaving = true
    })
    session.on('Page.navigatedWithinDocument', ({ frameId }) => {
      if (frames.isMain(frameId)) this.leaving = false
    })
  }

  private navigated(session: Session, url: string, here: string): void {
    this.leaving = false
    const address = fromChromium(url)
    if (address !== null) {
      this.lastOwn = url
      this.emit('did-navigate', {}, address, 200, 'OK')
    } else if (url.startsWith('chrome-error:')) this.emit('did-fail-load', {}, -2, 'ERR_FAILED', here, true)
    else if (this.lastOwn !== null) {
      // about: and blob: make no request, so this is the first that is seen of them: the window goes back at once.
      this.emit('will-navigate', preventable({ url, isMainFrame: true, isSameDocument: false }), url, false, true)
      this.asked.add(withoutHash(this.lastOwn))
      session.tell('Page.navigate', { url: this.lastOwn })
    }
  }

  /** Nothing outside the registered schemes; within them the application may say no. */
  may(frames: Frames, request: PausedRequest, url: string): boolean {
    const address = request.request.url
    const isMainFrame = frames.isMain(request.frameId)
    if (isMainFrame) this.leaving = false
    if (isMainFrame && this.asked.delete(withoutHash(address))) return true
    const details = preventable({ url, isMainFrame, isSameDocument: false, frame: frames.find(request.frameId) })
    const redirected = request.redirectedRequestId !== undefined
    if (redirected) this.emit('will-redirect', details, url, false, isMainFrame)
    else {
      this.emit('will-frame-navigate', details)
      if (isMainFrame) this.emit('will-navigate', details, url, false, true)
    }
    return !details.defaultPrevented && fromChromium(address) !== null
  }
}

/** As requests name a document. */
function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '')
}
