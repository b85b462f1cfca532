/** Which medium a folder is on, as the kernel tells it. */
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmdirSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'

export interface Medium {
  /** Where it is mounted. */
  readonly mounted: string
  /** Major and minor number of the file system: the same for every bind mount, link and subvolume of one. */
  readonly device: string
  readonly type: string
  readonly readOnly: boolean
  /** The disks below it, by the kernel's names; none for what is in memory or on the network. */
  readonly disks: readonly string[]
}

/** The medium that a folder is on, or would be on if it were made now. Throws what the system says. */
export function mediumOf(folder: string): Medium {
  const file = openSync(nearest(folder), 'r')
  try {
    const mount = /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${file}`, 'utf8'))?.[1]
    // proc(5): id, parent, major:minor, root, mount point, options, optional fields, -, type, source, options of the file system.
    const fields = readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([id]) => id === mount)
    if (!fields) throw Object.assign(new Error('no such mount'), { code: 'ENODEV' })
    const [, , device = '', , mounted = '', options = ''] = fields
    const [type = '', source = '', more = ''] = fields.slice(fields.indexOf('-') + 1)
    const readOnly = [options, more].some((list) => list.split(',').includes('ro'))
    return {
      mounted: unescaped(mounted),
      device,
      type,
      readOnly,
      disks: disksBelow(blockOf(unescaped(source)) ?? device),
    }
  } finally {
    closeSync(file)
  }
}

/** True if one medium that fails or is taken away takes both with it: one file system, or two on one disk. */
export function sameMedium(a: Medium, b: Medium): boolean {
  return a.device === b.device || a.disks.some((disk) => b.disks.includes(disk))
}

/**
 * True if the medium of this folder keeps nobody's permissions (FAT, exFAT): what is made for its owner alone is open to others.
 * Found by trying, because a file system in user space goes by many names.
 */
export function keepsNoPermissions(folder: string): boolean {
  try {
    const tried = mkdtempSync(join(folder, '.strongroom-'))
    const { mode } = statSync(tried)
    rmdirSync(tried)
    return (mode & 0o077) !== 0
  } catch {
    return false
  }
}

/** The folder itself, or the lowest of its parents that exists. */
function nearest(folder: string): string {
  let at = resolve(folder)
  while (!existsSync(at)) at = dirname(at)
  return at
}

/** Major and minor number of a block device; null if that is none. Some file systems have numbers that no disk has (btrfs). */
function blockOf(source: string): string | null {
  const found = source.startsWith('/') ? statSync(source, { throwIfNoEntry: false }) : undefined
  if (!found?.isBlockDevice()) return null
  // makedev(3), as Linux packs them.
  const { rdev } = found
  const [major, minor] = [(rdev >>> 8) & 0xfff, (rdev & 0xff) | ((rdev >>> 12) & 0xfff00)]
  return `${major}:${minor}`
}

/** The whole disks that a block device is a part of or is made from (partitions, encryption, volumes). */
function disksBelow(device: string): readonly string[] {
  const block = join('/sys/dev/block', device)
  if (!existsSync(block)) return []
  const place = realpathSync(block)
  if (existsSync(join(place, 'partition'))) return [basename(dirname(place))]
  const parts = existsSync(join(place, 'slaves')) ? readdirSync(join(place, 'slaves')) : []
  if (parts.length === 0) return [basename(place)]
  return parts.flatMap((part) => disksBelow(readFileSync(join(place, 'slaves', part, 'dev'), 'utf8').trim()))
}

/** The kernel writes spaces and the like as a backslash and three octal digits. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}
