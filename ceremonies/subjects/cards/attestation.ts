/**
 * A maker's word for a key on its card: the key's certificate is signed by the card's own (slot F9 of YubiKeys), and that by a
 * certificate that the script pins. The card's own is no proper CA (ykman 522), so this is a path check of its own.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex, SignatureAlgorithm } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import type { Attestation } from '../../devices/card.ts'
import { fromPem } from '../certificates/x509/assemble.ts'
import {
  bitString,
  elements,
  mustHold,
  objectIdentifier,
  octetString,
  oneElement,
  sequence,
} from '../certificates/x509/der.ts'

/** What a certificate of a chain says, each part as hex of its whole DER. */
interface Link {
  readonly tbs: Uint8Array
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
  readonly issuer: Hex
  readonly subject: Hex
  readonly spki: Hex
  /** By OID, as hex of its content. */
  readonly extensions: ReadonlyMap<Hex, Uint8Array>
}

/** OIDs as hex of their content (RFC 5758, RFC 8017). */
const algorithms: Readonly<Record<Hex, SignatureAlgorithm>> = {
  '2a8648ce3d040302': 'ecdsa-sha256',
  '2a8648ce3d040303': 'ecdsa-sha384',
  '2a8648ce3d040304': 'ecdsa-sha512',
  '2a864886f70d01010b': 'rsa-sha256',
  '2a864886f70d01010c': 'rsa-sha384',
  '2a864886f70d01010d': 'rsa-sha512',
}

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
  const key = linkIn(hexToBytes(certificate))
  const own = intermediate === null ? null : linkIn(hexToBytes(intermediate))
  if (key.spki !== spki) throw refuse('CARD_ATTESTATION_KEY')
  const saysFirmware = key.extensions.get(firmwareVersion)
  const isOfCard =
    serialIn(key) === serial &&
    (saysFirmware === undefined || firmware === null || [...saysFirmware].join('.') === firmware)
  if (!isOfCard) throw refuse('CARD_ATTESTATION_OTHER', { serial })
  const anchors = makers.map((pem) => linkIn(fromPem(pem)))
  const leads = own !== null && isSignedBy(key, own, crypto) && anchors.some((maker) => isSignedBy(own, maker, crypto))
  if (!leads) throw refuse('CARD_ATTESTATION_PATH')
}

/** Decimal, as the card prints it. */
function serialIn({ extensions }: Link): string | null {
  const value = extensions.get(serialNumber)
  if (value === undefined) return null
  const { content } = oneElement(value)
  return BigInt(`0x${bytesToHex(content)}`).toString()
}

function isSignedBy(one: Link, by: Link, crypto: Crypto): boolean {
  return one.issuer === by.subject && crypto.verify(one.algorithm, hexToBytes(by.spki), one.tbs, one.signature)
}

/** RFC 5280 4.1, as far as a chain takes it. Throws CARD_ATTESTATION_UNREADABLE. */
function linkIn(der: Uint8Array): Link {
  try {
    const [tbs, outer, signature] = elements(oneElement(der).content)
    mustHold(tbs?.tag === sequence && outer?.tag === sequence && signature?.tag === bitString)
    mustHold(signature.content[0] === 0)
    const [, , inner, issuer, , subject, key, ...more] = elements(tbs.content)
    mustHold(inner !== undefined && issuer !== undefined && subject !== undefined && key !== undefined)
    const [identifier] = elements(outer.content)
    const algorithm = identifier && algorithms[bytesToHex(identifier.content)]
    mustHold(algorithm !== undefined && bytesToHex(inner.whole) === bytesToHex(outer.whole))
    return {
      tbs: tbs.whole,
      algorithm,
      signature: signature.content.subarray(1),
      ...{ issuer: bytesToHex(issuer.whole), subject: bytesToHex(subject.whole), spki: bytesToHex(key.whole) },
      extensions: extensionsIn(more.at(-1)?.content),
    }
  } catch {
    throw refuse('CARD_ATTESTATION_UNREADABLE')
  }
}

function extensionsIn(tagged: Uint8Array | undefined): ReadonlyMap<Hex, Uint8Array> {
  if (tagged === undefined) return new Map()
  return new Map(
    elements(oneElement(tagged).content).map((extension) => {
      const parts = elements(extension.content)
      const [name, value] = [parts[0], parts.at(-1)]
      mustHold(name?.tag === objectIdentifier && value?.tag === octetString)
      return [bytesToHex(name.content), value.content] as const
    }),
  )
}
