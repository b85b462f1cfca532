import { arrayBuffer, buffer } from 'node:stream/consumers'
import { extract, pack } from 'tar-stream'
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

/** Of which an archive is made: what is left over at its end is no part of it. */
const block = 512

/** The files of an archive, the last of a name. Whether it was packed as `packBundle` does is for a comparison to show. Throws if it is no tar. */
export async function unpackBundle(archive: Uint8Array): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  const entries = extract()
  entries.end(archive.subarray(0, endOf(archive)))
  try {
    for await (const entry of entries) {
      const { name } = entry.header
      const bytes = new Uint8Array(await arrayBuffer(entry))
      files.set(name.startsWith(folder) ? name.slice(folder.length) : name, bytes)
    }
  } catch (error) {
    throw new Error(faultOf(error), { cause: error })
  }
  return files
}

/** Where it ends: before what is left over after the two blocks of zeros; an archive without those is cut off. */
function endOf(archive: Uint8Array): number {
  const { length } = archive
  const whole = length - (length % block)
  return archive.subarray(Math.max(0, whole - 2 * block), whole).every((byte) => byte === 0) ? whole : length
}

/** The library tells by its message alone. */
function faultOf(error: unknown): string {
  const cut = error instanceof Error && /unexpected end/i.test(error.message)
  return cut ? 'the archive is cut off' : 'it is neither a folder nor a tar archive that can be read'
}
