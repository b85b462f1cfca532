import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { artifactFolder, type Files, requiredFiles } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { reasonOf } from '../reason.ts'
import { packBundle, unpackBundle } from './tar.ts'

export interface ReadBundle {
  readonly files: Files
  /** False if it came from an archive that is not byte for byte as we pack its files. */
  readonly packedExactly: boolean
}

/** Reads a bundle, directory or tar. Throws BUNDLE_UNREADABLE if it is neither, or holds anything but plain files. */
export async function readBundle(path: string): Promise<ReadBundle> {
  try {
    const isFolder = (await stat(path)).isDirectory()
    const read = isFolder
      ? { files: await readDirectory(path), packedExactly: true }
      : await readArchive(await readBytes(path))
    if (!requiredFiles.some((name) => read.files.has(name))) throw new Error('it has none of the files of a bundle')
    return read
  } catch (error) {
    throw refuse('BUNDLE_UNREADABLE', { path, why: reasonOf(error) })
  }
}

/** Reads a bundle from the bytes of its tar. Throws if they are no tar. */
export async function readArchive(archive: Uint8Array): Promise<ReadBundle> {
  const files = await unpackBundle(archive)
  return { files, packedExactly: (await packBundle(files)).equals(archive) }
}

async function readDirectory(path: string): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory() && `${entry.name}/` === artifactFolder) {
      for (const name of await readPlain(join(path, entry.name))) {
        files.set(artifactFolder + name, await readBytes(join(path, entry.name, name)))
      }
    } else {
      mustBePlain(entry.name, entry.isFile())
      files.set(entry.name, await readBytes(join(path, entry.name)))
    }
  }
  return files
}

async function readPlain(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries) mustBePlain(entry.name, entry.isFile())
  return entries.map(({ name }) => name)
}

// A link or a device could show one reader one thing and the next reader another.
function mustBePlain(name: string, plain: boolean): void {
  if (!plain) throw new Error(`${name} is not a plain file`)
}

/** Slices of a plain Uint8Array cost a third of a Buffer's, and a record has several for each fact. */
async function readBytes(path: string): Promise<Uint8Array> {
  const { buffer, byteOffset, length } = await readFile(path)
  return new Uint8Array(buffer, byteOffset, length)
}
