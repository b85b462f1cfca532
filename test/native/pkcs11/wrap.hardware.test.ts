import { createHash, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Algorithm } from '../../../ceremonies/devices/algorithm.ts'
import type { Token } from '../../../ceremonies/devices/hsm.ts'
import { keyPairRequest, signing } from '../../support/keys.ts'
import { refused } from '../../support/refused.ts'
import { withToken } from '../../support/softhsm.ts'
import { bringKey, openBlob, wrappingTemplate } from '../../support/wrapping.ts'

const wrappable: Algorithm[] = ['EC-P256', 'EC-P384', 'EC-P521', 'RSA-3072', 'RSA-4096']
const key = { class: 'private', id: 'a1' } as const
const pad = 'CKM_AES_KEY_WRAP_PAD'
const namesOf = async (token: Token) => (await token.objects()).map(({ class: name, id }) => `${name} ${id}`).sort()

/** Of the SEQUENCE that starts here. */
function derLength(plain: Buffer): number {
  const first = plain.readUInt8(1)
  const count = first < 0x80 ? 0 : first - 0x80
  return 2 + count + (count === 0 ? first : plain.readUIntBE(2, count))
}

describe('wrapping for archive', () => {
  test.each(wrappable)(
    '%s: what the probe tells is what OpenSSL finds in the blob, and it comes back',
    async (algorithm) => {
      await withToken(async (devices) => {
        const token = devices.token('hsm')
        const value = await bringKey(token, 'bb')
        const request = keyPairRequest(algorithm, 'a1')
        const probe = await token.probeWrap(pad, request)
        expect(await namesOf(token)).toEqual(['secret bb'])
        const { spki } = await token.generateKeyPair(request)
        await token.admitWrappingKeys(['bb'])
        const blob = Buffer.from(await token.wrap(key, 'bb', pad), 'hex')
        const plain = openBlob(blob, value)
        // The numbers inside an RSA key differ in length from key to key, so the probe's length holds for EC only.
        const length = derLength(plain)
        if (algorithm.startsWith('EC')) expect([length, blob.length]).toEqual([probe.derLength, probe.blobLength])
        expect(plain.subarray(length)).toEqual(Buffer.alloc(plain.length - length))
        expect(plain.length - length).toBeLessThanOrEqual(7)
        const own = createPrivateKey({ key: plain.subarray(0, length), format: 'der', type: 'pkcs8' })
        expect(createPublicKey(own).export({ type: 'spki', format: 'der' }).toString('hex')).toBe(spki)
        await mustComeBack(token, algorithm, blob, spki)
      })
    },
  )

  async function mustComeBack(token: Token, algorithm: Algorithm, blob: Buffer, spki: string): Promise<void> {
    const template = {
      CKA_CLASS: 3,
      CKA_KEY_TYPE: algorithm.startsWith('RSA') ? 0 : 3,
      CKA_TOKEN: false,
      CKA_SIGN: true,
    }
    const restored = { ...template, CKA_ID: 'a2', CKA_SENSITIVE: true, CKA_EXTRACTABLE: false }
    expect(await token.unwrap(blob.toString('hex'), { class: 'secret', id: 'bb' }, pad, restored)).toMatchObject(
      restored,
    )
    const { mechanism, digest, hash } = signing[algorithm]
    const message = Buffer.from('strongroom restore challenge')
    const data = digest === null ? message : createHash(digest).update(message).digest()
    const signature = await token.sign({ class: 'private', id: 'a2' }, mechanism, data.toString('hex'))
    const publicKey = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
    expect(verify(hash, message, publicKey, Buffer.from(signature, 'hex'))).toBe(true)
  }

  test('SoftHSM can neither wrap Ed25519 nor use KWP, the probe says which and leaves nothing behind', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      expect([
        await refused(token.probeWrap(pad, keyPairRequest('Ed25519', 'a1'))),
        await refused(token.probeWrap('CKM_AES_KEY_WRAP_KWP', keyPairRequest('EC-P256', 'a1'))),
      ]).toMatchObject([
        {
          code: 'KEY_NOT_WRAPPABLE',
          message:
            'The token at hsm cannot wrap this type of key with CKM_AES_KEY_WRAP_PAD; choose another algorithm or `archive: none`.',
        },
        {
          code: 'MECHANISM_MISSING',
          message: 'The token at hsm does not have CKM_AES_KEY_WRAP_KWP; use another algorithm or another token.',
        },
      ])
      expect(await namesOf(token)).toEqual([])
    })
  })

  test('a changed blob does not come back', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await bringKey(token, 'bb')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      await token.admitWrappingKeys(['bb'])
      const blob = Buffer.from(await token.wrap(key, 'bb', pad), 'hex')
      blob[20] = (blob[20] ?? 0) ^ 1
      const template = { CKA_CLASS: 3, CKA_KEY_TYPE: 3, CKA_TOKEN: false, CKA_ID: 'a2' }
      const wrappingKey = { class: 'secret', id: 'bb' } as const
      expect(await refused(token.unwrap(blob.toString('hex'), wrappingKey, pad, template))).toMatchObject({
        code: expect.stringMatching(/^(WRAPPED_KEY_REFUSED|DEVICE_FAILED)$/),
      })
      expect(await namesOf(token)).toEqual(['private a1', 'public a1', 'secret bb'])
    })
  })
})

