/**
 * The port of an HSM: all that a step may ask of a token. Main implements it over host processes; `ceremonies` never sees a
 * module or a handle. Objects are addressed by class and CKA_ID, never by label.
 */
import type { Hex } from '../base/crypto.ts'
import type { KeyCheck } from './check-value.ts'
import type { PinLength } from './pin.ts'
import type { SealedBox } from './sealed-box.ts'

export type ObjectClass = 'public' | 'private' | 'secret' | 'certificate' | 'data' | 'other'

/** Booleans as booleans, CK_ULONG as numbers, CKA_LABEL as text, every other byte string as hex. */
export type AttributeValue = boolean | number | string
export type AttributeName =
  | 'CKA_CLASS'
  | 'CKA_KEY_TYPE'
  | 'CKA_TOKEN'
  | 'CKA_PRIVATE'
  | 'CKA_LABEL'
  | 'CKA_ID'
  | 'CKA_SENSITIVE'
  | 'CKA_EXTRACTABLE'
  | 'CKA_ALWAYS_SENSITIVE'
  | 'CKA_NEVER_EXTRACTABLE'
  | 'CKA_LOCAL'
  | 'CKA_MODIFIABLE'
  | 'CKA_DESTROYABLE'
  | 'CKA_COPYABLE'
  | 'CKA_SIGN'
  | 'CKA_SIGN_RECOVER'
  | 'CKA_VERIFY'
  | 'CKA_VERIFY_RECOVER'
  | 'CKA_ENCRYPT'
  | 'CKA_DECRYPT'
  | 'CKA_WRAP'
  | 'CKA_UNWRAP'
  | 'CKA_DERIVE'
  | 'CKA_TRUSTED'
  | 'CKA_WRAP_WITH_TRUSTED'
  | 'CKA_KEY_GEN_MECHANISM'
  | 'CKA_VALUE_LEN'
  | 'CKA_EC_PARAMS'
  | 'CKA_EC_POINT'
  | 'CKA_MODULUS'
  | 'CKA_MODULUS_BITS'
  | 'CKA_PUBLIC_EXPONENT'
export type Template = Readonly<Partial<Record<AttributeName, AttributeValue>>>

/** Asked for where the token takes them: older ones know no copyable objects, and some keys have no recovery. */
export const whereTaken: readonly AttributeName[] = ['CKA_COPYABLE', 'CKA_SIGN_RECOVER', 'CKA_VERIFY_RECOVER']

export interface ObjectRef {
  readonly class: ObjectClass
  readonly id: Hex
}
export interface TokenObject extends ObjectRef {
  readonly label: string
  readonly attributes: Template
  /** Of a public key that can be read; null for all else. */
  readonly spki: Hex | null
}

export interface Mechanism {
  readonly type: number
  readonly name: string
  readonly flags: number
  readonly minKeySize: number
  readonly maxKeySize: number
}
export type PinState = 'ok' | 'low' | 'final' | 'locked' | 'unset'
export interface TokenDescription {
  readonly module: {
    readonly path: string
    readonly sha256: Hex
    readonly manufacturer: string
    readonly description: string
    readonly version: string
    readonly cryptoki: string
  }
  readonly slot: {
    readonly description: string
    readonly manufacturer: string
    readonly removable: boolean
    readonly hardware: boolean
  }
  readonly token: {
    readonly label: string
    readonly serial: string
    readonly model: string
    readonly manufacturer: string
    readonly hardwareVersion: string
    readonly firmwareVersion: string
    readonly initialised: boolean
    readonly userPin: PinState
    readonly soPin: PinState
    /** Sessions that the module counts at the token beside our own; null where it does not tell. */
    readonly otherSessions: number | null
    /** How long a PIN may be, as the token says. */
    readonly pinLength: PinLength
    /** CKF_PROTECTED_AUTHENTICATION_PATH: PINs are entered at the device itself. */
    readonly protectedAuthenticationPath: boolean
  }
  readonly mechanisms: readonly Mechanism[]
}

/** Which mechanism, by PKCS#11 name; the host knows the parameters each takes. */
export type SignMechanism =
  | 'CKM_ECDSA'
  | 'CKM_SHA256_RSA_PKCS'
  | 'CKM_SHA384_RSA_PKCS'
  | 'CKM_SHA512_RSA_PKCS'
  | 'CKM_EDDSA'
