/** `shares inspect`: what mnemonics say of themselves, and nothing of the secret. */
import { wipe } from '../../ceremonies/shares/memory.ts'
import type { Share } from '../../ceremonies/shares/mnemonic.ts'
import { sharesCommand } from '../../ceremonies/texts/en/shares.ts'
import { sharesFrom } from './input.ts'
import { fill } from '../words.ts'

export interface ShareDescription {
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

/** One description a line of `input`, which is zeroed; throws what `wordsFrom` and `decodeShare` do. */
export function inspectMnemonics(input: Uint8Array): ShareDescription[] {
  try {
    return sharesFrom(input).map(describe)
  } finally {
    wipe(input)
  }
}

/** A description as people read it. */
export function descriptionText({ extendable, ...description }: ShareDescription): string {
  return fill(sharesCommand.description, { ...description, extendable: extendable ? 'yes' : 'no' })
}

function describe(share: Share): ShareDescription {
  wipe(share.value)
  return {
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
