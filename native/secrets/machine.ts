/**
 * This process's side of the scheme `shamirs-secret-sharing`: a process of its own splits and combines once (native/shamir), and key and
 * shares cross to it and back sealed. What comes back is held against what is here.
 */
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { decodeMachineShare } from '../../ceremonies/shares/machine-share.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { bytesFrom, type Words } from '../../ceremonies/shares/words.ts'
import { type Recipient, seal } from '../sealed-box.ts'
import { forms, type ShareNames } from './forms.ts'
import type { ShareSlots } from './share-slots.ts'

export const machine = 'shamirs-secret-sharing'

/** The envelopes of these shares, each sealed to that process. */
export function sealedShares(slots: Pick<ShareSlots, 'words'>, indices: readonly number[], to: Hex): SealedBox[] {
  return indices.map((index) => {
    const bytes = bytesFrom(slots.words(index))
    try {
      return seal(bytes, to)
    } finally {
      wipe(bytes)
    }
  })
}

/** What that process was asked to make. */
export interface MadeAs extends Pick<ShareNames, 'identifier' | 'threshold'> {
  readonly shares: number
}

/**
 * The shares that it made, in order, as people write them; the caller zeroes them. Throws MACHINE_SPLIT_WRONG unless they are what was
 * asked for, all of one set.
 */
export function openedShares(boxes: readonly SealedBox[], transport: Recipient, asked: MadeAs): Words[] {
  const made: Words[] = []
  let set: Hex | null = null
  try {
    for (const box of boxes) {
      const bytes = transport.open(box)
      try {
        const { value, ...names } = decodeMachineShare(bytes, made.length + 1)
        wipe(value)
        set ??= names.set
        const right = names.identifier === asked.identifier && names.threshold === asked.threshold && names.set === set
        const words = forms[machine].ofBytes(bytes)
        if (words !== null) made.push(words)
        if (!right || names.shares !== asked.shares || words === null || names.index !== made.length)
          throw refuse('MACHINE_SPLIT_WRONG')
      } finally {
        wipe(bytes)
      }
    }
    if (made.length !== asked.shares) throw refuse('MACHINE_SPLIT_WRONG')
    return made
  } catch (error) {
    wipe(...made)
    throw error
  }
}
