import type { Scheme } from '../devices/scheme.ts'
import { machineShareLength } from './machine-share.ts'
import { wordCount } from './mnemonic.ts'

const keyBytes = 32

/** How many words, or blocks, a share of a 256-bit key has. */
export const shareLength: Readonly<Record<Scheme, number>> = {
  'SLIP-0039': wordCount(keyBytes),
  'shamirs-secret-sharing': machineShareLength(keyBytes) / 2,
}
