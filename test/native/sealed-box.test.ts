import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { Recipient, seal } from '../../native/sealed-box.ts'

const recipient = new Recipient()
const { spki } = recipient

describe('a sealed box', () => {
  test('opens to what was sealed, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (plaintext) => {
        const [first, second] = [seal(plaintext, spki), seal(plaintext, spki)]
        expect(recipient.open(first)).toEqual(Buffer.from(plaintext))
        expect(first.ciphertext).not.toBe(second.ciphertext)
      }),
      { numRuns: 50 },
    )
  })

  test('does not open when any byte of it is changed', () => {
    const box = seal(Buffer.alloc(32, 7), spki)
    for (const field of ['ephemeral', 'nonce', 'ciphertext'] as const) {
      for (let at = 0; at < box[field].length / 2; at++) {
        const broken = { ...box, [field]: flipped(box[field], at) }
        // RFC 7748 section 5: the top bit of a coordinate is ignored, but the info binds the key as it was sent
        expect(() => recipient.open(broken), `${field} ${String(at)}`).toThrow(
          expect.objectContaining({ code: 'SEALED_BOX_BROKEN' }),
        )
      }
    }
  })

  test('does not open for another recipient', () => {
    const other = new Recipient()
    expect(() => other.open(seal(Buffer.alloc(32), spki))).toThrow(
      expect.objectContaining({ code: 'SEALED_BOX_BROKEN' }),
    )
  })

  test('refuses a key of small order, and a box that is too short', () => {
    const zero = createPublicKey({
      key: Buffer.from(`302a300506032b656e032100${'00'.repeat(32)}`, 'hex'),
      format: 'der',
      type: 'spki',
    })
    const box: SealedBox = {
      ...seal(Buffer.alloc(32), spki),
      ephemeral: zero.export({ format: 'der', type: 'spki' }).toString('hex'),
    }
    expect(() => recipient.open(box)).toThrow(expect.objectContaining({ code: 'SEALED_BOX_BROKEN' }))
    expect(() => seal(Buffer.alloc(32), box.ephemeral)).toThrow(
      expect.objectContaining({ code: 'SEALED_BOX_RECIPIENT' }),
    )
    expect(() => recipient.open({ ...box, ciphertext: '00' })).toThrow(
      expect.objectContaining({ code: 'SEALED_BOX_BROKEN' }),
    )
  })

  test('is not made for anything but an X25519 public key', () => {
    const ed25519 = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
    for (const wrong of ['', 'zz', '30', ed25519]) {
      expect(() => seal(Buffer.alloc(32), wrong)).toThrow(expect.objectContaining({ code: 'SEALED_BOX_RECIPIENT' }))
    }
  })
})

const flipped = (hex: string, at: number) => {
  const bytes = Buffer.from(hex, 'hex')
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x80, at)
  return bytes.toString('hex')
}
