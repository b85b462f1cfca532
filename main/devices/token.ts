/** The device port's `Token` over a PKCS#11 host: one inventory name, one label and serial. */
import type { Token, TokenDescription } from '../../ceremonies/devices/hsm.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { pkcs11Contract, Selector } from '../../native/pkcs11/messages.ts'
import type { Ask, Host } from './host.ts'

type Contract = typeof pkcs11Contract

/** `device` is the name that refusals say. Once the serial is known, another token with the same label is not taken for this one. */
export function tokenOver(host: Host<Contract>, device: string, label: string, serial: string | null): Token {
  let token: Selector = { label, serial }
  const ask: Ask<Contract> = async (method, request, progress) => {
    try {
      return await host.ask(method, request, progress)
    } catch (error) {
      throw error instanceof Refusal ? refuse(error.code, { ...error.parameters, device }) : error
    }
  }
  const pinned = (description: TokenDescription): TokenDescription => {
    const { initialised, ...told } = description.token
    if (initialised && told.label === label) token = { label, serial: told.serial }
    return description
  }
  return {
    describe: async () => pinned(await ask('describe', { token })),
    objects: () => ask('objects', { token }),
    initialise: async (request) => {
      // Its serial may change: what the inventory says is asked for, not what was found before.
      token = { label, serial }
      return pinned(await ask('initialise', { token, ...request }))
    },
    login: async (userPin) => {
      await ask('login', { token, userPin })
    },
    sealedRandom: (length, recipient) => ask('sealedRandom', { token, length, recipient }),
    generateKeyPair: (request) => ask('generateKeyPair', { token, ...request }),
    generateSecretKey: (request) => ask('generateSecretKey', { token, ...request }),
    checkValue: (key, mechanism) => ask('checkValue', { token, key, mechanism }),
    sign: (key, mechanism, data) => ask('sign', { token, key, mechanism, data }),
    wrap: (key, wrappingKey, mechanism) => ask('wrap', { token, key, wrappingKey, mechanism }),
    unwrap: (blob, unwrappingKey, mechanism, template) =>
      ask('unwrap', { token, blob, unwrappingKey, mechanism, template }),
    setAttributes: (key, change) => ask('setAttributes', { token, key, change }),
    destroy: (key) => ask('destroy', { token, key }),
    admitWrappingKeys: async (ids) => {
      await ask('admitWrappingKeys', { token, ids: [...ids] })
    },
    probeWrap: (mechanism, request) => ask('probeWrap', { token, mechanism, request }),
    bulkWrap: (request, progress) =>
      bulkWrap(request, progress, (count) => {
        const { key, wrappingKey, mechanism } = request
        return ask('bulkWrap', { token, count, key, wrappingKey, mechanism })
      }),
  }
}

/** So that the host has work while an answer travels and main is busy. */
const batchesInFlight = 4

async function bulkWrap(
  { count, batch }: { readonly count: number; readonly batch: number },
  progress: (done: number) => void,
  ask: (count: number) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const sizes = Array.from({ length: Math.ceil(count / batch) }, (_, index) => Math.min(batch, count - index * batch))
  const answers: Uint8Array[] = []
  let done = 0
  let next = 0
  const worker = async () => {
    for (let index = next++; index < sizes.length; index = next++) {
      const size = sizes[index] ?? 0
      answers[index] = await ask(size)
      done += size
      progress(done)
    }
  }
  await Promise.all(Array.from({ length: batchesInFlight }, worker))
  const length = (answers[0]?.length ?? 0) / (sizes[0] ?? 1)
  if (answers.some((blobs, index) => blobs.length !== length * (sizes[index] ?? 0))) throw refuse('WRAP_LENGTHS_DIFFER')
  return Buffer.concat(answers)
}
