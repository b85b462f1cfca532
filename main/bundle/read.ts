import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { artifactFolder, factsFile, type Files, limits, requiredFiles } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { readAtMost } from '../bounded.ts'
import { reasonOf } from '../reason.ts'
import { packBundle, unpackBundle } from './tar.ts'

export interface ReadBundle {
  readonly files: Files
  /** False if it came from an archive that is not byte for byte as we pack its files. */
  readonly packedExactly: boolean
}

/**
 * Reads a bundle, directory or tar. Throws BUNDLE_TOO_LARGE, or BUNDLE_UNREADABLE if it is neither, or holds anything but plain
 * files, or none of those that a bundle has.
 */
export async function readBundle(path: string): Promise<ReadBundle> {
  const read = await readOr(path)
  if (read === null || read.files.size > limits.files || (read.files.get(factsFile)?.length ?? 0) > limits.facts)
    throw refuse('BUNDLE_TOO_LARGE', { path, bytes: limits.bytes, files: limits.files, facts: limits.facts })
  return read
}

/** Null if it is larger than a bundle can be. */
async function readOr(path: string): Promise<ReadBundle | null> {
  try {
    const read = await ((await stat(path)).isDirectory() ? readDirectory(path) : readArchiveAt(path))
    if (read !== null && !requiredFiles.some((name) => read.files.has(name)))
      throw new Error('it has none of the files of a bundle')
    return read
  } catch (error) {
    throw refuse('BUNDLE_UNREADABLE', { path, why: reasonOf(error) })
  }
}

async function readArchiveAt(path: string): Promise<ReadBundle | null> {
  // Headers and padding take at most two blocks for each file, and the end two.
  const archive = await readAtMost(path, limits.bytes + 1024 * (limits.files + 1))
  return archive && readArchive(plain(archive))
}

/** Reads a bundle from the bytes of its tar. Throws if they are no tar. */
export async function readArchive(archive: Uint8Array): Promise<ReadBundle> {
  const files = await unpackBundle(archive)
  return { files, packedExactly: (await packBundle(files)).equals(archive) }
}

async function readDirectory(path: string): Promise<ReadBundle | null> {
  const files = new Map<string, Uint8Array>()
  let left = limits.bytes
  for (const name of await namesIn(path)) {
    const bytes = files.size > limits.files ? null : await readAtMost(join(path, name), left)
    if (bytes === null) return null
    files.set(name, plain(bytes))
    left -= bytes.length
  }
  return { files, packedExactly: true }
}

async function namesIn(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  const folder = entries.find((entry) => entry.isDirectory() && `${entry.name}/` === artifactFolder)
  const artifacts = folder ? await readdir(join(path, folder.name), { withFileTypes: true }) : []
  const files = entries.filter((entry) => entry !== folder)
  for (const entry of [...files, ...artifacts]) mustBePlain(entry.name, entry.isFile())
  return [...files.map(({ name }) => name), ...artifacts.map(({ name }) => artifactFolder + name)]
}

// A link or a device could show one reader one thing and the next reader another.
function mustBePlain(name: string, plain: boolean): void {
  if (!plain) throw new Error(`${name} is not a plain file`)
}

/** Slices of a plain Uint8Array cost a third of a Buffer's, and a record has several for each fact. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
