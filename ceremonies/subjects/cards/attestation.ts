/**
 * A maker's word for a key on its card: the key's certificate is signed by the card's own (slot F9 of YubiKeys), and that by a
 * certificate that the script pins. The card's own is no proper CA (ykman 522), so this is a path check of its own.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import type { Attestation } from '../../devices/card.ts'
import { fromPem } from '../certificates/x509/assemble.ts'
import { oneElement } from '../certificates/x509/der.ts'
import { isSignedBy, type Link, linkIn } from '../certificates/x509/link.ts'

/** Yubico's extensions 1.3.6.1.4.1.41482.3.7 (serial number) and .3.3 (firmware). */
const [serialNumber, firmwareVersion] = ['2b0601040182c40a0307', '2b0601040182c40a0303']

export interface Attested {
  readonly spki: Hex
  readonly serial: string
  readonly firmware: string | null
}

/**
 * Throws CARD_ATTESTATION_UNREADABLE, CARD_ATTESTATION_KEY, CARD_ATTESTATION_OTHER (of another card) or CARD_ATTESTATION_PATH
 * unless the certificates are of this key on this card and lead to one of `makers`, in PEM.
 */
export function mustBeAttested(
  { certificate, intermediate }: Attestation,
  { spki, serial, firmware }: Attested,
  makers: readonly string[],
  crypto: Crypto,
): void {
  const key = readLink(hexToBytes(certificate))
  const own = intermediate === null ? null : readLink(hexToBytes(intermediate))
  if (key.spki !== spki) throw refuse('CARD_ATTESTATION_KEY')
  const saysFirmware = key.extensions.get(firmwareVersion)?.value
  const isOfCard =
    serialIn(key) === serial &&
    (saysFirmware === undefined || firmware === null || [...saysFirmware].join('.') === firmware)
  if (!isOfCard) throw refuse('CARD_ATTESTATION_OTHER', { serial })
  const anchors = makers.map((pem) => readLink(fromPem(pem)))
  const leads = own !== null && isSignedBy(key, own, crypto) && anchors.some((maker) => isSignedBy(own, maker, crypto))
  if (!leads) throw refuse('CARD_ATTESTATION_PATH')
}

/** Decimal, as the card prints it. */
function serialIn({ extensions }: Link): string | null {
  const value = extensions.get(serialNumber)?.value
  if (value === undefined) return null
  const { content } = oneElement(value)
  return BigInt(`0x${bytesToHex(content)}`).toString()
}

/** Throws CARD_ATTESTATION_UNREADABLE. */
function readLink(der: Uint8Array): Link {
  try {
    const link = linkIn(der)
    if (link.algorithm !== null) return link
  } catch {
    // No certificate: the same refusal.
  }
  throw refuse('CARD_ATTESTATION_UNREADABLE')
}
