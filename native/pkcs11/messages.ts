/** Every crossing between main and a PKCS#11 host, with its shapes. Bytes are hex, except the blobs of a bulk wrap. */
import { z } from 'zod'
import type { Template } from '../../ceremonies/devices/hsm.ts'
import { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { method } from '../serve.ts'
import { KeyCheck } from '../key-check.ts'
import { isTemplate } from './template.ts'

const Hex = z.string().regex(/^([0-9a-f]{2})*$/)
/** Never empty: an empty CKA_ID would mean every object without one. */
const Id = z.string().regex(/^([0-9a-f]{2}){1,64}$/)
const Nothing = z.null()
const ObjectClass = z.enum(['public', 'private', 'secret', 'certificate', 'data', 'other'])
const Attributes = z.custom<Template>(isTemplate)
const Ref = z.strictObject({ class: ObjectClass, id: Id })

/** A token by its label and, once known, its serial: slot numbers change, and labels are not unique. */
const Selector = z.strictObject({ label: z.string(), serial: z.string().nullable() })
export type Selector = z.output<typeof Selector>

const SignMechanism = z.enum([
  'CKM_ECDSA',
  'CKM_SHA256_RSA_PKCS',
  'CKM_SHA384_RSA_PKCS',
  'CKM_SHA512_RSA_PKCS',
  'CKM_EDDSA',
])
const WrapMechanism = z.enum(['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD'])
const UnwrapMechanism = z.enum([...WrapMechanism.options, 'CKM_RSA_PKCS_OAEP_SHA1', 'CKM_RSA_PKCS_OAEP_SHA256'])
const KeyPairMechanism = z.enum(['CKM_EC_KEY_PAIR_GEN', 'CKM_RSA_PKCS_KEY_PAIR_GEN', 'CKM_EC_EDWARDS_KEY_PAIR_GEN'])
const CheckMechanism = z.enum(['CKM_AES_ECB', 'CKM_AES_CMAC', 'CKM_SHA256_HMAC', ...WrapMechanism.options])
const KeyPairRequest = z.strictObject({ mechanism: KeyPairMechanism, publicKey: Attributes, privateKey: Attributes })
const SecretKeyRequest = z.strictObject({
  mechanism: z.enum(['CKM_AES_KEY_GEN', 'CKM_GENERIC_SECRET_KEY_GEN']),
  secretKey: Attributes,
  check: CheckMechanism,
})

const Module = z.strictObject({
  path: z.string(),
  sha256: Hex,
  manufacturer: z.string(),
  description: z.string(),
  version: z.string(),
  cryptoki: z.string(),
})
const Slot = z.strictObject({
  description: z.string(),
  manufacturer: z.string(),
  removable: z.boolean(),
  hardware: z.boolean(),
})
const PinState = z.enum(['ok', 'low', 'final', 'locked', 'unset'])
const Token = z.strictObject({
  label: z.string(),
  serial: z.string(),
  model: z.string(),
  manufacturer: z.string(),
  hardwareVersion: z.string(),
  firmwareVersion: z.string(),
  initialised: z.boolean(),
  userPin: PinState,
  soPin: PinState,
  otherSessions: z.int().min(0).nullable(),
  pinLength: z.strictObject({ least: z.int().min(0), most: z.int().min(1).nullable() }),
  protectedAuthenticationPath: z.boolean(),
})
const Mechanism = z.strictObject({
  type: z.number(),
  name: z.string(),
  flags: z.number(),
  minKeySize: z.number(),
  maxKeySize: z.number(),
})
const Description = z.strictObject({
  module: Module,
  slot: Slot,
  token: Token,
  mechanisms: z.array(Mechanism).readonly(),
})
const TokenObject = z.strictObject({
  class: ObjectClass,
  id: Hex,
  label: z.string(),
  attributes: Attributes,
  spki: Hex.nullable(),
})
const KeyPair = z.strictObject({ publicKey: Attributes, privateKey: Attributes, spki: Hex })
const WrapProbe = z.strictObject({
  mechanism: WrapMechanism,
  blobLength: z.int(),
  derLength: z.int(),
  trailingZeros: z.int().min(0).max(7),
})

const token = Selector
const minutes = (count: number) => ({ limit: 60 * count })
/** Generation runs beside the event loop, so that a stopped process and a slow token can be told apart. */
const generation = { limit: 20 * 60, blocking: false }

export const pkcs11Contract = {
  open: method(z.strictObject({ path: z.string(), libraryParameters: z.string().nullable() }), Nothing, minutes(2)),
  slots: method(
    Nothing,
    z.strictObject({
      module: Module,
      slots: z.array(
        z.strictObject({ slot: Slot, token: Token.nullable(), mechanisms: z.array(Mechanism).readonly() }),
      ),
    }),
  ),
  describe: method(z.strictObject({ token }), Description),
  objects: method(z.strictObject({ token }), z.array(TokenObject), minutes(5)),
  initialise: method(
    z.strictObject({ token, label: z.string(), soPin: z.string(), userPin: z.string() }),
    Description,
    minutes(10),
  ),
  login: method(z.strictObject({ token, userPin: z.string().nullable() }), Nothing),
  sealedRandom: method(z.strictObject({ token, length: z.int().min(1).max(1024), recipient: Hex }), SealedBox),
  generateKeyPair: method(z.strictObject({ token, ...KeyPairRequest.shape }), KeyPair, generation),
  generateSecretKey: method(z.strictObject({ token, ...SecretKeyRequest.shape }), Attributes, generation),
  checkValue: method(z.strictObject({ token, key: Ref, mechanism: CheckMechanism }), KeyCheck),
  sign: method(z.strictObject({ token, key: Ref, mechanism: SignMechanism, data: Hex }), Hex),
  wrap: method(z.strictObject({ token, key: Ref, wrappingKey: Id, mechanism: WrapMechanism }), Hex),
  unwrap: method(
    z.strictObject({ token, blob: Hex, unwrappingKey: Ref, mechanism: UnwrapMechanism, template: Attributes }),
    Attributes,
  ),
  setAttributes: method(z.strictObject({ token, key: Ref, change: Attributes }), Attributes),
  destroy: method(z.strictObject({ token, key: Ref }), z.int()),
  admitWrappingKeys: method(z.strictObject({ token, ids: z.array(Id) }), Nothing),
  probeWrap: method(
    z.strictObject({ token, mechanism: WrapMechanism, request: z.union([KeyPairRequest, SecretKeyRequest]) }),
    WrapProbe,
    generation,
  ),
  bulkWrap: method(
    z.strictObject({
      token,
      count: z.int().min(1).max(10_000),
      key: Attributes,
      wrappingKey: Id,
      mechanism: WrapMechanism,
    }),
    z.instanceof(Uint8Array),
    minutes(10),
  ),
}
