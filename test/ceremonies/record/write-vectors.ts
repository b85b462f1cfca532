// Writes test/fixtures/record anew: node test/ceremonies/record/write-vectors.ts. A change there is a change of the format.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { vectors } from './builder/vectors.ts'

const folder = join(import.meta.dirname, '../../fixtures/record')

await rm(folder, { recursive: true, force: true })
for (const [name, bytes] of await vectors()) {
  await mkdir(dirname(join(folder, name)), { recursive: true })
  await writeFile(join(folder, name), bytes)
}
