/** Windows are targets: those that we asked for are handed out, every other one is closed before it has loaded anything. */
import type { Connection, Session } from './connection.ts'
import type { TargetInfo } from './protocol.ts'

export class Targets {
  private readonly connection: Connection
  private spare: Session | null = null
  private readonly wanted: ((session: Session) => void)[] = []
  /** A frame in a process of its own, or a service worker, is shown before it runs; it is let run afterwards. */
  onPart: (part: Session, parent: Session) => Promise<void> = () => Promise.resolve()
  /** Makes Chromium open a window of its own accord. */
  private readonly openAnother: () => Promise<unknown>
  onClosed: (targetId: string) => void = () => undefined

  constructor(connection: Connection, openAnother: () => Promise<unknown>) {
    this.connection = connection
    this.openAnother = openAnother
    connection.onAttached = (session, target, parent) => this.attached(session, target, parent)
    connection.root.on('Target.targetDestroyed', ({ targetId }) => this.onClosed(targetId))
  }

  /** Resolves when the window that Chromium opens by itself is there: the first that is asked for. */
  async start(): Promise<void> {
    const first = new Promise<Session>((resolve) => this.wanted.push(resolve))
    await Promise.all([
      this.connection.root.send('Target.setDiscoverTargets', { discover: true }),
      this.connection.root.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      }),
    ])
    this.spare = await first
  }

  /** A window of its own with an empty page, not yet running. */
  async open(): Promise<Session> {
    const { spare } = this
    this.spare = null
    if (spare !== null) return spare
    const opened = new Promise<Session>((resolve) => this.wanted.push(resolve))
    await this.openAnother()
    return opened
  }

  close(session: Session): void {
    if (session.target !== null) this.connection.root.tell('Target.closeTarget', { targetId: session.target.targetId })
  }

  /**
   * A window that nobody asked for. It is let go first, because a page that waits in its opener's process holds that one up, and
   * for good if it is closed while it waits.
   */
  private dismiss(session: Session): void {
    session.tell('Runtime.runIfWaitingForDebugger')
    this.close(session)
  }

  private attached(session: Session, target: TargetInfo, parent: Session): void {
    if (target.type === 'page' && parent === this.connection.root) {
      const take = target.openerId === undefined ? this.wanted.shift() : undefined
      if (take === undefined) this.dismiss(session)
      else take(session)
      return
    }
    if (/^(shared_)?worker$/.test(target.type)) {
      // It waits for a debugger that never lets it run.
      console.error(`Chromium shell: refused a ${target.type.replace('_', ' ')} (${target.url})`)
      this.close(session)
      return
    }
    if (target.type === 'page' || target.url.startsWith('devtools:')) {
      this.close(session)
      return
    }
    const run = () => session.tell('Runtime.runIfWaitingForDebugger')
    // A part that cannot be watched is not let run.
    this.onPart(session, parent).then(run, () => this.close(session))
  }
}
