/**
 * The browser's folder: in memory, for its user alone, gone with the program. Its name says whose it is, so that the next
 * start removes what a killed program left, and never what a living one uses.
 */
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { join } from 'node:path'
import { type User, isTransient } from './user.ts'

const memory = '/dev/shm'
const prefix = 'strongroom-shell'
/** linux/magic.h: TMPFS_MAGIC */
const tmpfs = 0x01021994

/** The folder holds `profile` (Chromium's), `tmp` (the jail's /tmp) and what the jail shows read-only. */
export function makeProfile(user: User | null): string {
  if (statfsSync(memory).type !== tmpfs) throw new Error(`Chromium shell: ${memory} is not in memory (tmpfs)`)
  const folder = mkdtempSync(join(memory, `${prefix}-${[...thisProcess(), ''].join('-')}`))
  for (const part of ['profile', 'tmp', 'policies']) {
    mkdirSync(join(folder, part), { mode: 0o700 })
    if (user !== null) chownSync(join(folder, part), user.uid, user.gid)
  }
  chmodSync(folder, 0o700)
  if (user !== null) chownSync(folder, user.uid, user.gid)
  return folder
}

export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}

/** Removes the folders of programs that are dead; returns their names. */
export function sweepProfiles(): string[] {
  const stale = readdirSync(memory).filter((name) => name.startsWith(`${prefix}-`) && isOurs(name) && isDead(name))
  for (const name of stale) removeProfile(join(memory, name))
  return stale
}

/** Ours: of this user, or, for root, of a user that the shell gives to browsers. */
function isOurs(name: string): boolean {
  const status = lstatSync(join(memory, name), { throwIfNoEntry: false })
  const self = process.getuid?.()
  if (status?.isDirectory() !== true) return false
  return status.uid === self || (self === 0 && isTransient(status.uid))
}

/** A process number alone says little: it is used again, and other containers that share the memory count anew. */
function isDead(name: string): boolean {
  const [, , namespace, pid, started] = name.split('-')
  if (pid === undefined || namespace !== thisProcess()[0]) return false
  return startOf(Number(pid)) !== started
}

function thisProcess(): [namespace: string, pid: string, started: string] {
  const namespace = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '')
  return [namespace, String(process.pid), startOf(process.pid) ?? '']
}

/** Clock ticks since boot, the 22nd field of proc(5)'s stat; null if there is no such process. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything; the third field follows it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
