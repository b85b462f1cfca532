import { signerOf } from '../../../ceremonies/kernel/rules.ts'
import { knownOf } from '../../support/known.ts'
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signingKey } from '../../../ceremonies/subjects/keys/templates.ts'
import { openDevices } from '../../../main/devices/index.ts'
import { softHsmIn, softhsmModule } from '../../../main/devices/softhsm.ts'
import { type Edit, type Left, refusedWith } from '../edit.ts'
import { stateOf } from '../forge.ts'
import { type Room, hsm, script } from '../stops.ts'

const commissioned = ({ drafts }: Left): boolean => drafts.some(({ type }) => type === 'token.noted')
const withKey = ({ drafts, sealed }: Left): boolean => !sealed && drafts.some(({ type }) => type === 'record-key.made')
const other = refusedWith('TOKEN_OTHER', 'TOKEN_SWITCHED')
const keys = refusedWith('KEY_ABSENT', 'KEY_SWITCHED')

export const tokens: readonly Edit[] = [
  {
    name: 'another token of the same label and PIN',
    on: commissioned,
    make: async (room, left) => {
      rmSync(join(room.device, 'tokens'), { recursive: true })
      await withDevices(room, async (token) => {
        await token.initialise({ label, soPin: 'another-so-pin', userPin: pinOf(left) })
      })
    },
    must: () => other,
  },
  {
    name: 'another token that holds copies of the objects that can be copied',
    on: withKey,
    make: (room) => {
      const folder = tokenFolder(room)
      const file = join(folder, 'token.object')
      writeFileSync(file, otherSerial(readFileSync(file)))
    },
    must: () => other,
  },
  {
    name: 'the token is empty',
    on: withKey,
    make: (room) => {
      const folder = tokenFolder(room)
      for (const name of readdirSync(folder))
        if (name.endsWith('.object') && name !== 'token.object') rmSync(join(folder, name))
    },
    must: () => keys,
  },
  {
    name: 'there is no token',
    on: (left) => commissioned(left) && !left.sealed,
    plays: true,
    make: (room) => rmSync(join(room.device, 'tokens'), { recursive: true }),
    must: () => [
      {
        be: 'stopped',
        codes: ['TOKEN_ABSENT', 'TOKEN_OTHER', 'TOKEN_SWITCHED', 'DEVICE_REMOVED', 'MODULE_NOT_INITIALISED'],
      },
      ...refusedWith('TOKEN_ABSENT', 'TOKEN_OTHER', 'TOKEN_SWITCHED', 'MODULE_NOT_INITIALISED'),
      { be: 'harmless', because: 'the device is away; nothing is done with one before it answers and is known' },
    ],
  },
  {
    name: 'the token is as it was before commissioning',
    on: (left) => commissioned(left) && !left.sealed,
    plays: true,
    make: (room) => {
      rmSync(join(room.device, 'tokens'), { recursive: true })
      softHsmIn(room.device)
    },
    must: () => [
      { be: 'stopped', codes: ['TOKEN_ABSENT', 'TOKEN_OTHER', 'TOKEN_SWITCHED'] },
      ...other,
      { be: 'harmless', because: 'the device is away; nothing is done with one before it answers and is known' },
    ],
  },
  {
    name: 'another record key with the same CKA_ID stands in the place of it',
    on: withKey,
    make: (room, left) => decoy(room, left, { instead: true }),
    must: () => keys,
  },
  {
    name: 'another record key with the same CKA_ID stands beside it',
    on: withKey,
    make: (room, left) => decoy(room, left, { instead: false }),
    must: () => keys,
  },
  {
    name: 'the root key is gone from the token',
    on: (left) => withKey(left) && Object.keys(knownOf(stateOf(script, left.drafts)).keys).length > 0,
    make: async (room, left) => {
      const [key] = Object.values(knownOf(stateOf(script, left.drafts)).keys)
      await withDevices(room, async (token) => {
        await token.login(pinOf(left))
        for (const kind of ['public', 'private'] as const) await token.destroy({ class: kind, id: key?.id ?? '' })
      })
    },
    must: () => keys,
  },
]

/** A key of the same CKA_ID, label and attributes as the record key, and not it. */
async function decoy(room: Room, left: Left, { instead }: { readonly instead: boolean }): Promise<void> {
  const id = signerOf(stateOf(script, left.drafts))?.id ?? ''
  await withDevices(room, async (token) => {
    await token.login(pinOf(left))
    const kept = (await token.objects()).find((object) => object.id === id)
    if (instead) for (const kind of ['public', 'private'] as const) await token.destroy({ class: kind, id })
    const wanted = { algorithm: 'EC-P256', label: kept?.label ?? '', id, persistent: true, extractable: false } as const
    if (instead) await token.generateKeyPair(signingKey(wanted))
    else await madeBeside(room, left, id)
  })
}

/** The host refuses a second object of an id: another program does not. */
async function madeBeside(room: Room, left: Left, id: string): Promise<void> {
  const folder = tokenFolder(room)
  const spare = 'feedfeedfeedfeed'.slice(0, id.length).padEnd(id.length, '0')
  await withDevices(room, async (token) => {
    await token.login(pinOf(left))
    await token.generateKeyPair(
      signingKey({ algorithm: 'EC-P256', label: 'record key', id: spare, persistent: true, extractable: false }),
    )
  })
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.object'))) {
    const bytes = readFileSync(join(folder, name))
    const at = bytes.indexOf(Buffer.from(spare, 'hex'))
    if (at < 0) continue
    Buffer.from(id, 'hex').copy(bytes, at)
    writeFileSync(join(folder, name), bytes)
  }
}

type Token = ReturnType<ReturnType<typeof openDevices>['token']>

async function withDevices({ device }: Room, work: (token: Token) => Promise<void>): Promise<void> {
  const { environment } = softHsmIn(device)
  const devices = openDevices({ inventory: { [hsm]: { module: softhsmModule, label, environment } } })
  try {
    await work(devices.token(hsm))
  } finally {
    await devices.close()
  }
}

/** As the script labels it. */
const label = 'medium'

/** Both halves of the user's PIN, as people know it. */
function pinOf({ secrets }: Left): string {
  return secrets.flatMap(([name, half]) => (name.startsWith('user-pin ') ? [half] : [])).join('')
}

function tokenFolder({ device }: Room): string {
  const [name = ''] = readdirSync(join(device, 'tokens'))
  return join(device, 'tokens', name)
}

/** SoftHSM keeps the serial as text among the token's attributes, and takes the slot's number from its last eight digits. */
function otherSerial(bytes: Buffer): Buffer {
  const at = /[0-9a-f]{16}/.exec(bytes.toString('latin1'))?.index ?? 0
  const other = Buffer.from(bytes)
  other.write(bytes.toString('latin1', at, at + 1) === '0' ? '1' : '0', at, 'latin1')
  return other
}
