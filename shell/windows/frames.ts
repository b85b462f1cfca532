/** The frames of one window, as Chromium reports them: what a message says of where it came from is never the page's word. */
import { subset } from '../absent.ts'
import type { Session } from '../browser/connection.ts'
import { preloadWorldName } from '../page/sources.ts'
import { originOf, shown } from '../web/address.ts'

/** A `WebFrameMain`. The main frame's object stays the same while the window lives. */
class Frame {
  chromiumUrl = ''
  detached = false
  readonly parent: Frame | null

  constructor(parent: Frame | null) {
    this.parent = parent
  }
  get url(): string {
    return shown(this.chromiumUrl)
  }
  get origin(): string {
    return originOf(this.chromiumUrl)
  }
  get top(): Frame {
    return this.parent?.top ?? this
  }
  isDestroyed(): boolean {
    return this.detached
  }
}

export class Frames {
  readonly main: Frame = subset('WebFrameMain', new Frame(null))
  private readonly byId = new Map<string, Frame>()
  private readonly contexts = new Map<number, Frame>()
  private mainId = ''
  private mainContext: number | null = null

  constructor(session: Session) {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => this.add(frameId, parentFrameId))
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') this.remove(frameId)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.setMain(frame.id)
      const known = this.byId.get(frame.id) ?? this.add(frame.id, frame.parentId ?? '')
      known.chromiumUrl = frame.url
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = this.byId.get(frameId)
      if (frame !== undefined) frame.chromiumUrl = url
    })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frame = this.byId.get(context.auxData?.frameId ?? '')
      if (context.name !== preloadWorldName || frame === undefined) return
      this.contexts.set(context.id, frame)
      if (frame === this.main) this.mainContext = context.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId: id }) => this.forget(id))
    session.on('Runtime.executionContextsCleared', () => {
      for (const id of [...this.contexts.keys()]) this.forget(id)
    })
  }

  /** Called once with the frame that the window begins with. */
  setMain(id: string): void {
    if (this.mainId !== id) this.byId.delete(this.mainId)
    this.mainId = id
    this.byId.set(id, this.main)
  }

  isMain(frameId: string): boolean {
    return frameId === this.mainId
  }

  find(frameId: string): Frame | null {
    return this.byId.get(frameId) ?? null
  }

  /** null if the context is not a preload's: nobody else can send. */
  ofContext(contextId: number): Frame | null {
    return this.contexts.get(contextId) ?? null
  }

  /** Where main's messages go; null while no document with a preload is there. */
  get preloadContext(): number | null {
    return this.mainContext
  }

  private add(id: string, parentId: string): Frame {
    const frame = subset('WebFrameMain', new Frame(this.byId.get(parentId) ?? this.main))
    this.byId.set(id, frame)
    return frame
  }

  private remove(id: string): void {
    const frame = this.byId.get(id)
    if (frame === undefined || frame === this.main) return
    frame.detached = true
    this.byId.delete(id)
  }

  private forget(contextId: number): void {
    this.contexts.delete(contextId)
    if (this.mainContext === contextId) this.mainContext = null
  }
}
