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
    '{}/out exists already and nothing was written; name a place that is new.',
    (folder) => mkdirSync(join(folder, 'out')),
  ),
  writing(
    'a file that exists',
    '{}/out',
    'OUT_EXISTS',
    '{}/out exists already and nothing was written; name a place that is new.',
    (folder) => writeFileSync(join(folder, 'out'), 'x'),
  ),
  writing(
    'a link that leads nowhere',
    '{}/out',
    'OUT_EXISTS',
    '{}/out exists already and nothing was written; name a place that is new.',
    (folder) => symlinkSync('nowhere', join(folder, 'out')),
  ),
  writing('the root of all', '/', 'OUT_EXISTS', '/ exists already and nothing was written; name a place that is new.'),
  writing('no name', '', 'OUT_EXISTS', '{} exists already and nothing was written; name a place that is new.'),
  writing(
    'a place inside a file',
    '{}/file/out',
    'OUT_UNWRITABLE',
    '{}/file/out cannot be written (its path leads through a file); check the path, who may write there, and the room left.',
    (folder) => writeFileSync(join(folder, 'file'), 'x'),
  ),
  writing(
    'a place where nobody may write',
    '/proc/strongroom/out',
    'OUT_UNWRITABLE',
    '/proc/strongroom/out cannot be written (there is no such file or folder); check the path, who may write there, and the room left.',
  ),
  writing(
    'a name of 300 characters',
    `{}/${long}`,
    'OUT_UNWRITABLE',
    `{}/${long} cannot be written (its name is too long); check the path, who may write there, and the room left.`,
  ),
  {
    ...refused(
      'a paper script that exists',
      ['print', shippedScript, '--out', '{}/paper.pdf'],
      'OUT_EXISTS',
      '{}/paper.pdf exists already and nothing was written; name a place that is new.',
    ),
    prepare: (folder) => writeFileSync(join(folder, 'paper.pdf'), 'x'),
  },
  refused(
    'a paper script inside nothing',
    ['print', shippedScript, '--out', '{}/none/paper.pdf'],
    'OUT_UNWRITABLE',
    '{}/none/paper.pdf cannot be written (there is no such file or folder); check the path, who may write there, and the room left.',
  ),
]
