/** A share sealed to a software card, kept by it, and opened with what the card agrees on; and by Python from the file alone. */
import { execFileSync } from 'node:child_process'
import { createECDH, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import type { CardShare } from '../../../ceremonies/devices/card-share.ts'
import { curves, pointOfSpki, spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { cardShareFile, readCardShare, senderKeyOf } from '../../../ceremonies/shares/card-share.ts'
import { Recipient } from '../../../native/sealed-box.ts'
import { openFromCard, sealForCard } from '../../../native/secrets/card-share.ts'
import { type CardAtHand, cardAtHand, factoryUnlock, pinOf, places } from '../../support/card-at-hand.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'

const names = {
  ceremony: '2026-11-30-root',
  identifier: 4711,
  index: 2,
  scheme: 'SLIP-0039',
  set: 'backup',
  threshold: 3,
} as const
type Applet = keyof typeof places

/** An enrolled card: the share's key is made on it. */
async function enrolled(applet: Applet, algorithm: 'P-256' | 'P-384') {
  const card = cardAtHand(freshCard())
  const request = { use: 'decryption', algorithm, replaces: null, unlock: factoryUnlock() } as const
  const { key } = await card.ask('generateKey', { at: places[applet], ...request })
  const spki = key.spki ?? ''
  return {
    card,
    spki,
    at: { reader: null, card: { ...places[applet].card, key: { use: 'decryption', spki } } } as const,
  }
}

/** What the card agrees on with the share's sender. */
async function agreed(
  { card, at }: { card: CardAtHand; at: Awaited<ReturnType<typeof enrolled>>['at'] },
  share: CardShare,
) {
  const secrets = new Recipient()
  const asked = { at, peer: senderKeyOf(share), recipient: secrets.spki, pin: pinOf('123456') }
  return secrets.open((await card.ask('agree', asked)).secret)
}

const kinds = (['piv', 'openpgp'] as const).flatMap((applet) => curves.map((algorithm) => ({ applet, algorithm })))

test.each(kinds)('$applet, $algorithm: the card keeps the share, and opens it', async ({ applet, algorithm }) => {
  const holder = await enrolled(applet, algorithm)
  const secret = randomBytes(66)
  const file = cardShareFile(sealForCard(names, holder.spki, secret))
  const object = { at: holder.at, object: 1, unlock: factoryUnlock() } as const
  await holder.card.ask('writeObject', { ...object, data: Buffer.from(file).toString('hex') })
  const { data } = await holder.card.ask('readObject', object)
  const share = readCardShare(Buffer.from(data ?? '', 'hex'))
  expect(share).toMatchObject({ ...names, card: holder.spki })
  const shared = await agreed(holder, share)
  expect(openFromCard(share, shared)).toEqual(secret)
  expect(shared).toEqual(Buffer.alloc(shared.length))
})

test.each(curves)('%s: opens as what it is called, from its own card, and not otherwise', async (algorithm) => {
  const [holder, stranger] = [await enrolled('piv', algorithm), await enrolled('openpgp', algorithm)]
  const share = sealForCard(names, holder.spki, randomBytes(66))
  const changes: Partial<CardShare>[] = [
    { ceremony: '2026-11-30-roou' },
    { identifier: 4712 },
    { index: 3 },
    { scheme: 'shamirs-secret-sharing' },
    { set: 'backup ' },
    { threshold: 2 },
    { card: stranger.spki },
    { enc: pointOfSpki(stranger.spki)?.point ?? '' },
    {
      ciphertext:
        `00${share.ciphertext.slice(2)}` === share.ciphertext
          ? `01${share.ciphertext.slice(2)}`
          : `00${share.ciphertext.slice(2)}`,
    },
    { ciphertext: share.ciphertext.slice(0, -2) },
  ]
  for (const change of changes) {
    const changed = { ...share, ...change }
    const shared = await agreed(holder, share)
    expect(await refused(() => openFromCard(changed, shared)), JSON.stringify(change)).toMatchObject({
      code: 'HPKE_NOT_OPENED',
    })
  }
  expect(await refused(agreed(holder, share).then((shared) => openFromCard(share, shared.subarray(1))))).toMatchObject({
    code: 'HPKE_AGREED',
  })
  const foreign = await agreed(stranger, share)
  expect(await refused(() => openFromCard(share, foreign))).toMatchObject({ code: 'HPKE_NOT_OPENED' })
})

test('no card is handed a point that is off its curve', async () => {
  const holder = await enrolled('piv', 'P-256')
  const share = sealForCard(names, holder.spki, randomBytes(66))
  const enc = `${share.enc.slice(0, -1)}${share.enc.endsWith('0') ? '1' : '0'}`
  expect(await refused(agreed(holder, { ...share, enc }))).toMatchObject({ code: 'CARD_PEER_KEY' })
  expect(await refused(() => openFromCard({ ...share, enc }, randomBytes(32)))).toMatchObject({ code: 'HPKE_ENC' })
})

test('is sealed to a key on P-256 or P-384 alone, and of 1 to 512 bytes', async () => {
  const { spki } = await enrolled('piv', 'P-384')
  for (const card of ['', '30', spkiOfPoint('P-256', `04${'5a'.repeat(64)}`) ?? ''])
    expect(await refused(() => sealForCard(names, card, randomBytes(66))), card).toMatchObject({
      code: 'HPKE_RECIPIENT',
    })
  for (const bytes of [0, 513])
    expect(await refused(() => sealForCard(names, spki, randomBytes(bytes)))).toEqual({
      code: 'CARD_SHARE_LENGTH',
      message: `The share has ${bytes} bytes; a card takes 1 to 512.`,
    })
  for (const bytes of [1, 512]) {
    const share = sealForCard(names, spki, randomBytes(bytes))
    expect(readCardShare(cardShareFile(share))).toEqual(share)
  }
})

test.each(curves)('%s: Python opens it from the file and the private key', (curve) => {
  const ecdh = createECDH(curve === 'P-256' ? 'prime256v1' : 'secp384r1')
  ecdh.generateKeys()
  const secret = randomBytes(66)
  const share = sealForCard(names, spkiOfPoint(curve, ecdh.getPublicKey('hex')) ?? '', secret)
  expect(openedByPython(cardShareFile(share), ecdh.getPrivateKey('hex'))).toBe(secret.toString('hex'))
})

/** After docs/CARDS.md: the agreement stands for the card. */
const program = `
import json, sys
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
given = json.load(sys.stdin)
share = json.loads(given["file"])
assert share["strongroom-card-share"] == 1
suite, card, enc, ciphertext = (share.pop(name) for name in ("suite", "card", "enc", "ciphertext"))
hash, kem, kdf = {
    "DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM": (hashes.SHA256(), 16, 1),
    "DHKEM(P-384, HKDF-SHA384), HKDF-SHA384, AES-256-GCM": (hashes.SHA384(), 17, 2),
}[suite]
info = json.dumps(share, sort_keys=True, separators=(",", ":")).encode()
public, enc, ciphertext = load_der_public_key(bytes.fromhex(card)), bytes.fromhex(enc), bytes.fromhex(ciphertext)
point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
peer = ec.EllipticCurvePublicKey.from_encoded_point(public.curve, enc)
agreed = ec.derive_private_key(int(given["scalar"], 16), public.curve).exchange(ec.ECDH(), peer)
def mac(key, text):
    h = hmac.HMAC(key or bytes(hash.digest_size), hash); h.update(text); return h.finalize()
def extract(suite, salt, label, secret):
    return mac(salt, b"HPKE-v1" + suite + label + secret)
def expand(suite, key, label, info, length):
    return mac(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info + b"\\x01")[:length]
numbers = [number.to_bytes(2, "big") for number in (kem, kdf, 2)]
of_kem, suite = b"KEM" + numbers[0], b"HPKE" + b"".join(numbers)
shared = expand(of_kem, extract(of_kem, b"", b"eae_prk", agreed), b"shared_secret", enc + point, hash.digest_size)
context = b"\\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
secret = extract(suite, shared, b"secret", b"")
key, nonce = expand(suite, secret, b"key", context, 32), expand(suite, secret, b"base_nonce", context, 12)
print(AESGCM(key).decrypt(nonce, ciphertext, None).hex())
`

function openedByPython(file: Uint8Array, scalar: Hex): Hex {
  const input = JSON.stringify({ file: Buffer.from(file).toString('ascii'), scalar })
  return execFileSync('/usr/bin/python3', ['-c', program], { input, encoding: 'utf8' }).trim()
}
