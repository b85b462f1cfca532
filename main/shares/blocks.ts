/** Shares in blocks, as `shares` is given them: of the scheme shamirs-secret-sharing, combined by a process of its own. */
import { Buffer } from 'node:buffer'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import { blocksFrom } from '../../ceremonies/shares/blocks.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { decodeMachineShare, type MachineShare } from '../../ceremonies/shares/machine-share.ts'
import { joined, wipe } from '../../ceremonies/shares/memory.ts'
import { bytesFrom } from '../../ceremonies/shares/words.ts'
import { Recipient, seal } from '../../native/sealed-box.ts'
import { combineByMachine } from '../devices/machine-shares.ts'

const length = shareLength['shamirs-secret-sharing']
const space = Uint8Array.of(0x20)

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39
const isSpace = (byte: number | undefined): boolean => byte === undefined || byte === 0x20 || (byte >= 9 && byte <= 13)

/** True for input that begins with a block, with a number before it or without: every such share begins with the same digits. */
export function isInBlocks(input: Uint8Array): boolean {
  const [first] = itemsOf(input)
  return isDigit(first?.[0])
}

/** The envelopes, of as many blocks each as a share has, over as many lines as they take. Throws what `blocksFrom` does, and MACHINE_SHARE_BLOCKS. */
export function envelopesFrom(input: Uint8Array): Uint8Array[] {
  const items = itemsOf(input)
  const envelopes: Uint8Array[] = []
  for (let at = 0; at < items.length; at += length) {
    const share = envelopes.length + 1
    const part = items.slice(at, at + length)
    if (part.length < length) throw refuse('MACHINE_SHARE_BLOCKS', { share, count: part.length, needed: length })
    const text = joined(...part.flatMap((item) => [item, space]))
    const blocks = blocksFrom(text, share)
    envelopes.push(bytesFrom(blocks))
    wipe(text, blocks)
  }
  return envelopes
}

/** What stands between white space, but for numbers of blocks: those have at most three digits, and maybe a mark after them. */
function itemsOf(input: Uint8Array): readonly Uint8Array[] {
  const items: Uint8Array[] = []
  let start = 0
  for (let at = 0; at <= input.length; at++) {
    if (!isSpace(input[at])) continue
    const item = input.subarray(start, at)
    start = at + 1
    const digits = item.findIndex((byte) => !isDigit(byte))
    const isNumber = item.length < 4 || (item.length === 4 && digits === 3)
    if (item.length > 0 && !isNumber) items.push(item)
  }
  return items
}

/** What each says of itself. */
export function machineSharesIn(input: Uint8Array): readonly Omit<MachineShare, 'value'>[] {
  return envelopesFrom(input).map((bytes, at) => {
    const { value, ...names } = decodeMachineShare(bytes, at + 1)
    wipe(value, bytes)
    return names
  })
}

/**
 * The key as hex. `check`: its first bytes by either method; only by them is a wrong share noticed. Throws what `envelopesFrom` and
 * the process do (docs/SHAMIR.md).
 */
export async function combineBlocks(input: Uint8Array, check: Hex): Promise<Hex> {
  const envelopes = envelopesFrom(input)
  try {
    return await combinedBy({ method: 'CMAC', length: check.length / 2, value: check.toLowerCase() }, envelopes)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'CHECK_VALUE_DIFFERS') throw error
    return await combinedBy({ method: 'ECB', length: check.length / 2, value: check.toLowerCase() }, envelopes)
  } finally {
    wipe(...envelopes)
  }
}

async function combinedBy(check: CheckValue, envelopes: readonly Uint8Array[]): Promise<Hex> {
  const here = new Recipient()
  const { key: box } = await combineByMachine({
    check,
    recipient: here.spki,
    sealedTo: (to) => Promise.resolve(envelopes.map((bytes) => seal(bytes, to))),
  })
  const key = here.open(box)
  try {
    return Buffer.from(key).toString('hex')
  } finally {
    wipe(key)
  }
}
