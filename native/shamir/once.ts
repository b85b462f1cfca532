/** What a process for shamirs-secret-sharing does once in its life, because the library keeps what an exception left behind. */
import { randomBytes } from 'node:crypto'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { mustMatchCheckValue } from '../../ceremonies/shares/check-value.ts'
import {
  decodeMachineShare,
  encodeMachineShare,
  type MachineShare,
  mustBeMachineQuorum,
  mustBeOfOneSet,
} from '../../ceremonies/shares/machine-share.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { Recipient, seal } from '../sealed-box.ts'
import { encryptBlock } from '../secrets/aes.ts'
import { combineParts, splitKey } from './library.ts'
import { keyOfEveryQuorum } from './quorums.ts'

export class Once {
  private readonly transport = new Recipient()
  private used = false

  transportKey(): Hex {
    return this.transport.spki
  }

  /** The shares in order, each in its envelope and sealed to `recipient`. Throws MACHINE_SHARES_ONCE and what `splitKey` does. */
  split(request: {
    readonly key: SealedBox
    readonly identifier: number
    readonly threshold: number
    readonly shares: number
    readonly recipient: Hex
  }): { shares: SealedBox[] } {
    this.use()
    const { identifier, threshold, shares, recipient } = request
    const key = this.transport.open(request.key)
    try {
      const set = randomBytes(6).toString('hex')
      const values = splitKey(key, threshold, shares)
      const of = { identifier, threshold, shares, set }
      return { shares: values.map((value, at) => sealedShare({ ...of, index: at + 1, value }, recipient)) }
    } finally {
      wipe(key)
    }
  }

  /**
   * The key, sealed to `recipient`, once its check value is right. Throws MACHINE_SHARES_ONCE, MACHINE_SHARE_DAMAGED, what
   * `mustBeMachineQuorum` does, and CHECK_VALUE_DIFFERS.
   */
  async combine(request: {
    readonly shares: readonly SealedBox[]
    readonly check: CheckValue
    readonly recipient: Hex
  }): Promise<{ key: SealedBox; indices: number[] }> {
    this.use()
    return this.withShares(request.shares, (shares) => {
      const key = keyOf(shares, request.check)
      try {
        return { key: seal(key, request.recipient), indices: shares.map(({ index }) => index) }
      } finally {
        wipe(key)
      }
    })
  }

  /**
   * Combines every quorum of the shares of a set; the key that each of them gives, sealed to `recipient`, and how many there were.
   * Whether it is the right one, whoever has it compares. Throws MACHINE_SHARES_ONCE, MACHINE_SHARE_DAMAGED, what `mustBeOfOneSet`
   * does, and QUORUM_DIFFERS.
   */
  async prove(
    request: { readonly shares: readonly SealedBox[]; readonly recipient: Hex },
    progress: (done: number, of: number) => void,
  ): Promise<{ key: SealedBox; quorums: number }> {
    this.use()
    return this.withShares(request.shares, async (shares) => {
      const { threshold } = mustBeOfOneSet(shares)
      const { key, quorums } = await keyOfEveryQuorum(shares, threshold, progress)
      try {
        return { key: seal(key, request.recipient), quorums }
      } finally {
        wipe(key)
      }
    })
  }

  /** Opens and reads them, and zeroes them after; the number in an envelope must be the library's own, too. */
  private async withShares<T>(
    boxes: readonly SealedBox[],
    work: (shares: readonly MachineShare[]) => T | Promise<T>,
  ): Promise<T> {
    const opened = boxes.map((box) => this.transport.open(box))
    const shares: MachineShare[] = []
    try {
      opened.forEach((bytes, at) => {
        const share = decodeMachineShare(bytes, at + 1)
        shares.push(share)
        if (share.value[1] !== share.index) throw refuse('MACHINE_SHARE_DAMAGED', { share: at + 1 })
      })
      return await work(shares)
    } finally {
      wipe(...opened, ...shares.map(({ value }) => value))
    }
  }

  private use(): void {
    if (this.used) throw refuse('MACHINE_SHARES_ONCE')
    this.used = true
  }
}

function sealedShare(share: MachineShare, recipient: Hex): SealedBox {
  const bytes = encodeMachineShare(share)
  try {
    return seal(bytes, recipient)
  } finally {
    wipe(bytes, share.value)
  }
}

function keyOf(shares: readonly MachineShare[], check: CheckValue): Uint8Array {
  mustBeMachineQuorum(shares)
  const key = combineParts(shares.map(({ value }) => value))
  if (key === null) throw refuse('CHECK_VALUE_DIFFERS', { method: check.method, length: check.length })
  try {
    mustMatchCheckValue(encryptBlock, key, check)
    return key
  } catch (error) {
    wipe(key)
    throw error
  }
}
