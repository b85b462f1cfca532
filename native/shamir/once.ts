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
} from '../../ceremonies/shares/machine-share.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { Recipient, seal } from '../sealed-box.ts'
import { encryptBlock } from '../secrets/aes.ts'
import { checkOf } from '../secrets/backup-key.ts'
import { combineParts, splitKey } from './library.ts'

export class Once {
  private readonly transport = new Recipient()
  private used = false

  transportKey(): Hex {
    return this.transport.spki
  }

  /** The shares, each in its envelope and sealed to `recipient`. Throws MACHINE_SHARES_ONCE and what `splitKey` does. */
  split(request: {
    readonly key: SealedBox
    readonly threshold: number
    readonly shares: number
    readonly recipient: Hex
  }): { set: Hex; check: CheckValue; shares: SealedBox[] } {
    this.use()
    const { threshold, shares, recipient } = request
    const key = this.transport.open(request.key)
    try {
      const set = randomBytes(8).toString('hex')
      const values = splitKey(key, threshold, shares)
      const sealed = values.map((value, at) => sealedShare({ threshold, shares, index: at + 1, set, value }, recipient))
      return { set, check: checkOf(key), shares: sealed }
    } finally {
      wipe(key)
    }
  }

  /**
   * The key, sealed to `recipient`, once its check value is right. Throws MACHINE_SHARES_ONCE, MACHINE_SHARE_DAMAGED, what
   * `mustBeMachineQuorum` does, and CHECK_VALUE_DIFFERS.
   */
  combine(request: { readonly shares: readonly SealedBox[]; readonly check: CheckValue; readonly recipient: Hex }): {
    key: SealedBox
    indices: number[]
  } {
    this.use()
    const opened = request.shares.map((box) => this.transport.open(box))
    try {
      const shares = opened.map((bytes, at) => decodeMachineShare(bytes, at + 1))
      const key = keyOf(shares, request.check)
      try {
        return { key: seal(key, request.recipient), indices: shares.map(({ index }) => index) }
      } finally {
        wipe(key)
      }
    } finally {
      wipe(...opened)
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

/** The number in an envelope must be the library's own, too. */
function keyOf(shares: readonly MachineShare[], check: CheckValue): Uint8Array {
  try {
    mustBeMachineQuorum(shares)
    shares.forEach(({ value, index }, at) => {
      if (value[1] !== index) throw refuse('MACHINE_SHARE_DAMAGED', { share: at + 1 })
    })
    const key = combineParts(shares.map(({ value }) => value))
    if (key === null) throw refuse('CHECK_VALUE_DIFFERS', { method: check.method, length: check.length })
    try {
      mustMatchCheckValue(encryptBlock, key, check)
      return key
    } catch (error) {
      wipe(key)
      throw error
    }
  } finally {
    wipe(...shares.map(({ value }) => value))
  }
}
