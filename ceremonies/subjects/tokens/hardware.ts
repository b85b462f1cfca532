/** Whether a token may count as the certified hardware that a script says it is. */
import type { TokenDescription } from '../../devices/hsm.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import type { Hsm } from './hsm.ts'

/** What a token and its module say of themselves. */
export interface SaidOfItself {
  readonly module: Pick<TokenDescription['module'], 'path' | 'manufacturer' | 'description'>
  readonly slot: Pick<TokenDescription['slot'], 'manufacturer' | 'description' | 'hardware'>
  readonly manufacturer: string
  readonly model: string
  readonly firmware: string
}

/** Tokens that are software, by what they call themselves; a vendor's simulator says so by itself. */
const software: readonly (readonly [product: string, called: RegExp])[] = [
  ['SoftHSM', /soft ?hsm/i],
  ['NSS', /\bNSS\b|softokn|network security services|mozilla foundation/i],
  ['the openCryptoki soft token', /\bsoft ?tok(en)?\b|pkcs11_sw|^soft$/i],
  ['Kryoptic', /kryoptic/i],
  ['a TPM simulator', /sw +tpm|swtpm|\bibmswtpm|xcg ftpm|tpm simulator/i],
  ['GNOME Keyring', /gnome.?keyring/i],
  ['p11-kit', /p11-kit|pkcs#11 kit/i],
  ['wolfPKCS11', /wolfpkcs11/i],
  ['BouncyHsm', /bouncy ?hsm/i],
  ['a simulator', /simulat|emulat|\bmock\b|software token|virtual token/i],
]

/** The software that it is known to be; null if it is none that is known. */
export function knownSoftware({ module, slot, manufacturer, model }: SaidOfItself): string | null {
  const said = [
    module.path.slice(module.path.lastIndexOf('/') + 1),
    module.manufacturer,
    module.description,
    slot.manufacturer,
    slot.description,
    manufacturer,
    model,
  ]
  return software.find(([, called]) => said.some((text) => called.test(text)))?.[0] ?? null
}

/**
 * What speaks against the certificate that the script records for this HSM; null if nothing does, or it records none. A
 * certificate is of one model and one firmware.
 */
export function againstCertificate(device: string, hsm: Hsm, said: SaidOfItself): Refusal | null {
  if (!hsm.certificate) return null
  const product = knownSoftware(said)
  if (product !== null) return refuse('CERTIFICATE_OF_SOFTWARE', { device, product })
  if (!said.slot.hardware) return refuse('CERTIFICATE_NOT_HARDWARE', { device })
  return otherMake(hsm, said)
}

/** Throws TOKEN_SERIAL_DIFFERS, TOKEN_MODEL_DIFFERS or TOKEN_FIRMWARE_DIFFERS where the script expects another. */
export function mustBeExpected(hsm: Hsm, said: SaidOfItself & { readonly serial: string }): void {
  if (hsm.serial !== undefined && hsm.serial !== said.serial)
    throw refuse('TOKEN_SERIAL_DIFFERS', { expected: hsm.serial, found: said.serial })
  const other = otherMake(hsm, said)
  if (other) throw other
}

function otherMake({ model, firmware }: Hsm, said: SaidOfItself): Refusal | null {
  if (model !== undefined && model !== said.model)
    return refuse('TOKEN_MODEL_DIFFERS', { expected: model, found: said.model })
  if (firmware !== undefined && firmware !== said.firmware)
    return refuse('TOKEN_FIRMWARE_DIFFERS', { expected: firmware, found: said.firmware })
  return null
}
