import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { message } from '../../ceremonies/base/message.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'

/** The folder that every file of a bundle lies in within an archive, so that unpacking makes one folder. */
const folder = 'bundle/'

/** The one archive of these files: ustar, names in order of their bytes, every other field fixed (docs/RECORD.md, "Archive"). */
export async function packBundle(files: Files): Promise<Buffer> {
  const archive = pack()
  const packed = buffer(archive)
  for (const name of [...files.keys()].sort()) {
    const mtime = new Date(0)
    const bytes = Buffer.from(files.get(name) ?? [])
    archive.entry({ name: folder + name, mode: 0o600, mtime, uid: 0, gid: 0, type: 'file' }, bytes)
  }
  archive.finalize()
  return packed
}

/** The name within the bundle of what an archive names so. */
export function nameInBundle(name: string): string {
  return name.startsWith(folder) ? name.slice(folder.length) : name
}

export interface TarEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'other'
  readonly bytes: Uint8Array
  /** Where it begins and ends in the archive, with the headers that extend its own. */
  readonly from: number
  readonly to: number
}

const block = 512
/** Zero bytes after the last entry. */
export const endOfArchive = 2 * block
/** Types of headers that say more of the entry after them: of pax (one entry, all entries) and GNU (long link, long name). */
const extending = ['x', 'g', 'K', 'L']

/**
 * The entries of a tar in their order. That it holds nothing else, and each header says nothing else, is for a comparison with
 * `packBundle` to show. Our own reading, because where an entry begins and ends is needed, which libraries do not tell.
 * Throws BUNDLE_UNREADABLE if it is no tar, or cut off.
 */
export function* entriesOf(archive: Uint8Array, path: string): Generator<TarEntry> {
  let from = 0
  let longName: string | null = null
  for (let at = 0; at < archive.length; ) {
    const header = archive.subarray(at, at + block)
    if (header.every((byte) => byte === 0)) return
    if (header.length < block && at > 0) throw unreadable(path, 'trouble.archiveCut')
    if (!isHeader(header)) throw unreadable(path, 'trouble.noArchive')
    const size = Number.parseInt(text(header, 124, 12), 8) || 0
    const start = at + block
    const bytes = archive.subarray(start, start + size)
    if (bytes.length < size) throw unreadable(path, 'trouble.archiveCut')
    at = start + size + ((block - (size % block)) % block)
    const type = String.fromCharCode(header[156] ?? 0)
    if (extending.includes(type)) {
      longName = longNameIn(type, bytes) ?? longName
      continue
    }
    yield { name: longName ?? nameIn(header), kind: kindOf(type), bytes, from, to: at }
    from = at
    longName = null
  }
}

function unreadable(path: string, why: 'trouble.archiveCut' | 'trouble.noArchive') {
  return refuse('BUNDLE_UNREADABLE', { path, why: message(why) })
}

/** True if the checksum is that of the header, with its own field as spaces. */
function isHeader(header: Uint8Array): boolean {
  const sum = header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
  return header.length === block && Number.parseInt(text(header, 148, 8), 8) === sum
}

function nameIn(header: Uint8Array): string {
  const prefix = text(header, 257, 6) === 'ustar' ? text(header, 345, 155) : ''
  const name = text(header, 0, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

function kindOf(type: string): TarEntry['kind'] {
  if (type === '5') return 'folder'
  return type === '0' || type === '\0' ? 'file' : 'other'
}

/** Of pax a record `LENGTH path=NAME` and a newline; of GNU the name itself. Null if it says none. */
function longNameIn(type: string, bytes: Uint8Array): string | null {
  if (type === 'L') return text(bytes, 0, bytes.length)
  return type === 'x' ? (/(?:^|\n)\d+ path=([^\n]*)\n/.exec(text(bytes, 0, bytes.length))?.[1] ?? null) : null
}

/** Up to the first zero byte. */
function text(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length)
  const end = field.indexOf(0)
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end))
}
