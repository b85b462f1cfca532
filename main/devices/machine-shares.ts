/** `shamirs-secret-sharing` behind its guard: each call is a process of its own, which is gone before its result is used. */
import type { z } from 'zod'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { shamirContract } from '../../native/shamir/messages.ts'
import { program } from '../shipped.ts'
import { type Ask, openHost } from './host.ts'

type Reply<M extends keyof typeof shamirContract> = z.output<(typeof shamirContract)[M]['reply']>

/**
 * Splits the key (16, 24 or 32 bytes) that `sealedTo` seals to the process, and returns the shares sealed to `recipient`: main has
 * ciphertext only. Throws what `Once.split` does, and what a lost process is refused with.
 */
export function splitByMachine(request: {
  readonly sealedTo: (process: Hex) => Promise<SealedBox>
  readonly identifier: number
  readonly threshold: number
  readonly shares: number
  readonly recipient: Hex
}): Promise<Reply<'split'>> {
  const { sealedTo, ...rest } = request
  return inProcess(async (ask, spki) => ask('split', { ...rest, key: await sealedTo(spki) }))
}

/** Combines as many shares as the set needs, compares the check value, and returns the key sealed to `recipient`. */
export function combineByMachine(request: {
  readonly sealedTo: (process: Hex) => Promise<SealedBox[]>
  readonly check: CheckValue
  readonly recipient: Hex
}): Promise<Reply<'combine'>> {
  const { sealedTo, ...rest } = request
  return inProcess(async (ask, spki) => ask('combine', { ...rest, shares: await sealedTo(spki) }))
}

/** Combines every quorum of these shares, and returns the key that each of them gave, sealed to `recipient`. */
export function proveByMachine(
  request: { readonly sealedTo: (process: Hex) => Promise<SealedBox[]>; readonly recipient: Hex },
  progress: (done: number, of: number) => void,
): Promise<Reply<'prove'>> {
  const { sealedTo, ...rest } = request
  return inProcess(async (ask, spki) =>
    ask('prove', { ...rest, shares: await sealedTo(spki) }, ({ done, of }) => progress(done, of)),
  )
}

async function inProcess<T>(work: (ask: Ask<typeof shamirContract>, spki: Hex) => Promise<T>): Promise<T> {
  const host = openHost({ device: 'secrets', entry: program('native/shamir/host'), contract: shamirContract })
  try {
    return await work(host.ask, await host.ask('transportKey', null))
  } finally {
    await host.end()
  }
}
