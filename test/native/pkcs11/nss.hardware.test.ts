import { createHash, createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDevices } from '../../../main/devices/index.ts'
import { keyPairRequest } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'
import { pins } from '../../support/softhsm.ts'
import { bringKey } from '../../support/wrapping.ts'

/** NSS gives its one token this label, whatever it is initialised with. It ignores policy, so nothing here tests policy. */
const label = 'NSS Certificate DB'

test('a second vendor: NSS starts by its parameters, signs, and wraps as RFC 5649 only with KWP', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'strongroom-nss-'))
  const libraryParameters = `configdir='sql:${directory}' certPrefix='' keyPrefix='' secmod='' flags=noModDB`
  const module = '/usr/lib/x86_64-linux-gnu/libsoftokn3.so'
  const devices = openDevices({ inventory: { nss: { module, label, libraryParameters } } })
  try {
    const token = devices.token('nss')
    expect((await token.initialise({ label, soPin: '', userPin: pins.userPin })).token.userPin).toBe('ok')
    await token.login(pins.userPin)
    const { spki } = await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
    const message = Buffer.from('a message')
    const digest = createHash('sha256').update(message).digest('hex')
    const signature = Buffer.from(await token.sign({ class: 'private', id: 'a1' }, 'CKM_ECDSA', digest), 'hex')
    const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
    expect(verify('sha256', message, key, signature)).toBe(true)
    await bringKey(token, 'bb')
    expect([
      await token.probeWrap('CKM_AES_KEY_WRAP_KWP', keyPairRequest('EC-P256', 'a2')),
      await refused(token.probeWrap('CKM_AES_KEY_WRAP_PAD', keyPairRequest('EC-P256', 'a2'))),
    ]).toMatchObject([
      { derLength: 138, trailingZeros: 0 },
      {
        code: 'WRAP_NOT_RFC5649',
        message:
          'With CKM_AES_KEY_WRAP_PAD the token at nss does not wrap this type of key as RFC 5649 requires (its integrity check fails); such a blob could not be opened elsewhere.',
      },
    ])
    expect((await token.objects()).map(({ class: name, id }) => `${name} ${id}`).sort()).toEqual([
      'private a1',
      'public a1',
      'secret bb',
    ])
  } finally {
    await devices.close()
    rmSync(directory, { recursive: true, force: true })
  }
})
