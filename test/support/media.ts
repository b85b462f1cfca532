/**
 * Media of one test alone: mounts in a namespace that ends with it. Root makes it as it is; anybody else becomes root in a
 * namespace of users first.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { launcher, type Ended } from './strongroom.ts'

export interface Media {
  /** A folder on a medium of 64 MiB; what is mounted is mounted below it. */
  readonly folder: string
  /** The shell's command as it is to be typed where the media are. */
  readonly there: (command: string) => string
  readonly run: (command: string) => Promise<Ended>
  /** Runs it, and fails unless it ends well. */
  readonly must: (command: string) => Promise<string>
  /** Mounts what is below the folder anew, with these options alone: mount(8) would add the user that the kernel told it of. */
  readonly remount: (name: string, options: string) => Promise<string>
  readonly strongroom: (...args: readonly string[]) => Promise<Ended>
}

export async function withMedia<T>(work: (media: Media) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-media-'))
  const user = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']
  const holder = spawn('unshare', [...user, '--mount', 'sh', '-c', 'echo ready; exec sleep infinity'])
  await Promise.race([once(holder.stdout, 'data'), failed(holder)])
  const enter = [
    '--target',
    String(holder.pid),
    '--mount',
    ...(user.length > 0 ? ['--user', '--preserve-credentials'] : []),
  ]
  const run = async (command: string): Promise<Ended> => {
    const child = spawn('nsenter', [...enter, '--', 'sh', '-c', command], { stdio: ['ignore', 'pipe', 'pipe'] })
    const status = new Promise<number | null>((resolve) => child.once('close', resolve))
    const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
    return { status: await status, stdout: stdout.toString(), stderr: stderr.toString() }
  }
  const must = async (command: string): Promise<string> => {
    const { status, stdout, stderr } = await run(command)
    if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stderr}`)
    return stdout
  }
  try {
    await must(`mount -t tmpfs -o size=64m,mode=0700 tmpfs ${folder}`)
    return await work({
      folder,
      there: (command) => `nsenter ${enter.join(' ')} -- ${command}`,
      run,
      must,
      remount: (name, options) => must(`mount --options-mode ignore -o remount,${options} ${join(folder, name)}`),
      strongroom: (...args) => run([launcher, ...args].map((word) => `'${word}'`).join(' ')),
    })
  } finally {
    await run(`cd /; for at in $(grep -o ' ${folder}[^ ]*' /proc/self/mountinfo | sort -r); do umount -l $at; done`)
    holder.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function failed(holder: ChildProcess): Promise<never> {
  await once(holder, 'exit')
  throw new Error('no namespace for mounts can be made here')
}
