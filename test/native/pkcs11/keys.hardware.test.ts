import { createHash, createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { algorithms } from '../../../ceremonies/devices/algorithm.ts'
import { keyPairRequest, signing } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'
import { withToken } from '../../support/softhsm.ts'

describe('a key pair', () => {
  test.each(algorithms)('%s is generated, read back and signs what OpenSSL verifies', async (algorithm) => {
    const { mechanism, digest, hash } = signing[algorithm]
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      const pair = await token.generateKeyPair(keyPairRequest(algorithm, 'a1', { token: true }))
      expect(pair.privateKey).toMatchObject({
        CKA_CLASS: 3,
        CKA_TOKEN: true,
        CKA_PRIVATE: true,
        CKA_SENSITIVE: true,
        CKA_ALWAYS_SENSITIVE: true,
        CKA_EXTRACTABLE: true,
        CKA_NEVER_EXTRACTABLE: false,
        CKA_LOCAL: true,
        CKA_SIGN: true,
        CKA_ID: 'a1',
        CKA_LABEL: `${algorithm} a1`,
      })
      const message = Buffer.from('not DER, and not to be')
      const data = digest === null ? message : createHash(digest).update(message).digest()
      const signature = await token.sign({ class: 'private', id: 'a1' }, mechanism, data.toString('hex'))
      const key = createPublicKey({ key: Buffer.from(pair.spki, 'hex'), format: 'der', type: 'spki' })
      expect(verify(hash, message, key, Buffer.from(signature, 'hex'))).toBe(true)
      expect((await token.objects()).map(({ class: name, id }) => [name, id]).sort()).toEqual([
        ['private', 'a1'],
        ['public', 'a1'],
      ])
    })
  })

  test('a label or CKA_ID that exists is refused, and nothing is made', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      const before = await token.objects()
      const other = keyPairRequest('EC-P256', 'a2')
      const sameLabel = { ...other, privateKey: { ...other.privateKey, CKA_LABEL: 'EC-P256 a1' } }
      expect([
        await refused(token.generateKeyPair(sameLabel)),
        await refused(token.generateKeyPair({ ...sameLabel, privateKey: { ...other.privateKey, CKA_ID: 'a1' } })),
      ]).toEqual([
        {
          code: 'LABEL_EXISTS',
          message: 'hsm already has an object labelled “EC-P256 a1”; choose another label, nothing was made.',
        },
        { code: 'ID_EXISTS', message: 'hsm already has an object with CKA_ID a1; nothing was made.' },
      ])
      expect(await token.objects()).toEqual(before)
    })
  })

  test('becomes unextractable for good, and is destroyed by class and CKA_ID', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      const key = { class: 'private', id: 'a1' } as const
      await token.generateKeyPair(keyPairRequest('EC-P384', 'a1', { token: true }))
      expect(await token.setAttributes(key, { CKA_EXTRACTABLE: false })).toMatchObject({ CKA_EXTRACTABLE: false })
      expect(await refused(token.setAttributes(key, { CKA_EXTRACTABLE: true }))).toMatchObject({
        code: 'PARAMETER_REFUSED',
      })
      expect(await token.destroy(key)).toBe(1)
      expect(await token.destroy(key)).toBe(0)
      expect(await refused(token.setAttributes(key, { CKA_LABEL: 'gone' }))).toEqual({
        code: 'OBJECT_ABSENT',
        message: 'There is no private object with CKA_ID a1 in hsm.',
      })
      expect((await token.objects()).map((object) => object.class)).toEqual(['public'])
    })
  })

  test('what the token cannot do is refused by the name of its error', async () => {
    await withToken(async (devices) => {
      const request = keyPairRequest('EC-P256', 'a1')
      const publicKey = { ...request.publicKey, CKA_EC_PARAMS: '06032a0304' }
      expect(await refused(devices.token('hsm').generateKeyPair({ ...request, publicKey }))).toEqual({
        code: 'DEVICE_FAILED',
        message:
          'The device hsm reports a failure in C_GenerateKeyPair (CKR_GENERAL_ERROR); check the device and what the token holds before continuing.',
      })
    })
  })
})
