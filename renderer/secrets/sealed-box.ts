/**
 * The page's side of native/sealed-box.ts, by the browser's own WebCrypto: the words of a share leave the page sealed and come
 * sealed, and main, which carries them, holds ciphertext only.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { sealedBoxPurpose } from '../../ceremonies/base/crypto.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'

const { subtle } = crypto
const x25519 = { name: 'X25519' } as const
const purpose = new TextEncoder().encode(sealedBoxPurpose)

/** Seals ASCII text to a key of the secrets process (X25519 SPKI, hex). */
export async function sealText(text: string, recipient: string): Promise<SealedBox> {
  const [to, own] = await Promise.all([publicKeyOf(recipient), makeKeys()])
  const key = await boxKey(own.privateKey, to, await spkiOf(own.publicKey), hexToBytes(recipient))
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const plaintext = new TextEncoder().encode(text)
  try {
    const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plaintext)
    return {
      ephemeral: bytesToHex(await spkiOf(own.publicKey)),
      nonce: bytesToHex(nonce),
      ciphertext: bytesToHex(new Uint8Array(ciphertext)),
    }
  } finally {
    plaintext.fill(0)
  }
}

/** A key for one look at the words of a share: they open here and nowhere else. */
export async function openViewer(): Promise<{
  readonly spki: string
  readonly open: (box: SealedBox) => Promise<string>
}> {
  const own = await makeKeys()
  const spki = await spkiOf(own.publicKey)
  const open = async ({ ephemeral, nonce, ciphertext }: SealedBox): Promise<string> => {
    const key = await boxKey(own.privateKey, await publicKeyOf(ephemeral), hexToBytes(ephemeral), spki)
    const plaintext = new Uint8Array(
      await subtle.decrypt({ name: 'AES-GCM', iv: bytes(nonce) }, key, bytes(ciphertext)),
    )
    const text = new TextDecoder().decode(plaintext)
    plaintext.fill(0)
    return text
  }
  return { spki: bytesToHex(spki), open }
}

/** HKDF-SHA256 over the agreed secret (RFC 7748, RFC 5869), bound to both public keys: the sender's, then the recipient's. */
async function boxKey(own: CryptoKey, other: CryptoKey, sender: Uint8Array, recipient: Uint8Array): Promise<CryptoKey> {
  // The agreed secret itself is never in the page.
  const secret = await subtle.deriveKey({ name: 'X25519', public: other }, own, 'HKDF', false, ['deriveKey'])
  const info = new Uint8Array([...purpose, ...sender, ...recipient])
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

/** The private key never leaves the browser's own store. */
function makeKeys(): Promise<CryptoKeyPair> {
  return subtle.generateKey(x25519, false, ['deriveKey'])
}

function publicKeyOf(spki: string): Promise<CryptoKey> {
  return subtle.importKey('spki', bytes(spki), x25519, true, [])
}

async function spkiOf(key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await subtle.exportKey('spki', key))
}

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hexToBytes(hex))
}
