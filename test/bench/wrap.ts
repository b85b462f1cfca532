/** `bench wrap`: keys generated and wrapped through the host's bulk message, against the same loop in C on the same token. */
import { execFileSync } from 'node:child_process'
import { constants, createDecipheriv, createPublicKey, publicEncrypt, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Template, Token } from '../../ceremonies/devices/hsm.ts'
import { openDevices } from '../../main/devices/index.ts'
import { makeSoftHsm, type SoftHsm, softhsmModule } from '../../main/devices/softhsm.ts'
import { root } from '../support/strongroom.ts'
import type { Bench } from './rates.ts'

const label = 'bench'
const batch = 500
const rounds = 15
const wrappingId = 'b0'
const mechanism = 'CKM_AES_KEY_WRAP_PAD'
/** The reference asks for the same. */
const sessionKey: Template = {
  CKA_PRIVATE: true,
  CKA_SENSITIVE: true,
  CKA_EXTRACTABLE: true,
  CKA_WRAP: false,
  CKA_VALUE_LEN: 32,
}

/**
 * `count` AES-256 session keys a round, in turns with the reference; of each the fastest round counts, because other work on
 * the machine can only slow one down. A sample of ours is opened by
 * OpenSSL. The token is a throw-away SoftHSM. Throws if a sample does not open, or if there is no C compiler.
 */
export async function benchWrap(count = 10_000): Promise<Bench> {
  const softhsm = makeSoftHsm()
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-bench-'))
  const pin = randomBytes(8).toString('hex')
  const devices = openDevices({
    inventory: { [label]: { module: softhsmModule, label, environment: softhsm.environment } },
  })
  try {
    const reference = compileReference(folder)
    const token = devices.token(label)
    await token.initialise({ label, soPin: pin, userPin: pin })
    await token.login(pin)
    const value = await bringWrappingKey(token)
    const rates = { ours: [] as number[], reference: [] as number[] }
    for (let round = 0; round < rounds; round += 1) {
      rates.ours.push(await ours(token, count, value))
      rates.reference.push(runReference(reference, softhsm, count, pin))
    }
    const [own, other] = [Math.max(...rates.ours), Math.max(...rates.reference)]
    return { name: 'wrap', ours: own, reference: other, unit: 'keys/s', ratio: own / other }
  } finally {
    await devices.close()
    softhsm.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ours(token: Token, count: number, value: Buffer): Promise<number> {
  const start = performance.now()
  const blobs = await token.bulkWrap(
    { count, batch, key: sessionKey, wrappingKey: wrappingId, mechanism },
    () => undefined,
  )
  const seconds = (performance.now() - start) / 1000
  const size = blobs.length / count
  for (let key = 0; key < count; key += Math.ceil(count / 100))
    mustOpen(blobs.subarray(key * size, (key + 1) * size), value)
  return count / seconds
}

function mustOpen(blob: Uint8Array, value: Buffer): void {
  const decipher = createDecipheriv('id-aes256-wrap-pad', value, Buffer.from('a65959a6', 'hex'))
  const length = decipher.update(blob).length + decipher.final().length
  if (length !== 32) throw new Error(`a sample holds a key of ${length} bytes`)
}

/** A wrapping key whose value is known here, brought in as a ceremony brings its backup key. */
async function bringWrappingKey(token: Token): Promise<Buffer> {
  const value = randomBytes(32)
  const { spki } = await token.generateKeyPair({
    mechanism: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
    publicKey: { CKA_TOKEN: false, CKA_ID: 'b1', CKA_MODULUS_BITS: 2048, CKA_PUBLIC_EXPONENT: '010001' },
    privateKey: { CKA_TOKEN: false, CKA_ID: 'b1', CKA_SENSITIVE: true, CKA_EXTRACTABLE: false, CKA_UNWRAP: true },
  })
  const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
  const blob = publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, value)
  await token.unwrap(blob.toString('hex'), { class: 'private', id: 'b1' }, 'CKM_RSA_PKCS_OAEP_SHA1', {
    CKA_CLASS: 4,
    CKA_KEY_TYPE: 31,
    CKA_TOKEN: false,
    CKA_ID: wrappingId,
    CKA_SENSITIVE: true,
    CKA_EXTRACTABLE: false,
    CKA_WRAP: true,
  })
  return value
}

/** Not beside the token: hardened machines let nothing run from `/dev/shm`. */
function compileReference(folder: string): string {
  const headers = join(root, 'node_modules/pkcs11js/includes')
  const program = join(folder, 'wrap')
  execFileSync('cc', ['-O2', `-I${headers}`, '-o', program, join(import.meta.dirname, 'wrap.c'), '-ldl'])
  return program
}

function runReference(program: string, { environment }: SoftHsm, count: number, pin: string): number {
  const answer = execFileSync(program, [softhsmModule, label, String(count)], {
    env: { ...environment },
    input: `${pin}\n`,
  })
  return Number(answer.toString())
}
