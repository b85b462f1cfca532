/** A CUPS of the test's own on a unix socket, without systemd, with printers that capture, fail or hang. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { run } from '../../main/printing/tool.ts'

export interface PrivateCups {
  readonly socket: string
  /** Where its configuration lies, as CUPS_SERVERROOT says it. */
  readonly root: string
  /** Everything of this CUPS, spool and temporary files among it. */
  readonly home: string
  /** What has come out of the USB printer, the last print alone; null before. */
  readonly sheet: () => Buffer | null
  /** What has come out of the printer called `paper`, the last print alone; null before. */
  readonly printed: () => Buffer | null
  /** Jobs that still wait, by `lpstat`. */
  readonly waiting: () => Promise<string>
}

const backends: Readonly<Record<string, string>> = {
  // A raw queue hands the file over by name.
  capture: 'cat "$6" >"$(echo "$DEVICE_URI" | cut -d: -f2)"',
  broken: 'echo "ERROR: out of paper" >&2; exit 1',
  slow: 'exec sleep 600',
}

const printer = (name: string, uri: string, more: Readonly<Record<string, string>> = {}): string => {
  const settings = { DeviceURI: uri, State: 'Idle', Accepting: 'Yes', Shared: 'No', ErrorPolicy: 'abort-job', ...more }
  return `<Printer ${name}>\n${Object.entries(settings)
    .map(([key, value]) => `${key} ${value}\n`)
    .join('')}</Printer>\n`
}

export interface Setting {
  /** The folder that everything is made in: in memory where a share is printed. */
  readonly parent?: string
  /** Queues of printers at a USB port; `sheet` is the first. */
  readonly usb?: readonly string[]
  readonly keeps?: 'Yes' | 'No'
  /** What the backend of USB printers does after it has printed. */
  readonly afterwards?: string
}

/** Starts cupsd for as long as `work` takes. Started by root it serves as user and group `lp`, else as whoever runs the test. */
export async function withCups<T>(work: (cups: PrivateCups) => Promise<T>, setting: Setting = {}): Promise<T> {
  const home = mkdtempSync(join(setting.parent ?? '/tmp', 'strongroom-cups-'))
  const socket = join(home, 'run/cups.sock')
  lay(home, socket, setting)
  const arguments_ = ['-f', '-c', join(home, 'etc/cupsd.conf'), '-s', join(home, 'etc/cups-files.conf')]
  const cupsd = spawn('/usr/sbin/cupsd', arguments_, { stdio: 'ignore', detached: true })
  try {
    await listening(socket, cupsd)
    const out = (name: string) => (existsSync(join(home, 'out', name)) ? readFileSync(join(home, 'out', name)) : null)
    return await work({
      socket,
      root: join(home, 'etc'),
      home,
      sheet: () => out('sheet'),
      printed: () => out('paper'),
      waiting: async () => (await run(socket, 'lpstat', ['-o'])).out,
    })
  } finally {
    await ended(cupsd)
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

function lay(home: string, socket: string, { usb = [], keeps, afterwards = '' }: Setting): void {
  const isRoot = process.getuid?.() === 0
  const [user, group] = isRoot ? ['lp', 'lp'] : [idOf('-un'), idOf('-gn')]
  for (const name of ['etc', 'etc/ppd', 'spool', 'cache', 'run', 'tmp', 'out', 'bin', 'bin/backend'])
    mkdirSync(join(home, name))
  writeFileSync(
    join(home, 'etc/cupsd.conf'),
    `LogLevel none\n${keeps ? `PreserveJobFiles ${keeps}\n` : ''}Listen ${socket}\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n`,
  )
  const places = {
    ServerRoot: 'etc',
    RequestRoot: 'spool',
    CacheDir: 'cache',
    StateDir: 'run',
    TempDir: 'tmp',
    ServerBin: 'bin',
  }
  const files = Object.entries(places).map(([key, name]) => `${key} ${join(home, name)}\n`)
  writeFileSync(
    join(home, 'etc/cups-files.conf'),
    `${files.join('')}AccessLog /dev/null\nErrorLog /dev/null\nPageLog /dev/null\nDataDir /usr/share/cups\nUser ${user}\nGroup ${group}\nSystemGroup lpadmin\n`,
  )
  writeFileSync(
    join(home, 'etc/printers.conf'),
    [
      printer('paper', `capture:${join(home, 'out/paper')}`),
      printer('jam', 'broken:/'),
      printer('stops', 'broken:/', { ErrorPolicy: 'stop-printer' }),
      printer('slow', 'slow:/'),
      printer('off', 'broken:/', { State: 'Stopped', StateMessage: 'maintenance' }),
      printer('closed', 'broken:/', { Accepting: 'No' }),
      ...usb.map((name) => printer(name, `usb://Test/Printer?serial=${name}`)),
    ].join(''),
  )
  for (const name of readdirSync('/usr/lib/cups')) {
    if (name !== 'backend') symlinkSync(join('/usr/lib/cups', name), join(home, 'bin', name))
  }
  const ofUsb = { usb: `cat "$6" >${join(home, 'out/sheet')}\n${afterwards}` }
  for (const [name, script] of Object.entries({ ...backends, ...ofUsb })) {
    writeFileSync(join(home, 'bin/backend', name), `#!/bin/sh\n[ $# = 0 ] && exit 0\n${script}\n`, { mode: 0o755 })
  }
  chmodSync(home, 0o755)
  if (!isRoot) return
  for (const name of ['out', 'spool', 'cache', 'tmp', 'run', 'etc'])
    chownSync(join(home, name), Number(idOf('-u', 'lp')), Number(idOf('-g', 'lp')))
}

function idOf(...arguments_: readonly string[]): string {
  return spawnSync('id', arguments_).stdout.toString().trim()
}

async function listening(socket: string, cupsd: ChildProcess): Promise<void> {
  while (!existsSync(socket)) {
    if (cupsd.exitCode !== null) throw new Error(`cupsd ended with ${cupsd.exitCode}`)
    await pause(20)
  }
}

/** With its process group: a backend that sleeps would outlive it. */
async function ended(cupsd: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => cupsd.once('exit', resolve))
  if (cupsd.exitCode === null && cupsd.pid !== undefined) process.kill(-cupsd.pid, 'SIGTERM')
  await gone
}
