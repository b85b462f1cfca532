import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { syncFolder } from '../folders.ts'
import { packBundle } from './tar.ts'

/** Writes files as a new directory with the folders that they name (0700, files 0600), durably. Throws BUNDLE_EXISTS. */
export async function writeDirectory(path: string, files: Files): Promise<void> {
  await create(path, () => mkdir(path, { mode: 0o700 }))
  const folders = new Set([...files.keys()].map((name) => dirname(join(path, name))))
  for (const folder of folders) await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [name, bytes] of files) await writeNew(join(path, name), bytes)
  for (const folder of [...folders, path, dirname(path)]) syncFolder(folder)
}

/** Writes a bundle as a new archive (0600), durably. Throws BUNDLE_EXISTS. */
export async function writeArchive(path: string, files: Files): Promise<void> {
  const archive = await packBundle(files)
  await create(path, () => writeNew(path, archive))
  syncFolder(dirname(path))
}

async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o600)
  await file.writeFile(bytes)
  await file.sync()
}

async function create(path: string, make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw refuse('BUNDLE_EXISTS', { path })
    throw error
  }
}
