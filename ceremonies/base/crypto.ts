/** Lower-case hexadecimal, two digits a byte: how public bytes cross every border. */
export type Hex = string

/** The cryptography that pure code is handed: main gives Node's (OpenSSL); tests may give another. */
export interface Crypto {
  /** SHA-256 (FIPS 180-4), 32 bytes. */
  sha256(data: Uint8Array): Uint8Array
  /** SHA-256(prefix ‖ text in UTF-8), 32 bytes. Not for secrets: the text may stay in a buffer of the implementation's. */
  sha256Text(prefix: Hex, text: string): Uint8Array
  /**
   * True if `signature` is valid over `data`. `spki` is a DER SubjectPublicKeyInfo; the signature is as X.509 carries it
   * (ECDSA: DER; RSA: PKCS#1 v1.5; Ed25519: raw). Throws if the key cannot be parsed.
   */
  verify(algorithm: SignatureAlgorithm, spki: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean
}

export type SignatureAlgorithm =
  | 'ecdsa-sha256'
  | 'ecdsa-sha384'
  | 'ecdsa-sha512'
  | 'rsa-sha256'
  | 'rsa-sha384'
  | 'rsa-sha512'
  | 'ed25519'

/** What the key of every sealed box is derived for: HKDF's info begins with it, in ASCII. (Here, because the page has no schemas.) */
export const sealedBoxPurpose = 'strongroom/sealed-box/v1'
