import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { softhsmModule } from '../../../main/devices/softhsm.ts'
import { root } from '../../support/strongroom.ts'
import { type Edit, type Left, type Must, refusedWith } from '../edit.ts'
import { hsm, type Room } from '../stops.ts'

const unusable = refusedWith('DATA_UNUSABLE')

const setup = (
  name: string,
  change: (room: Room) => unknown,
  must: (left: Left) => readonly Must[] = () => unusable,
): Edit => ({
  name: `setup.json: ${name}`,
  make: (room) => writeFileSync(join(room.folder.path, 'setup.json'), JSON.stringify(change(room))),
  must,
})

const device = (room: Room, change: object): unknown => ({
  ...room.setup,
  inventory: { [hsm]: { ...room.setup.inventory[hsm], ...change } },
})

/** Another file with another digest that works like the module; where programs may be run from. */
function anotherModule(): string {
  const folder = join(root, '.cache/stopped')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'libother.so')
  copyFileSync(softhsmModule, path)
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('other')]))
  return path
}

const nowhere = 'the device is away; nothing is done with one before it answers and is known'
const away = (): readonly Must[] => [
  { be: 'harmless', because: nowhere },
  ...refusedWith('MODULE_NOT_FOUND', 'TOKEN_ABSENT', 'MODULE_NOT_INITIALISED'),
]

export const files: readonly Edit[] = [
  setup(
    'the script is called otherwise',
    ({ setup: is }) => ({ ...is, script: 'other.yaml' }),
    () => [{ be: 'harmless', because: 'it is the name that is printed; the script itself is in the record' }],
  ),
  setup(
    'another module',
    (room) => device(room, { module: anotherModule() }),
    ({ sealed }) => [
      { be: 'reviewed', of: 'module' },
      ...(sealed ? [{ be: 'harmless', because: 'its next login is refused (MODULE_SWITCHED)' } as const] : []),
    ],
  ),
  setup('a module that is not there', (room) => device(room, { module: '/nowhere/libpkcs11.so' }), away),
  setup(
    'another label',
    (room) => device(room, { label: 'another' }),
    ({ name }) => [
      ...refusedWith('TOKEN_SWITCHED', 'TOKEN_OTHER', 'TOKEN_ABSENT', 'TOKEN_LABEL_OTHER'),
      ...(beforeCommissioning(name) ? [] : away()),
    ],
  ),
  setup(
    'another serial',
    (room) => device(room, { serial: '0123456789abcdef' }),
    ({ name }) => [
      { be: 'harmless', because: 'the record’s own serial is asked for' },
      ...refusedWith('TOKEN_SWITCHED', 'TOKEN_OTHER', 'TOKEN_ABSENT', 'SETUP_CHANGED'),
      ...(beforeCommissioning(name) ? [] : away()),
    ],
  ),
  setup(
    'another configuration of the module',
    (room) => device(room, { environment: { SOFTHSM2_CONF: '/nowhere.conf' } }),
    away,
  ),
  setup(
    'a library to be loaded before the module',
    (room) => device(room, { environment: { ...room.setup.inventory[hsm]?.environment, LD_PRELOAD: '/tmp/evil.so' } }),
    () => refusedWith('SETUP_CHANGED', 'DATA_UNUSABLE'),
  ),
  setup(
    'no device',
    ({ setup: is }) => ({ ...is, inventory: {} }),
    () => [...refusedWith('DEVICE_UNKNOWN', 'SETUP_CHANGED'), ...away()],
  ),
  setup(
    'one more device',
    ({ setup: is }) => ({ ...is, inventory: { ...is.inventory, more: is.inventory[hsm] } }),
    () => [{ be: 'harmless', because: 'the script names no such device' }, ...refusedWith('SETUP_CHANGED')],
  ),
  setup(
    'tokens that may be thrown away',
    ({ setup: is }) => ({ ...is, throwAway: true }),
    () => refusedWith('SETUP_CHANGED'),
  ),
  setup(
    'a second medium elsewhere',
    ({ setup: is, directory }) => ({ ...is, mirror: join(directory, 'elsewhere') }),
    ({ sealed }) => [
      { be: 'reviewed', of: 'mirror' },
      ...(sealed
        ? [{ be: 'harmless', because: 'every fact is there already: it becomes one more copy' } as const]
        : []),
    ],
  ),
  setup('a member more', ({ setup: is }) => ({ ...is, more: true })),
  setup('a member less', ({ setup: { mirror: _mirror, ...is } }) => is),
  {
    name: 'setup.json: no JSON',
    make: ({ folder }) => writeFileSync(join(folder.path, 'setup.json'), '{'),
    must: () => unusable,
  },
  {
    name: 'setup.json: gone',
    make: ({ folder }) => rmSync(join(folder.path, 'setup.json')),
    must: () => unusable,
  },
  {
    name: 'record.db is gone',
    make: ({ folder }) => rmSync(folder.record),
    must: () => refusedWith('STORE_UNREADABLE'),
  },
  {
    name: 'record.db is empty',
    make: ({ folder }) => truncateSync(folder.record),
    must: () => refusedWith('STORE_NOT_OURS'),
  },
  {
    name: 'record.db is a folder',
    make: ({ folder }) => {
      rmSync(folder.record)
      mkdirSync(folder.record)
    },
    must: () => refusedWith('STORE_UNREADABLE', 'STORE_NOT_OURS'),
  },
  {
    name: 'a page of record.db is another',
    make: ({ folder }, _left, chance) => {
      const bytes = readFileSync(folder.record)
      const pages = bytes.length / 4096
      bytes.fill(0xff, 4096 * (1 + Math.floor(chance() * (pages - 1))), undefined)
      writeFileSync(folder.record, bytes)
    },
    must: () => refusedWith('STORE_DAMAGED', 'RECORD_CHANGED', 'STORE_UNREADABLE'),
  },
  {
    name: 'there are tokens that may be thrown away',
    make: ({ folder, device: from }) => {
      mkdirSync(folder.tokens)
      copyFileSync(join(from, 'softhsm2.conf'), join(folder.tokens, 'softhsm2.conf'))
    },
    must: () => [{ be: 'harmless', because: 'a real ceremony looks for its tokens where its setup says' }],
  },
]

function beforeCommissioning(name: string): boolean {
  return /^(roll-call|clock|environment|commission)/.test(name)
}

const wal = ({ folder }: Room): string => `${folder.record}-wal`

/** The write-ahead log, as a crash leaves it: these need it beside the database. */
export const logs: readonly Edit[] = [
  {
    name: 'the write-ahead log is gone',
    on: ({ sealed }) => !sealed,
    make: (room) => rmSync(wal(room)),
    must: () => refusedWith('STORE_DAMAGED', 'STORE_NOT_OURS', 'SCRIPT_INVALID'),
  },
  {
    name: 'the write-ahead log is cut',
    on: ({ sealed }) => !sealed,
    make: (room, _left, chance) => {
      if (!existsSync(wal(room))) throw new Error('there is no log')
      truncateSync(wal(room), Math.floor(readFileSync(wal(room)).length * chance()))
    },
    must: () => [
      ...refusedWith('STORE_DAMAGED', 'RECORD_CHANGED', 'SCRIPT_INVALID'),
      { be: 'unknowable', because: 'SQLite takes what is whole: an earlier state, whose words are not those on paper' },
      { be: 'reviewed', of: 'unsigned' },
    ],
  },
]
