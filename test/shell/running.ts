/** The trial application started as a person would, without a debugging port, and what the machine knows of its processes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { trialFolder } from './launch.ts'

const launcher = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')

export interface Running {
  child: ChildProcess
  output: () => string
  /** Resolves when the text has been written; rejects if the program ends before. */
  says: (text: string) => Promise<void>
  /** Exit status, or the signal's name. */
  ended: Promise<number | string>
}

/** Switches are Chromium's, `words` are the trial application's own; the launcher hands no other variable on to it than it does to ours. */
export function start(words: string[] = [], switches: string[] = [], env: Record<string, string> = {}): Running {
  const child = spawn(launcher, [...switches, trialFolder, '--talks', ...words], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting: (() => void)[] = []
  const hear = (part: Buffer) => {
    output += part.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve()
      }
      waiting.push(look)
      look()
      void ended.then((how) => reject(new Error(`ended (${how}) without saying ${text}: ${output}`)))
    })
  return { child, output: () => output, says, ended }
}

/** A window with its page loaded. */
export async function startWindow(words: string[] = [], switches: string[] = []): Promise<Running> {
  const running = start(words, switches)
  await running.says('did-finish-load')
  return running
}

export interface Process {
  pid: number
  command: string
  status: Record<string, string>
  /** Empty where only root may know: those of a process that protects itself. */
  namespaces: { net: string; user: string; pid: string }
}

/** The process and everything that came from it. */
export function tree(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)))
  const found = all.filter(({ pid }) => pid === root)
  for (const one of found) found.push(...all.filter(({ status }) => status['PPid'] === String(one.pid)))
  return found
}

/** What Chromium calls a process of this kind; the browser itself has no type. */
export function ofKind(processes: Process[], kind: string): Process[] {
  return processes.filter(({ command }) => command.includes(`--type=${kind}`))
}

export function browserOf(processes: Process[]): Process {
  const found = processes.find(
    ({ command }) => command.startsWith('/usr/lib/chromium/chromium') && !command.includes('--type='),
  )
  if (found === undefined) throw new Error('no browser is running')
  // What is compared with it would be told apart from nothing.
  if (Object.values(found.namespaces).includes('')) throw new Error('the namespaces of the browser cannot be read')
  return found
}

export function isAlive(pid: number): boolean {
  const [found] = look(pid)
  return found !== undefined && !found.status['State']?.startsWith('Z')
}

/** Empty if it has ended meanwhile. */
function look(pid: number): Process[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return [
      {
        pid,
        command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
        status: Object.fromEntries(status.split('\n').map((line) => line.split(/:\s+/, 2) as [string, string])),
        namespaces: { net: namespace(pid, 'net'), user: namespace(pid, 'user'), pid: namespace(pid, 'pid') },
      },
    ]
  } catch {
    return []
  }
}

function namespace(pid: number, kind: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/${kind}`)
  } catch {
    return ''
  }
}

/** TCP and UDP sockets of the processes, whatever their state, as lines of /proc/PID/net. */
export function sockets(processes: Process[]): string[] {
  return processes.flatMap(({ pid }) => {
    const own = new Set(descriptors(pid).flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []))
    return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
      linesOf(`/proc/${pid}/net/${protocol}`)
        .filter((line) => own.has(line.trim().split(/\s+/)[9] ?? ''))
        .map((line) => `${protocol} ${line.trim()}`),
    )
  })
}

/** Names of the interfaces that the process can see. */
export function interfaces(pid: number): string[] {
  return linesOf(`/proc/${pid}/net/dev`, 2).map((line) => line.trim().split(':')[0] ?? '')
}

function linesOf(file: string, headers = 1): string[] {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(headers)
  } catch {
    return []
  }
}

function descriptors(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`))
  } catch {
    return []
  }
}

/** The shell's folders in memory. */
export function folders(): string[] {
  return readdirSync('/dev/shm').filter((name) => name.startsWith('strongroom-shell-'))
}

/** The one that belongs to the program. */
export function folderOf(pid: number): string {
  const found = folders().find((name) => name.split('-')[3] === String(pid))
  if (found === undefined) throw new Error(`no profile of process ${pid}`)
  return join('/dev/shm', found)
}
