/** A set of shamirs-secret-sharing in the secrets process: every split and combination is a process of its own. */
import { generateKeyPairSync, privateDecrypt, constants, randomBytes, createECDH } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { type OpenSecrets, openSecrets } from '../../../main/devices/secrets.ts'
import { seal } from '../../../native/sealed-box.ts'
import { refused } from '../../support/refused.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const wrapTo = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
const keyIn = (wrapped: string) =>
  privateDecrypt({ key: rsa.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(wrapped, 'hex'))

const scheme = 'shamirs-secret-sharing'
const names = { ceremony: 'c', set: 's', scheme, identifier: 7, threshold: 2, shares: 3 } as const
const opened: OpenSecrets[] = []
const open = () => {
  const secrets = openSecrets()
  opened.push(secrets)
  return secrets
}
afterEach(async () => {
  for (const secrets of opened.splice(0)) await secrets.wipe()
})

/** Made, split and shown: the blocks of each share. */
async function shown(secrets = open(), asked = names) {
  const hsmRandom = seal(randomBytes(32), await secrets.transportKey())
  const { wrapped, check } = await secrets.makeBackupKey({ hsmRandom, wrapTo })
  const { commitments } = await secrets.split(asked)
  const shares = await Promise.all(commitments.map(async ({ index }) => wordsIn(await secrets.reveal(index, viewer))))
  return { secrets, key: keyIn(wrapped), check, shares }
}

const typedAt = async (secrets: OpenSecrets, text: string) => sealed(text, await secrets.transportKey())

test('is shown as blocks, proved as typed back, and every quorum gives the key', async () => {
  const { secrets, key, check, shares } = await shown()
  expect(shares.map((share) => share.split(' ').length)).toEqual([58, 58, 58])
  const [first = '', second = '', third = ''] = shares
  const slip = first.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  expect(await refused(secrets.prove(1, await typedAt(secrets, slip)))).toMatchObject({ code: 'MACHINE_SHARE_BLOCK' })
  expect(await refused(secrets.prove(1, await typedAt(secrets, second)))).toMatchObject({
    code: 'MACHINE_SHARE_BLOCK_WRONG',
  })
  const short = first.split(' ').slice(0, -1).join(' ')
  expect(await refused(secrets.prove(1, await typedAt(secrets, short)))).toMatchObject({ code: 'MACHINE_SHARE_BLOCKS' })
  await secrets.prove(1, await typedAt(secrets, first.toUpperCase()))
  expect(await refused(secrets.proveQuorums(() => undefined))).toMatchObject({ code: 'SHARES_NOT_PROVED' })
  await secrets.prove(2, await typedAt(secrets, second))
  await secrets.prove(3, await typedAt(secrets, third))
  const seen: number[] = []
  expect(await secrets.proveQuorums((done, of) => seen.push(done, of))).toBe(3)
  expect(seen).toEqual([3, 3])
  const restored = await secrets.restore({ check, wrapTo })
  expect([keyIn(restored.wrapped), restored.shares]).toEqual([key, [1, 2]])
})

test('comes back after the process was lost, and no other set in its place', async () => {
  const { key, check, shares } = await shown()
  const other = await shown()
  const later = open()
  const give = async (text: string | undefined) => later.typeShare(await typedAt(later, text ?? ''), scheme)
  expect([await give(shares[2]), await refused(give(shares[2]))]).toMatchObject([1, { code: 'SHARE_TYPED_BEFORE' }])
  // Of another set with the same number: its own six bytes tell, and what was typed is forgotten.
  expect(await give(other.shares[0])).toBe(0)
  expect(await refused(later.recall(check))).toMatchObject({ code: 'MACHINE_SHARE_FOREIGN' })
  for (const share of other.shares.slice(0, 2)) await give(share)
  expect(await refused(later.recall(check))).toMatchObject({ code: 'CHECK_VALUE_DIFFERS' })
  for (const share of [shares[2], shares[0]]) await give(share)
  const restored = await later.restore({ check, wrapTo })
  expect([keyIn(restored.wrapped), restored.shares]).toEqual([key, [1, 3]])
})

test('an earlier set gives its key once, and is told from words', async () => {
  const { key, check, shares } = await shown()
  const later = open()
  const set = { scheme, identifier: 7, threshold: 2 } as const
  const give = async (text: string | undefined) =>
    later.typeEarlierShare({ given: await typedAt(later, text ?? ''), set })
  expect(await refused(give('academic acid'))).toMatchObject({ code: 'MACHINE_SHARE_BLOCK' })
  await later.readEarlierShare({ words: await typedAt(later, shares[1] ?? ''), set, index: 2 })
  expect([await give(shares[1]), await give(shares[0])]).toEqual([1, 0])
  expect(keyIn((await later.recoverEarlier({ set, check, wrapTo })).wrapped)).toEqual(key)
  expect(await refused(later.recoverEarlier({ set, check, wrapTo }))).toMatchObject({ code: 'QUORUM_SHORT' })
})

test('a card keeps the envelope, and gives it back', async () => {
  const { secrets } = await shown()
  const card = createECDH('prime256v1')
  card.generateKeys()
  const key = spkiOfPoint('P-256', card.getPublicKey('hex')) ?? ''
  const share = await secrets.sealForCard({ ceremony: 'c', set: 's', index: 2, card: key })
  expect(share).toMatchObject({ scheme, identifier: 7, index: 2, threshold: 2 })
  // 116 bytes and the tag.
  expect(share.ciphertext).toHaveLength(2 * (116 + 16))
  const agreed = seal(card.computeSecret(share.enc, 'hex'), await secrets.transportKey())
  await secrets.prove(2, { share, agreed })
  const renamed = { share: { ...share, scheme: 'SLIP-0039' as const }, agreed }
  expect(await refused(secrets.prove(2, renamed))).toMatchObject({ code: 'HPKE_NOT_OPENED' })
})
