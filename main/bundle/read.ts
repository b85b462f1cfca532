import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Message, message } from '../../ceremonies/base/message.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import {
  artifactFolder,
  factsFile,
  type Files,
  limits,
  manifestFile,
  requiredFiles,
} from '../../ceremonies/record/bundle.ts'
import { isLeftoverFile, isLeftoverFolder } from '../../ceremonies/record/leftovers.ts'
import { readAtMost } from '../bounded.ts'
import { reasonOf } from '../reason.ts'
import { compressed } from './compressed.ts'
import { type TarEntry, endOfArchive, entriesOf, nameInBundle, packBundle } from './tar.ts'

/** In an archive, in bytes: they are no part of the record, so they do not count as its own. */
const roomForLeftovers = 2 ** 26

export interface ReadBundle {
  readonly files: Files
  /** False if it came from an archive that is not byte for byte as we pack its files, leftovers aside. */
  readonly packedExactly: boolean
  /** Names of what an operating system left beside the bundle's own files: no part of the record. */
  readonly leftovers: readonly string[]
}

/**
 * Reads a bundle, directory or tar. Throws BUNDLE_TOO_LARGE, or BUNDLE_UNREADABLE if it is neither, or holds anything but plain
 * files, or none of those that a bundle has.
 */
export async function readBundle(path: string): Promise<ReadBundle> {
  const read = await readOr(path)
  if (read === null || isTooLarge(read.files))
    throw refuse('BUNDLE_TOO_LARGE', { path, bytes: limits.bytes, files: limits.files, facts: limits.facts })
  if (!requiredFiles.some((name) => read.files.has(name))) throw unreadable(path, message('trouble.noBundle'))
  return read
}

function isTooLarge(files: Files): boolean {
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0)
  return bytes > limits.bytes || files.size > limits.files || (files.get(factsFile)?.length ?? 0) > limits.facts
}

/** Null if it is larger than a bundle can be. */
async function readOr(path: string): Promise<ReadBundle | null> {
  try {
    return await ((await stat(path)).isDirectory() ? readDirectory(path) : readArchiveAt(path))
  } catch (error) {
    throw error instanceof Refusal ? error : refuse('BUNDLE_UNREADABLE', { path, why: reasonOf(error) })
  }
}

function unreadable(path: string, why: Message): Refusal {
  return refuse('BUNDLE_UNREADABLE', { path, why })
}

async function readArchiveAt(path: string): Promise<ReadBundle | null> {
  // Headers and padding take at most two blocks for each file, and the end two.
  const archive = await readAtMost(path, limits.bytes + 1024 * (limits.files + 1) + roomForLeftovers)
  if (archive === null) return null
  const packing = compressed(archive, path)
  if (packing) throw unreadable(path, packing)
  return readArchive(plain(archive), path)
}

/** Reads a bundle from the bytes of its tar; `path` is named in a refusal. Throws BUNDLE_UNREADABLE if they are no tar. */
export async function readArchive(archive: Uint8Array, path = 'bundle.tar'): Promise<ReadBundle> {
  const entries = [...entriesOf(archive, path)]
  const manifest = textOf(entries.find(({ name }) => nameInBundle(name) === manifestFile)?.bytes)
  const isLeftover = ({ name, kind }: TarEntry) =>
    kind === 'folder' ? isLeftoverFolder(name) : kind === 'file' && isLeftoverFile(nameInBundle(name), manifest)
  const leftovers = entries.filter(isLeftover)
  const own = entries.filter((entry) => !isLeftover(entry) && entry.kind !== 'folder')
  for (const { name, kind } of own) mustBePlain(path, name, kind === 'file')
  const files = new Map(own.map(({ name, bytes }) => [nameInBundle(name), bytes]))
  const rest = without(archive, leftovers, entries.at(-1)?.to ?? 0)
  return {
    files,
    packedExactly: (await packBundle(files)).equals(rest),
    leftovers: leftovers.map(({ name }) => name),
  }
}

/** The archive as it was before those of its entries were added, which makes it end in zeros of another number. */
function without(archive: Uint8Array, entries: readonly TarEntry[], end: number): Uint8Array {
  if (entries.length === 0) return archive
  const starts = [0, ...entries.map(({ to }) => to)]
  const parts = starts.map((start, at) => archive.subarray(start, entries[at]?.from ?? end))
  const zeros = archive.subarray(end)
  return Buffer.concat([...parts, zeros.every((byte) => byte === 0) ? Buffer.alloc(endOfArchive) : zeros])
}

async function readDirectory(path: string): Promise<ReadBundle | null> {
  const { own, leftovers } = await namesIn(path)
  const files = new Map<string, Uint8Array>()
  let left = limits.bytes
  for (const name of own) {
    const bytes = files.size > limits.files ? null : await readAtMost(join(path, name), left)
    if (bytes === null) return null
    files.set(name, plain(bytes))
    left -= bytes.length
  }
  return { files, packedExactly: true, leftovers }
}

async function namesIn(path: string) {
  const entries = await readdir(path, { withFileTypes: true })
  const folder = entries.find((entry) => entry.isDirectory() && `${entry.name}/` === artifactFolder)
  const artifacts = folder ? await readdir(join(path, folder.name), { withFileTypes: true }) : []
  const named = [
    ...entries.filter((entry) => entry !== folder).map((entry) => ({ entry, name: entry.name })),
    ...artifacts.map((entry) => ({ entry, name: artifactFolder + entry.name })),
  ]
  const manifest = await manifestAt(join(path, manifestFile))
  const isLeftover = ({ entry, name }: (typeof named)[number]) =>
    entry.isDirectory() ? isLeftoverFolder(name) : entry.isFile() && isLeftoverFile(name, manifest)
  const own = named.filter((one) => !isLeftover(one))
  for (const { entry } of own) mustBePlain(path, entry.name, entry.isFile())
  const leftovers = named.filter(isLeftover).map(({ entry, name }) => (entry.isDirectory() ? `${name}/` : name))
  return { own: own.map(({ name }) => name), leftovers: leftovers.sort() }
}

/** Empty if there is none that can be read: then nothing is listed. */
async function manifestAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? textOf((await readAtMost(path, limits.bytes)) ?? undefined) : ''
}

function textOf(bytes: Uint8Array = new Uint8Array(0)): string {
  return new TextDecoder().decode(bytes)
}

// A link or a device could show one reader one thing and the next reader another.
function mustBePlain(path: string, name: string, plain: boolean): void {
  if (!plain) throw unreadable(path, message('trouble.notPlain', { name }))
}

/** Slices of a plain Uint8Array cost a third of a Buffer's, and a record has several for each fact. */
function plain({ buffer, byteOffset, length }: Buffer): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
