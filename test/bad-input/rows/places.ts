/** Places where nothing can be written. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refused, type Row, shippedScript } from '../cli.ts'

const long = 'x'.repeat(300)

function writing(input: string, out: string, code: string, message: string, prepare?: Row['prepare']): Row {
  return { ...refused(input, ['rehearse', shippedScript, '--out', out], code, message), ...(prepare && { prepare }) }
}

export const placeRows: readonly Row[] = [
  writing(
    'a directory that exists',
    '{}/out',
    'OUT_EXISTS',
    '{}/out already exists, and nothing was written; choose a new path.',
    (folder) => mkdirSync(join(folder, 'out')),
  ),
  writing(
    'a file that exists',
    '{}/out',
    'OUT_EXISTS',
    '{}/out already exists, and nothing was written; choose a new path.',
    (folder) => writeFileSync(join(folder, 'out'), 'x'),
  ),
  writing(
    'a link that leads nowhere',
    '{}/out',
    'OUT_EXISTS',
    '{}/out already exists, and nothing was written; choose a new path.',
    (folder) => symlinkSync('nowhere', join(folder, 'out')),
  ),
  writing('the root of all', '/', 'OUT_EXISTS', '/ already exists, and nothing was written; choose a new path.'),
  writing('no name', '', 'OUT_EXISTS', '{} already exists, and nothing was written; choose a new path.'),
  writing(
    'a place inside a file',
    '{}/file/out',
    'OUT_UNWRITABLE',
    '{}/file/out cannot be written (part of its path is a file); check the path, its permissions and the free space.',
    (folder) => writeFileSync(join(folder, 'file'), 'x'),
  ),
  writing(
    'a place where nobody may write',
    '/proc/strongroom/out',
    'OUT_UNWRITABLE',
    '/proc/strongroom/out cannot be written (there is no such file or folder); check the path, its permissions and the free space.',
  ),
  writing(
    'a name of 300 characters',
    `{}/${long}`,
    'OUT_UNWRITABLE',
    `{}/${long} cannot be written (its name is too long); check the path, its permissions and the free space.`,
  ),
  {
    ...refused(
      'a paper script that exists',
      ['print', shippedScript, '--out', '{}/paper.pdf'],
      'OUT_EXISTS',
      '{}/paper.pdf already exists, and nothing was written; choose a new path.',
    ),
    prepare: (folder) => writeFileSync(join(folder, 'paper.pdf'), 'x'),
  },
  refused(
    'a paper script below a file',
    ['print', shippedScript, '--out', `${shippedScript}/paper.pdf`],
    'OUT_UNWRITABLE',
    `${shippedScript}/paper.pdf cannot be written (part of its path is a file); check the path, its permissions and the free space.`,
  ),
]
