import { utilityProcess } from 'electron'
import { fileURLToPath } from 'node:url'
import { type Exit, type StartHost, closing } from '../../native/channel.ts'

/** Hosts under Electron, where fuses forbid that its binary runs as Node: one utility process each, over the same channel. */
export const utilityHost: StartHost = (entry, environment) => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    env: { ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit'],
    serviceName: 'Strongroom host',
  })
  let over: Exit | null = null
  const listeners: ((exit: Exit) => void)[] = []
  child.once('exit', (code) => {
    over = exitOf(code)
    for (const listener of listeners) listener(over)
  })
  return {
    get pid() {
      return child.pid
    },
    send: (message) => {
      if (over === null) child.postMessage(message)
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => {
      if (over === null) listeners.push(listener)
      else listener(over)
    },
    close: () => {
      if (over === null) child.postMessage(closing)
    },
    kill: () => {
      // Electron's own kill is SIGTERM, which a stopped process or a C call does not see.
      if (over === null && child.pid !== undefined) killed(child.pid)
    },
  }
}

/** SIGKILL; a process whose exit has not been told yet may be gone already. */
function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** Electron tells a signal as its number, negative or as shells do. */
function exitOf(code: number): Exit {
  const signals = { 4: 'SIGILL', 6: 'SIGABRT', 7: 'SIGBUS', 8: 'SIGFPE', 9: 'SIGKILL', 11: 'SIGSEGV', 15: 'SIGTERM' }
  const number = code > 128 ? code - 128 : code < 0 ? -code : code
  const signal = Object.hasOwn(signals, number) ? signals[number as keyof typeof signals] : undefined
  return signal === undefined ? { code, signal: null } : { code: null, signal }
}
