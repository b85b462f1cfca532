/** A recovery in the token of another maker: archives of SoftHSM are opened by NSS, whose process dies on the way. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import type { EventOf } from '../../../ceremonies/subjects/index.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { type DeviceEntry, openDevices } from '../../../main/devices/index.ts'
import { type AskOf, Moved } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf, remarksOf } from '../../support/archives.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { refused } from '../../support/refused.ts'
import { softhsmModule } from '../../support/softhsm.ts'

const label = 'NSS Certificate DB'

/** A rehearsal whose second token is NSS's one, in use with the PIN that rehearsals know. */
async function withNss<T>(algorithm: string, work: (room: Room) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'strongroom-nss-'))
  const libraryParameters = `configdir='sql:${directory}' certPrefix='' keyPrefix='' secmod='' flags=noModDB`
  const nss: DeviceEntry = { module: '/usr/lib/x86_64-linux-gnu/libsoftokn3.so', label, libraryParameters }
  const devices = openDevices({ inventory: { nss } })
  try {
    await devices.token('nss').initialise({ label, soPin: '', userPin: 'rehearsal' })
    await devices.close()
    return await inRoom(scriptText('drill'), work, {
      settings: { algorithm },
      throwAway: true,
      entry: (name, first, { environment }) =>
        name === 'second' ? nss : { module: softhsmModule, label: first, environment },
    })
  } finally {
    await devices.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Kills NSS's process instead of saying how `open-secret` goes, once, and waits until the ceremony knows. */
class Killing extends RehearsalPlayer {
  killed = 0
  readonly #room: Room

  constructor(room: Room) {
    super()
    this.#room = room
  }

  override async confirm(ask: AskOf<'confirm'>, view: View): Promise<{ readonly answers: Answers }> {
    const pid = this.#room.devices.pid('second')
    if (view.step?.id !== 'open-secret' || this.killed > 0 || pid === undefined) return super.confirm(ask, view)
    const { engine } = this.#room
    const { promise, resolve } = Promise.withResolvers<null>()
    const stop = engine.onView(() => {
      if (engine.view().step?.id !== 'open-secret') resolve(null)
    })
    this.killed = pid
    process.kill(pid, 'SIGKILL')
    await promise
    stop()
    throw new Moved()
  }
}

test('what SoftHSM archived NSS opens, beside the originals, though its process dies once', async () => {
  const { files, killed } = await withNss('RSA-3072', async (room) => {
    const player = new Killing(room)
    await room.play(player)
    return { files: bundleOf(room.engine.record), killed: player.killed }
  })
  expect(killed).toBeGreaterThan(0)
  expect(remarksOf(files)).toEqual([])
  const facts = factsOf(files)
  const of = <T extends 'key.recovered' | 'secret-key.recovered' | 'backup-key.recovered'>(type: T) =>
    (facts.get(type) ?? []) as readonly EventOf<T>[]
  const [made] = facts.get('key.made') as readonly EventOf<'key.made'>[]
  expect(of('key.recovered')).toMatchObject([
    {
      label: 'drill',
      token: 'second',
      spki: made?.spki,
      // NSS lets every RSA key decrypt and unwrap, whatever is asked.
      departures: ['CKA_DECRYPT', 'CKA_UNWRAP'],
      beside: { token: 'first' },
    },
  ])
  const [secret] = facts.get('secret-key.made') as readonly EventOf<'secret-key.made'>[]
  expect(of('secret-key.recovered')).toMatchObject([
    {
      label: 'secret',
      token: 'second',
      keyCheck: secret?.keyCheck,
      beside: { token: 'first', keyCheck: secret?.keyCheck },
      departures: [],
    },
  ])
  expect(of('backup-key.recovered').map(({ shares }) => shares)).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(facts.get('recovered-backup-key.gone')).toHaveLength(1)
  expect(facts.get('recovered-backup-key.destroyed')).toMatchObject([{ token: 'second', objects: 0 }])
})

test('an EC key, which NSS cannot take out of an archive, is refused before the ceremony opens', async () => {
  const opening = withNss('EC-P256', () => Promise.resolve('opened'))
  expect(await refused(opening)).toEqual({
    code: 'ARCHIVE_UNOPENABLE',
    message:
      'The module of second (NSS Internal Crypto Services) cannot take a key of type EC-P256 out of an archive: C_UnwrapKey wants an attribute of its own for such keys (CKR_TEMPLATE_INCOMPLETE). Use another HSM, or drill with an RSA key or a secret key.',
  })
})
