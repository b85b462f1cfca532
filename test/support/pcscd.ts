/**
 * A real pcscd with vpcd's two readers, for one test alone: in namespaces of its own, whose one network is the loopback, because
 * vpcd listens everywhere. Its socket is reached through /proc.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import type { CardState } from '../../native/softcard/memory.ts'
import type { CardFault } from './card-fault.ts'
import type { Ended } from './strongroom.ts'

export const readers = ['Virtual PCD 00 00', 'Virtual PCD 00 01'] as const
type Place = 0 | 1
/** Whatever is started so ends with the test, however that ends. */
const mortal = ['setpriv', '--pdeathsig', 'SIGKILL'] as const

export interface ReaderRoom {
  /** What a program needs to find this pcscd and no other. */
  readonly environment: { readonly PCSCLITE_CSOCK_NAME: string }
  /** Where the memory of the card lies that is put into a reader. */
  readonly memory: (place: Place) => string
  /** Puts in a card that is as it was left, or `card`; resolves when pcscd has seen it. */
  readonly insert: (place: Place, options?: { readonly card?: CardState; readonly fault?: CardFault }) => Promise<void>
  readonly pull: (place: Place) => Promise<void>
  readonly stopService: () => Promise<void>
  readonly startService: () => Promise<void>
  /** The service itself, for tests that stop it. */
  readonly servicePid: () => number
  /** A program of somebody else's, that finds these readers alone. */
  readonly run: (command: string, environment?: Readonly<Record<string, string>>) => Promise<Ended>
}

/** `configuration`: a folder of pcscd's; vpcd's own if none is named, and an empty one gives no reader. */
export async function withPcscd<T>(work: (room: ReaderRoom) => Promise<T>, configuration?: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-pcscd-'))
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
  // vpcd and a card take turns with small messages, which wait for delayed acknowledgements otherwise.
  const quick = 'ip route replace local 127.0.0.1 dev lo table local quickack 1'
  const alone = `mount -t tmpfs none /run && ip link set lo up && ${quick} && echo ready && exec sleep infinity`
  const holder = started('unshare', [...user, '--net', '--mount', ...mortal, 'sh', '-c', alone])
  await holder.says('ready')
  const entering = user.length > 0 ? ['--user', '--preserve-credentials'] : []
  const enter = ['--target', String(holder.child.pid), '--net', '--mount', ...entering, '--', ...mortal]
  const inside = (...command: readonly string[]) => started('nsenter', [...enter, ...command])
  const cards = new Map<Place, Started>()
  const memory = (place: Place) => join(folder, `card-${String(place)}.json`)
  const services: Started[] = []
  const service = () => services.at(-1)
  const socket = `/proc/${String(holder.child.pid)}/root/run/pcscd/pcscd.comm`

  const startService = async () => {
    const where = configuration === undefined ? [] : ['--config', configuration]
    const begun = inside('stdbuf', '-oL', 'pcscd', '--foreground', '--info', ...withoutPolkit(), ...where)
    services.push(begun)
    await begun.says('daemon ready')
    // It says so before it has its socket.
    await listening(socket)
  }
  const room: ReaderRoom = {
    environment: { PCSCLITE_CSOCK_NAME: socket },
    memory,
    insert: async (place, { card, fault } = {}) => {
      if (card) writeFileSync(memory(place), JSON.stringify(card))
      const seen = service()?.says(`Card inserted into ${readers[place]}`)
      const script = join(import.meta.dirname, 'card-in-reader.ts')
      const said = JSON.stringify(fault ?? null)
      cards.set(place, inside(process.execPath, script, String(35963 + place), memory(place), said))
      await seen
    },
    pull: async (place) => {
      const seen = service()?.says(`Card Removed From ${readers[place]}`)
      await cards.get(place)?.stop()
      await seen
    },
    startService,
    stopService: async () => service()?.stop(),
    servicePid: () => service()?.child.pid ?? 0,
    run: async (command, environment = {}) => {
      const env = { ...process.env, ...environment }
      const child = spawn('nsenter', [...enter, 'bash', '-c', command], { stdio: ['ignore', 'pipe', 'pipe'], env })
      const status = new Promise<number | null>((resolve) => child.once('close', resolve))
      const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
      return { status: await status, stdout: stdout.toString(), stderr: stderr.toString() }
    },
  }
  try {
    await startService()
    return await work(room)
  } finally {
    for (const card of cards.values()) await card.stop()
    await service()?.stop()
    await holder.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Started {
  readonly child: ChildProcess
  /** Resolves at the next line that holds it; throws if the program ends before. */
  readonly says: (text: string) => Promise<void>
  readonly stop: () => Promise<void>
}

function started(command: string, args: readonly string[]): Started {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = once(child, 'exit')
  const waiting = new Map<string, () => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    for (const [text, resolve] of waiting) if (line.includes(text)) resolve()
  })
  return {
    child,
    says: async (text) => {
      const said = new Promise<true>((resolve) => waiting.set(text, () => resolve(true)))
      const isSaid = await Promise.race([said, gone.then(() => false)])
      waiting.delete(text)
      if (!isSaid) throw new Error(`${command} ${args.join(' ')} ended without saying “${text}”`)
    },
    stop: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** Resolves once somebody takes connections there: it is looked again at each change in the socket's folder. */
async function listening(socket: string): Promise<void> {
  const folder = watch(dirname(socket))
  const changes = on(folder, 'change')
  try {
    while (!(await takesConnections(socket))) await changes.next()
  } finally {
    folder.close()
  }
}

async function takesConnections(socket: string): Promise<boolean> {
  const connection = connect(socket)
  try {
    await once(connection, 'connect')
    return true
  } catch {
    return false
  } finally {
    connection.destroy()
  }
}

/** There is nobody to be asked for permission here; pcscd of Debian 12 asks nobody. */
function withoutPolkit(): readonly string[] {
  return execFileSync('pcscd', ['--help']).includes('--disable-polkit') ? ['--disable-polkit'] : []
}
