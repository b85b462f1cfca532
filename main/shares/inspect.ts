/** `shares inspect`: what shares say of themselves, and nothing of the secret. */
import { wipe } from '../../ceremonies/shares/memory.ts'
import type { Share } from '../../ceremonies/shares/mnemonic.ts'
import { sharesCommand } from '../../ceremonies/texts/en/shares.ts'
import { isInBlocks, machineSharesIn } from './blocks.ts'
import { sharesFrom } from './input.ts'
import { fill } from '../words.ts'

export interface MnemonicDescription {
  readonly scheme: 'SLIP-0039'
  /** The set, 0 to 32767. */
  readonly identifier: number
  /** From 1, as people count shares. */
  readonly share: number
  readonly threshold: number
  readonly group: number
  readonly groupThreshold: number
  readonly groups: number
  readonly extendable: boolean
  readonly iterationExponent: number
  readonly secretBits: number
}

export interface BlocksDescription {
  readonly scheme: 'shamirs-secret-sharing'
  readonly identifier: number
  readonly share: number
  readonly threshold: number
  readonly shares: number
}

export type ShareDescription = MnemonicDescription | BlocksDescription

/** One description for each share of `input`, which is zeroed; throws what `wordsFrom` and `decodeShare` do, or `envelopesFrom`. */
export function inspectShares(input: Uint8Array): ShareDescription[] {
  try {
    if (isInBlocks(input))
      return machineSharesIn(input).map(({ identifier, index: share, threshold, shares }) => ({
        scheme: 'shamirs-secret-sharing',
        identifier,
        share,
        threshold,
        shares,
      }))
    return sharesFrom(input).map(describe)
  } finally {
    wipe(input)
  }
}

/** A description as people read it. */
export function descriptionText(description: ShareDescription): string {
  if (description.scheme === 'shamirs-secret-sharing') return fill(sharesCommand.blocksDescription, { ...description })
  const { extendable, ...rest } = description
  return fill(sharesCommand.description, { ...rest, extendable: extendable ? 'yes' : 'no' })
}

function describe(share: Share): MnemonicDescription {
  wipe(share.value)
  return {
    scheme: 'SLIP-0039',
    identifier: share.identifier,
    share: share.memberIndex + 1,
    threshold: share.memberThreshold,
    group: share.groupIndex + 1,
    groupThreshold: share.groupThreshold,
    groups: share.groupCount,
    extendable: share.extendable,
    iterationExponent: share.iterationExponent,
    secretBits: share.value.length * 8,
  }
}