export type CheckMechanism = 'CKM_AES_ECB' | 'CKM_AES_CMAC' | 'CKM_SHA256_HMAC' | WrapMechanism
export type WrapMechanism = 'CKM_AES_KEY_WRAP_KWP' | 'CKM_AES_KEY_WRAP_PAD'
export type KeyPairMechanism = 'CKM_EC_KEY_PAIR_GEN' | 'CKM_RSA_PKCS_KEY_PAIR_GEN' | 'CKM_EC_EDWARDS_KEY_PAIR_GEN'
export type SecretKeyMechanism = 'CKM_AES_KEY_GEN' | 'CKM_GENERIC_SECRET_KEY_GEN'
export type UnwrapMechanism = WrapMechanism | 'CKM_RSA_PKCS_OAEP_SHA1' | 'CKM_RSA_PKCS_OAEP_SHA256'

export interface KeyPairRequest {
  readonly mechanism: KeyPairMechanism
  readonly publicKey: Template
  readonly privateKey: Template
}
/** What the token says it made: attributes read back, and the public key as DER SubjectPublicKeyInfo. */
export interface KeyPair {
  readonly publicKey: Template
  readonly privateKey: Template
  readonly spki: Hex
}

export interface SecretKeyRequest {
  readonly mechanism: SecretKeyMechanism
  readonly secretKey: Template
  /** How a check value of such a key is computed. */
  readonly check: CheckMechanism
}

/** How the token wraps one type of key, found by wrapping a throw-away key and opening it in software. */
export interface WrapProbe {
  readonly mechanism: WrapMechanism
  readonly blobLength: number
  /** Bytes that came out of RFC 5649 unwrapping: one DER PrivateKeyInfo, or a bare secret key, plus `trailingZeros` (0 to 7) zero bytes. */
  readonly derLength: number
  readonly trailingZeros: number
}

export interface BulkWrapRequest {
  readonly count: number
  readonly key: Template
  readonly wrappingKey: Hex
  readonly mechanism: WrapMechanism
  readonly batch: number
}

export interface Token {
  describe(): Promise<TokenDescription>
  /** Every object that the session can see, each with all attributes that the token lets be read. */
  objects(): Promise<readonly TokenObject[]>
  /** C_InitToken and C_InitPIN; returns the new description (slot and serial may change). Refuses a token that holds objects. */
  initialise(request: {
    readonly label: string
    readonly soPin: string
    readonly userPin: string
  }): Promise<TokenDescription>
  /** C_Login as user; throws PIN_WRONG with what is left where the token tells. `null` where the device has its own keypad. */
  login(userPin: string | null): Promise<void>
  /** `length` bytes of C_GenerateRandom, sealed inside the host to `recipient` (X25519 SPKI). */
  sealedRandom(length: number, recipient: Hex): Promise<SealedBox>
  generateKeyPair(request: KeyPairRequest): Promise<KeyPair>
  /** C_GenerateKey; returns the attributes read back. Throws LABEL_EXISTS or ID_EXISTS before anything is made. */
  generateSecretKey(request: SecretKeyRequest): Promise<Template>
  /** The check value of a secret key, which that mechanism computes inside the token. */
  checkValue(key: ObjectRef, mechanism: CheckMechanism): Promise<KeyCheck>
  /** Signature as X.509 carries it (ECDSA re-encoded to DER). `data` is the digest for CKM_ECDSA, the whole message otherwise. */
  sign(key: ObjectRef, mechanism: SignMechanism, data: Hex): Promise<Hex>
  /** C_WrapKey. While an extractable key exists the host refuses a wrapping key that was not admitted. */
  wrap(key: ObjectRef, wrappingKey: Hex, mechanism: WrapMechanism): Promise<Hex>
  /** C_UnwrapKey; returns the attributes read back. */
  unwrap(blob: Hex, unwrappingKey: ObjectRef, mechanism: UnwrapMechanism, template: Template): Promise<Template>
  /** C_SetAttributeValue, then the attributes read back. */
  setAttributes(key: ObjectRef, change: Template): Promise<Template>
  /** C_DestroyObject on every object of that class and id; returns how many there were; afterwards none is found. */
  destroy(key: ObjectRef): Promise<number>
  /** The CKA_IDs of the wrapping keys that the script names; replaces the list before. */
  admitWrappingKeys(ids: readonly Hex[]): Promise<void>
  /** Wraps a throw-away key like `request` under a throw-away AES key and opens it in software; throws WRAP_NOT_RFC5649 or KEY_NOT_WRAPPABLE. */
  probeWrap(mechanism: WrapMechanism, request: KeyPairRequest | SecretKeyRequest): Promise<WrapProbe>
  /** Generates and wraps `count` session keys in batches; blobs of equal length, concatenated. */
  bulkWrap(request: BulkWrapRequest, progress: (done: number) => void): Promise<Uint8Array>
}
