/**
 * The border between main and a host process: send, receive, kill, exit. Here over Node's `fork`; in Electron the same
 * interface stands over `utilityProcess` and `process.parentPort`. Messages are structured clones, so bytes stay bytes.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Exit {
  readonly code: number | null
  readonly signal: string | null
}

/** A host as main sees it. `onExit` is called once, also if the process never came up. */
export interface Channel {
  readonly pid: number | undefined
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (exit: Exit) => void): void
  /** Closes the channel; a host ends when it sees that. */
  close(): void
  /** SIGKILL: works on a stopped process and inside a C call. */
  kill(): void
}

/** Main as a host sees it. */
export interface ParentChannel {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
}

/** Starts `entry` with exactly `environment`, no arguments and no flags of ours inherited. */
export type StartHost = (entry: URL, environment: Readonly<Record<string, string>>) => Channel

/** Over Node's `fork`. */
export const forkHost: StartHost = (entry, environment) => forked(entry, environment, 'ignore')

/** As `forkHost`, and the process has this one's terminal. */
export const forkAtTerminal: StartHost = (entry, environment) => forked(entry, environment, 'inherit')

function forked(entry: URL, environment: Readonly<Record<string, string>>, terminal: 'ignore' | 'inherit'): Channel {
  const child = fork(fileURLToPath(entry), [], {
    env: { ...environment },
    execArgv: [],
    serialization: 'advanced',
    stdio: [terminal, terminal, 'inherit', 'ipc'],
  })
  return channelOf(child)
}

function channelOf(child: ChildProcess): Channel {
  return {
    pid: child.pid,
    send: (message) => {
      // A host that is gone is reported by onExit; the failed write adds nothing.
      if (child.connected) child.send(message as object, () => undefined)
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => onExit(child, listener),
    close: () => {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

/** Milliseconds that last messages may take to arrive once the process is gone. */
const lastMessages = 1000

/**
 * After the exit and after the last message. Node's `close` would be that event, but it does not come after our own
 * `disconnect`; and a helper that a module forked may keep the channel open, so the wait is bounded.
 */
function onExit(child: ChildProcess, listener: (exit: Exit) => void): void {
  let told = false
  const tell = (): void => {
    if (told) return
    told = true
    listener({ code: child.exitCode, signal: child.signalCode })
  }
  child.once('error', tell)
  child.once('exit', () => {
    if (!child.connected) tell()
    child.once('disconnect', tell)
    setTimeout(tell, lastMessages).unref()
  })
}

/** What main says to a host under Electron when it closes the channel, which a utility process is not told otherwise. */
export const closing = 'close'

/** Electron's `process.parentPort`, as far as a host needs it. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void
}

/** The channel to the process that started this one; throws in a process that was not started as a host. */
export function parentChannel(): ParentChannel {
  const { parentPort } = process as { readonly parentPort?: ParentPort }
  if (parentPort) return utilityChannel(parentPort)
  if (!process.send) throw new Error('A host is started by Strongroom, not by hand.')
  const send = process.send.bind(process)
  return {
    // A parent that is gone is told by onClose.
    send: (message) => void send(message, undefined, {}, () => undefined),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.once('disconnect', listener),
  }
}

/** Under Electron. If main dies, Chromium ends its utility processes; if main closes the channel, it says so. */
function utilityChannel(port: ParentPort): ParentChannel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) =>
      port.on('message', ({ data }) => {
        if (data !== closing) listener(data)
      }),
    onClose: (listener) =>
      port.on('message', ({ data }) => {
        if (data === closing) listener()
      }),
  }
}
