import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { artifactFolder, type Files } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { syncFolder } from '../folders.ts'
import { packBundle } from './tar.ts'

/** Writes a bundle as a new directory (0700, files 0600), durably. Throws BUNDLE_EXISTS. */
export async function writeDirectory(path: string, files: Files): Promise<void> {
  await create(path, () => mkdir(path, { mode: 0o700 }))
  await mkdir(join(path, artifactFolder), { mode: 0o700 })
  for (const [name, bytes] of files) await writeNew(join(path, name), bytes)
  syncFolder(join(path, artifactFolder))
  syncFolder(path)
  syncFolder(dirname(path))
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
