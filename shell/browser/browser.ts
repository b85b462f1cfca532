/** One Chromium: started in its jail, spoken to over the pipe, ended with the program. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { Connection } from './connection.ts'
import { inside, jailed, layPolicies } from './jail.ts'
import { makeProfile, removeProfile, sweepProfiles } from './profile.ts'
import type { Switches } from './switches.ts'
import { Targets } from './targets.ts'
import { browserUser } from './user.ts'

export class Browser {
  readonly targets: Targets
  readonly connection: Connection
  readonly headless: boolean
  /** `Chromium 156.0…` less the name. */
  version = ''
  private readonly folder: string
  private readonly process: ChildProcess
  private readonly ended: Promise<string>
  private ending = false
  /** Called if it ends without having been told to, with the reason. */
  onDeath: (reason: string) => void = () => undefined

  constructor(switches: Switches) {
    sweepProfiles()
    const environment = process.env
    this.headless = !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']
    const user = browserUser()
    this.folder = makeProfile(user)
    process.once('exit', () => this.remove())
    layPolicies(this.folder, user)
    const network = switches.has('remote-debugging-port')
    const jail = jailed({ folder: this.folder, user, network, environment }, [
      ...switches.start(inside.profile, this.headless),
      ...(this.headless ? ['about:blank'] : ['--app=data:text/html,']),
    ])
    this.process = spawn(jail.file, jail.args, {
      ...(user ?? {}),
      env: {},
      cwd: '/',
      // Out of the terminal's reach: on Ctrl+C it is we who end, in order, and take it along.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    })
    this.ended = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message))
      this.process.once('exit', (code, signal) => resolve(signal ?? `status ${code}`))
    })
    const [, , errors, toBrowser, fromBrowser] = this.process.stdio as [null, null, Readable, Writable, Readable]
    this.relayErrors(errors)
    this.connection = new Connection(toBrowser, fromBrowser)
    this.connection.onClosed = () => void this.ended.then((reason) => this.died(reason))
    this.targets = new Targets(this.connection, this.headless)
  }

  /** Resolves when the first window can be used; rejects if the browser cannot start. */
  async start(): Promise<void> {
    const { root } = this.connection
    const version = root.send('Browser.getVersion')
    await Promise.all([
      root.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
      // Granting nothing refuses everything else, without a prompt.
      root.send('Browser.grantPermissions', { permissions: [] }),
      this.targets.start(),
    ])
    this.version = (await version).product.replace(/^.*\//, '')
  }

  /** At once: nothing in the profile is worth keeping. */
  end(): void {
    this.ending = true
    this.remove()
  }

  private died(reason: string): void {
    if (!this.ending) this.onDeath(reason)
  }

  /** Also at exit, where nothing can be waited for: the jail's first process takes all others with it. */
  private remove(): void {
    this.process.kill('SIGKILL')
    removeProfile(this.folder)
  }

  /** Chromium writes much that concerns nobody; the one line that a test waits for is handed on. */
  private relayErrors(errors: Readable): void {
    const verbose = Boolean(process.env['STRONGROOM_SHELL_VERBOSE'])
    errors.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.startsWith('DevTools listening on ')) console.error(line)
        else if (verbose && line !== '') console.error(`chromium: ${line}`)
      }
    })
  }
}
