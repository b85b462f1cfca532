/** One Chromium: started in its jail, spoken to over the pipe, ended with the program. */
import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Connection } from './connection.ts'
import { LastWords } from './failure.ts'
import { inside, type Jail, jailed, layPolicies } from './jail.ts'
import { makeProfile, removeProfile, sweepProfiles } from './profile.ts'
import type { Switches } from './switches.ts'
import { Targets } from './targets.ts'
import { browserUser } from './user.ts'

/** Chromium opens app windows for a few schemes only, about: is not among them. */
const emptyWindow = '--app=data:text/html,'

export class Browser {
  readonly targets: Targets
  readonly connection: Connection
  /** `156.0.…`; empty before the start. */
  version = ''
  private readonly folder: string
  private readonly jail: Jail
  private readonly process: ChildProcess
  private readonly ended: Promise<string>
  private ending = false
  private started = false
  private readonly lastWords = new LastWords()
  /** Called if it ends without having been told to, with the reason. */
  onDeath: (reason: string) => void = () => undefined

  constructor(switches: Switches) {
    sweepProfiles()
    const user = browserUser()
    this.folder = makeProfile(user)
    // At exit nothing can be waited for. The folder is there before the process is; that one goes first, and with it, the jail's
    // first, all others.
    process.once('exit', () => removeProfile(this.folder))
    layPolicies(this.folder, user)
    const environment = process.env
    const headless = !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']
    const args = [...switches.start(inside.profile, headless), emptyWindow]
    this.jail = { folder: this.folder, user, network: switches.has('remote-debugging-port'), environment }
    this.process = this.startJailed(args, ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'])
    process.prependOnceListener('exit', () => this.process.kill('SIGKILL'))
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message))
      // `close`, and not `exit`: after the last line of what it wrote.
      this.process.once('close', (code, signal) => resolve(signal ?? `status ${code}`))
    })
    const [, , errors, toBrowser, fromBrowser] = this.process.stdio as [null, null, Readable, Writable, Readable]
    this.relayErrors(errors)
    this.connection = new Connection(toBrowser, fromBrowser)
    this.connection.onClosed = () => void this.ended.then((reason) => this.died(reason))
    this.targets = new Targets(this.connection, () => (headless ? this.openHeadless() : this.openAgain(args)))
  }

  /** Resolves when the first window can be used; rejects with a sentence if the browser cannot start. */
  async start(): Promise<void> {
    try {
      await this.greet()
      this.started = true
    } catch (error) {
      if (!this.connection.hasEnded) throw error
      const { DISPLAY, WAYLAND_DISPLAY } = process.env
      const display = DISPLAY || WAYLAND_DISPLAY || 'none'
      throw new Error(this.lastWords.reason(await this.ended, display), { cause: error })
    }
  }

  private async greet(): Promise<void> {
    const { root } = this.connection
    const [{ product }] = await Promise.all([
      root.send('Browser.getVersion'),
      root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
      // Granting nothing refuses everything else, without a prompt.
      root.send('Browser.grantPermissions', { permissions: [] }),
      this.targets.start(),
    ])
    this.version = product.replace(/^.*\//, '')
  }

  /** At once: nothing in the profile is worth keeping. */
  end(): void {
    this.ending = true
    this.process.kill('SIGKILL')
    removeProfile(this.folder)
  }

  private openHeadless(): Promise<unknown> {
    return this.connection.root.send('Target.createTarget', { url: 'about:blank', newWindow: true })
  }

  /**
   * An app window, without tabs and address, can be asked for in one way only: another Chromium on the same profile, which
   * hands its command line to the first and ends. (Headless ones do not look for each other.)
   */
  private openAgain(args: readonly string[]): Promise<unknown> {
    const again = args.filter((argument) => !argument.startsWith('--remote-debugging'))
    const messenger = this.startJailed(again, 'ignore')
    return new Promise((resolve, reject) => {
      messenger.once('error', reject)
      messenger.once('exit', (code) => (code === 0 ? resolve(null) : reject(new Error('Chromium opened no window'))))
    })
  }

  private startJailed(args: string[], stdio: StdioOptions): ChildProcess {
    const { file, args: all } = jailed(this.jail, args)
    // Detached, and so out of the terminal's reach: on Ctrl+C it is we who end, in order, and take it along.
    return spawn(file, all, { ...(this.jail.user ?? {}), env: {}, cwd: '/', detached: true, stdio })
  }

  private died(reason: string): void {
    if (!this.ending && this.started) this.onDeath(reason)
  }

  /** Chromium writes much that concerns nobody; the one line that a test waits for is handed on. */
  private relayErrors(errors: Readable): void {
    const verbose = Boolean(process.env['STRONGROOM_SHELL_VERBOSE'])
    errors.setEncoding('utf8').on('data', (text: string) => {
      if (!this.started) this.lastWords.hear(text)
      for (const line of text.split('\n')) {
        if (line.startsWith('DevTools listening on ')) console.error(line)
        else if (verbose && line !== '') console.error(`chromium: ${line}`)
      }
    })
  }
}
