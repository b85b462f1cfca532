/** The archive of a key that was in the token before, rehearsed on SoftHSM, and opened by other software. */
import { expect, test } from 'vitest'
import type { EventOf } from '../../../ceremonies/subjects/index.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import type { OpenDevices } from '../../../main/devices/index.ts'
import type { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf, openedByPython, recoveredKey, remarksOf } from '../../support/archives.ts'
import { type Room, scriptText } from '../../support/ceremony.ts'
import { inRoomWithKey } from '../../support/in-use.ts'
import { keyPairRequest } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'

const base = { threshold: '2', shares: '3' }

/** Plays the script on a token that was used before; `meddle` comes between. */
const archived = <T>(
  text: string,
  settings: Readonly<Record<string, string>>,
  meddle: (devices: OpenDevices) => Promise<unknown>,
  work: (room: Room, player: RehearsalPlayer) => Promise<T>,
): Promise<T> => inRoomWithKey(text, work, { settings: { ...base, ...settings }, meddle })

const shipped = scriptText('archive-key')
const secret = shipped
  .replace('algorithm: $algorithm\n        minutes: 3', 'algorithm: AES-256\n        purpose: wrap\n        minutes: 3')
  .replace('algorithm: $algorithm', 'algorithm: AES-256')
const another = (devices: OpenDevices) =>
  devices.token('key-hsm').generateKeyPair(keyPairRequest('EC-P384', 'beef', { token: true, extractable: false }))

test.each([
  ['an EC key that is locked', shipped, { afterwards: 'locked' }],
  ['an RSA key that stays as it is', shipped, { afterwards: 'open', algorithm: 'RSA-3072' }],
  ['a secret key that wraps', secret, { afterwards: 'locked' }],
])('%s: what was there before stays, and other software opens the archive', async (_what, text, settings) => {
  await archived(text, settings, another, async (room, player) => {
    await room.play(player)
    const files = bundleOf(room.engine.record)
    expect(remarksOf(files)).toEqual([])
    const facts = factsOf(files)
    const one = [...(facts.get('key.archived') ?? []), ...(facts.get('secret-key.archived') ?? [])][0] as
      | EventOf<'key.archived'>
      | EventOf<'secret-key.archived'>
    expect(
      openedByPython({
        blob: files.get('artifacts/key.kwp') ?? new Uint8Array(),
        key: recoveredKey(player, one.check.value),
        method: 'keyCheck' in one ? one.keyCheck.method : null,
      }),
    ).toBe('keyCheck' in one ? one.keyCheck.value : one.spki)
    expect(facts.get('key.locked')?.length ?? 0).toBe(settings.afterwards === 'locked' ? 1 : 0)
    const [sealed] = facts.get('ceremony.sealed') as readonly EventOf<'ceremony.sealed'>[]
    const [listed] = facts.get('token.listed') as readonly EventOf<'token.listed'>[]
    const left = sealed?.tokens[0]?.objects ?? []
    expect(left).toEqual(expect.arrayContaining([...(listed?.objects ?? [])]))
    // And the record key, which is destroyed after the seal.
    expect(left).toHaveLength((listed?.objects.length ?? 0) + 2)
  })
})

test('a key that cannot leave the token is refused, with what its maker offers', async () => {
  const lock = (devices: OpenDevices) =>
    devices.token('key-hsm').setAttributes({ class: 'private', id: 'a1b2c3d4' }, { CKA_EXTRACTABLE: false })
  await archived(shipped, {}, lock, async (room, player) => {
    expect((await refused(room.play(player))).message).toContain(
      'The key signing-key cannot leave key-hsm: it is not extractable (CKA_EXTRACTABLE), which cannot be changed. No archive of it can be made here. SoftHSM is software: its token folder can be copied.',
    )
  })
})

test('a key that is not there is refused', async () => {
  const rename = (devices: OpenDevices) => devices.token('key-hsm').destroy({ class: 'private', id: 'a1b2c3d4' })
  await archived(shipped, {}, rename, async (room, player) => {
    expect((await refused(room.play(player))).message).toContain(
      'key-hsm holds no key with label “signing-key” and CKA_ID a1b2c3d4.',
    )
  })
})