describe('while an extractable key exists', () => {
  test('only an admitted wrapping key wraps, and the list before is replaced', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await bringKey(token, 'bb')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      const message = 'The wrapping key bb is not in the script, and hsm holds 1 extractable keys; nothing was wrapped.'
      const notAdmitted = { code: 'WRAPPING_KEY_NOT_ADMITTED', message }
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual(notAdmitted)
      await token.admitWrappingKeys(['bb'])
      expect(await token.wrap(key, 'bb', pad)).toMatch(/^[0-9a-f]{160}$/)
      await token.admitWrappingKeys(['cc'])
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual(notAdmitted)
      const bulk = {
        count: 1,
        batch: 1,
        key: { CKA_VALUE_LEN: 32, CKA_EXTRACTABLE: true },
        wrappingKey: 'bb',
        mechanism: pad,
      } as const
      expect(await refused(token.bulkWrap(bulk, () => undefined))).toEqual(notAdmitted)
    })
  })

  test('a session key that could wrap and that nobody admitted stops every wrap', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await bringKey(token, 'bb')
      await bringKey(token, 'cc')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      await token.admitWrappingKeys(['bb'])
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual({
        code: 'WRAPPING_KEY_LEFTOVER',
        message:
          'A session key that can wrap (cc) and is not in the script is left in hsm; destroy it first, nothing was wrapped.',
      })
      await token.destroy({ class: 'secret', id: 'cc' })
      expect(await token.wrap(key, 'bb', pad)).toMatch(/^[0-9a-f]{160}$/)
    })
  })

  test('twins by one CKA_ID are refused, because which one would wrap is not known', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await bringKey(token, 'bb')
      await bringKey(token, 'cc')
      await token.setAttributes({ class: 'secret', id: 'cc' }, { CKA_ID: 'bb' })
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      await token.admitWrappingKeys(['bb'])
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual({
        code: 'OBJECT_AMBIGUOUS',
        message: 'There are 2 secret objects with CKA_ID bb in hsm; which one is meant is not clear.',
      })
    })
  })

  test('once it is unextractable the token itself refuses, admitted or not', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      await bringKey(token, 'bb')
      await token.generateKeyPair(keyPairRequest('EC-P256', 'a1'))
      await token.setAttributes(key, { CKA_EXTRACTABLE: false })
      const answer = {
        code: 'KEY_UNEXTRACTABLE',
        message: 'The key is not extractable, so hsm refuses to wrap it.',
      }
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual(answer)
      await token.admitWrappingKeys(['bb'])
      expect(await refused(token.wrap(key, 'bb', pad))).toEqual(answer)
    })
  })
})

test('bulk: every key comes out of its blob, in batches with progress, and none stays in the token', async () => {
  await withToken(async (devices) => {
    const token = devices.token('hsm')
    const value = await bringKey(token, 'bb')
    await token.admitWrappingKeys(['bb'])
    const done: number[] = []
    const template = { CKA_SENSITIVE: true, CKA_EXTRACTABLE: true, CKA_VALUE_LEN: 32 } as const
    const blobs = await token.bulkWrap(
      { count: 250, batch: 100, key: template, wrappingKey: 'bb', mechanism: pad },
      (count) => done.push(count),
    )
    const keys = Array.from({ length: 250 }, (_, index) => openBlob(blobs.subarray(index * 40, index * 40 + 40), value))
    expect([done.at(-1), done.length, blobs.length]).toEqual([250, 3, 10_000])
    expect(new Set(keys.map((one) => one.toString('hex'))).size).toBe(250)
    expect(keys.every((one) => one.length === 32)).toBe(true)
    expect(await namesOf(token)).toEqual(['secret bb'])
  })
})

test('a wrapping key shows what it may do and no more', async () => {
  await withToken(async (devices) => {
    const token = devices.token('hsm')
    await bringKey(token, 'bb')
    const [object] = await token.objects()
    const attributes = wrappingTemplate('bb')
    expect(object).toMatchObject({ class: 'secret', id: 'bb', label: 'wrapping bb', attributes })
  })
})
