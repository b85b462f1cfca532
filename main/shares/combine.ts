/** `shares combine`: break-glass recovery of a secret from its shares, with nothing but this repository. */
import { Buffer } from 'node:buffer'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { checkValue } from '../../ceremonies/shares/check-value.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import type { Share } from '../../ceremonies/shares/mnemonic.ts'
import { combineShares } from '../../ceremonies/shares/sets.ts'
import { encryptBlock } from '../../native/secrets/aes.ts'
import { combineBlocks, isInBlocks } from './blocks.ts'
import { passphraseFrom, sharesFrom } from './input.ts'

export interface CombineOptions {
  /** A passphrase file as read, or null. */
  readonly passphrase: Uint8Array | null
  /** The check value on record, CMAC or ECB, 3 to 16 bytes, or null. */
  readonly checkValue: Hex | null
}

/**
 * The secret as hex from mnemonics or blocks, as many as the set asks for; `input` is zeroed. Throws what `combineMnemonics` does; of
 * blocks MACHINE_PASSPHRASE, MACHINE_CHECK_VALUE, since without one nobody would know of a wrong share, and what `combineBlocks` does.
 */
export async function combineGiven(input: Uint8Array, options: CombineOptions): Promise<Hex> {
  if (!isInBlocks(input)) return combineMnemonics(input, options)
  try {
    const { passphrase, checkValue: check } = options
    if (passphrase !== null) throw refuse('MACHINE_PASSPHRASE')
    if (check === null) throw refuse('MACHINE_CHECK_VALUE')
    checkValueFrom(check)
    return await combineBlocks(input, check)
  } finally {
    wipe(input)
  }
}

/**
 * The secret as hex from one mnemonic a line, as many as the set asks for; `input` is zeroed. Throws what `wordsFrom`,
 * `decodeShare` and `combineShares` do, and CHECK_VALUE_DIFFERS, _MALFORMED or _NOT_AES. Without a check value a wrong
 * passphrase is not noticed: SLIP-0039 decodes to some secret under any.
 */
export function combineMnemonics(input: Uint8Array, options: CombineOptions): Hex {
  try {
    const wanted = options.checkValue === null ? null : checkValueFrom(options.checkValue)
    const secret = secretOf(sharesFrom(input), options.passphrase)
    try {
      if (wanted) mustHaveCheckValue(secret, wanted)
      return Buffer.from(secret.buffer).toString('hex')
    } finally {
      wipe(secret)
    }
  } finally {
    wipe(input)
  }
}

function secretOf(shares: readonly Share[], passphrase: Uint8Array | null): Uint8Array {
  try {
    return combineShares(shares, passphraseFrom(passphrase))
  } finally {
    wipe(...shares.map(({ value }) => value))
  }
}

function checkValueFrom(text: Hex): Uint8Array {
  if (!/^([0-9a-f]{2}){3,16}$/i.test(text)) throw refuse('CHECK_VALUE_MALFORMED')
  return Buffer.from(text, 'hex')
}

/** The method does not stand on the command line: either may match. */
function mustHaveCheckValue(secret: Uint8Array, wanted: Uint8Array): void {
  if (![16, 24, 32].includes(secret.length)) throw refuse('CHECK_VALUE_NOT_AES', { length: secret.length })
  const matches = (['CMAC', 'ECB'] as const).map((method) =>
    sameBytes(Buffer.from(checkValue(encryptBlock, secret, method, wanted.length).value, 'hex'), wanted),
  )
  if (!matches.includes(true)) throw refuse('CHECK_VALUE_DIFFERS', { method: 'CMAC or ECB', length: wanted.length })
}
