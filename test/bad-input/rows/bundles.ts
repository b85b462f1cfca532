/** Bundles that cannot be read at all; those that can and are invalid have a verdict (verdicts.hardware.test.ts). */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyBundle, fixtures, type Row } from '../cli.ts'

function reading(
  input: string,
  code: string,
  message: string,
  prepare: Row['prepare'],
  args: readonly string[] = [],
): Row {
  return { input, args: ['verify', '{}/bundle', ...args], status: 2, code, message, ...(prepare && { prepare }) }
}
const bundleFile = (content: string | Uint8Array) => (folder: string) => writeFileSync(join(folder, 'bundle'), content)
const archive = readFileSync(join(fixtures, 'record/confidential.tar'))

export const bundleRows: readonly Row[] = [
  reading(
    'no bundle',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: there is no such file or folder.',
    undefined,
  ),
  reading(
    'text',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: it is neither a folder nor a tar archive that can be read.',
    bundleFile('this is no bundle\n'.repeat(100)),
  ),
  reading(
    'a tar cut off',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: the archive is cut off.',
    bundleFile(archive.subarray(0, 5000)),
  ),
  reading(
    'a tar with another checksum',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: it is neither a folder nor a tar archive that can be read.',
    bundleFile(Buffer.concat([Buffer.from('X'), archive.subarray(1)])),
  ),
  reading(
    'a link that leads to itself',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: its links form a loop.',
    (folder) => symlinkSync('bundle', join(folder, 'bundle')),
  ),
  reading(
    'a link among its files',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: more is not a plain file.',
    (folder) => {
      copyBundle(folder)
      symlinkSync('facts.jsonl', join(folder, 'bundle/more'))
    },
  ),
  reading(
    'a link among its artifacts',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: more is not a plain file.',
    (folder) => {
      copyBundle(folder)
      symlinkSync('../facts.jsonl', join(folder, 'bundle/artifacts/more'))
    },
  ),
  reading(
    'a folder among its files',
    'BUNDLE_UNREADABLE',
    'The bundle at {}/bundle cannot be read: more is not a plain file.',
    (folder) => {
      copyBundle(folder)
      mkdirSync(join(folder, 'bundle/more'))
    },
  ),
  reading(
    'a checkpoint that is not there',
    'FILE_UNREADABLE',
    '{}/checkpoint cannot be read (there is no such file or folder); check the path and who may read it.',
    copyBundle,
    ['--checkpoint', '{}/checkpoint'],
  ),
]
