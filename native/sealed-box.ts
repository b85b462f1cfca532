import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { type Hex, sealedBoxPurpose } from '../ceremonies/base/crypto.ts'
import type { SealedBox } from '../ceremonies/devices/sealed-box.ts'
import { refuse } from '../ceremonies/base/refusal.ts'

const purpose = Buffer.from(sealedBoxPurpose, 'ascii')
const tagLength = 16
const nonceLength = 12

/**
 * Seals `plaintext` to an X25519 public key (DER SubjectPublicKeyInfo, hex), so that main carries ciphertext only.
 *
 * key = HKDF-SHA256(ikm = X25519(ephemeral, recipient), no salt, info = purpose ‖ ephemeral SPKI ‖ recipient SPKI);
 * ciphertext = AES-256-GCM(key, nonce, plaintext) ‖ 16-byte tag, no additional data. The info names both public keys
 * (each 44 bytes), so a box opens for one recipient and one ephemeral key only. The caller zeroes `plaintext`.
 * Throws SEALED_BOX_RECIPIENT if the key is not an X25519 public key, or one of small order.
 */
export function seal(plaintext: Uint8Array, recipientSpki: Hex): SealedBox {
  const recipient = publicKeyOf(recipientSpki, 'SEALED_BOX_RECIPIENT')
  const ephemeral = generateKeyPairSync('x25519')
  const agreed = agree(ephemeral.privateKey, recipient, 'SEALED_BOX_RECIPIENT')
  const key = boxKey(agreed, spkiOf(ephemeral.publicKey), spkiOf(recipient))
  try {
    const nonce = randomBytes(nonceLength)
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
    return {
      ephemeral: spkiOf(ephemeral.publicKey).toString('hex'),
      nonce: nonce.toString('hex'),
      ciphertext: ciphertext.toString('hex'),
    }
  } finally {
    key.fill(0)
  }
}

/** Seals what somebody typed. Throws SEALED_BOX_RECIPIENT. */
export function sealText(text: string, recipientSpki: Hex): SealedBox {
  // Not from Buffer's pool, which other strings share.
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text))
  bytes.write(text)
  try {
    return seal(bytes, recipientSpki)
  } finally {
    bytes.fill(0)
  }
}

/** A key pair of this process alone, for as long as it lives: what is sealed to it opens here and nowhere else. */
export class Recipient {
  readonly #privateKey: KeyObject
  /** X25519 SubjectPublicKeyInfo in DER. */
  readonly spki: Hex

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    this.#privateKey = privateKey
    this.spki = spkiOf(publicKey).toString('hex')
  }

  /** The caller zeroes the result. Throws SEALED_BOX_BROKEN if it does not open. */
  open(box: SealedBox): Buffer {
    return openSealed(box, this.#privateKey)
  }

  /** For those who show it: text cannot be zeroed. */
  openText(box: SealedBox): string {
    const bytes = this.open(box)
    const text = bytes.toString('utf8')
    bytes.fill(0)
    return text
  }
}

/** Opens a box with the recipient's private key; the caller zeroes the result. Throws SEALED_BOX_BROKEN if it does not open. */
function openSealed(box: SealedBox, privateKey: KeyObject): Buffer {
  const ephemeral = publicKeyOf(box.ephemeral, 'SEALED_BOX_BROKEN')
  const nonce = Buffer.from(box.nonce, 'hex')
  const sealed = Buffer.from(box.ciphertext, 'hex')
  if (nonce.length !== nonceLength || sealed.length < tagLength) throw refuse('SEALED_BOX_BROKEN')
  const agreed = agree(privateKey, ephemeral, 'SEALED_BOX_BROKEN')
  const key = boxKey(agreed, spkiOf(ephemeral), spkiOf(createPublicKey(privateKey)))
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    decipher.setAuthTag(sealed.subarray(-tagLength))
    const plaintext = decipher.update(sealed.subarray(0, -tagLength))
    return finished(decipher, plaintext)
  } finally {
    key.fill(0)
  }
}

/** GCM answers before it has checked the tag: what it gave is zeroed if the tag is wrong. */
function finished(decipher: { final(): Buffer }, plaintext: Buffer): Buffer {
  try {
    decipher.final()
    return plaintext
  } catch {
    plaintext.fill(0)
    throw refuse('SEALED_BOX_BROKEN')
  }
}

/** `agreed` is zeroed. */
function boxKey(agreed: Buffer, ephemeralSpki: Buffer, recipientSpki: Buffer): Uint8Array {
  try {
    return new Uint8Array(hkdfSync('sha256', agreed, '', Buffer.concat([purpose, ephemeralSpki, recipientSpki]), 32))
  } finally {
    agreed.fill(0)
  }
}

/** RFC 7748 section 6.1: a public key of small order gives an all-zero secret, which OpenSSL refuses. */
function agree(privateKey: KeyObject, publicKey: KeyObject, code: BadKey): Buffer {
  try {
    return diffieHellman({ privateKey, publicKey })
  } catch {
    throw refuse(code)
  }
}

type BadKey = 'SEALED_BOX_RECIPIENT' | 'SEALED_BOX_BROKEN'

function publicKeyOf(spki: Hex, code: BadKey): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'x25519') return key
  } catch {
    // not a public key at all: the same refusal
  }
  throw refuse(code)
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' })
}
