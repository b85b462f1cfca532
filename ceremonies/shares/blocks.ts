/**
 * A share of the scheme `shamirs-secret-sharing` as people write it: its envelope two bytes at a time, each a block of four
 * hexadecimal digits and a fifth by which a slip of the pen is noticed before the share is whole. docs/SHAMIR.md has the form.
 */
import { refuse } from '../base/refusal.ts'
import { less, read, same } from './constant-time.ts'
import { room, room16, wipe } from './memory.ts'
import type { Words } from './words.ts'

/** Digits of a block. */
const digits = 5
const mostBlocks = 110
const longestText = 1024

/**
 * The blocks of a line of ASCII text, separated by white space, in either case, as 16 bits each. Throws SHARE_EMPTY, SHARE_TOO_LONG,
 * and MACHINE_SHARE_BLOCK with the place (from 1) of the first that cannot be as it is.
 */
export function blocksFrom(text: Uint8Array, share: number): Words {
  if (text.length > longestText) throw refuse('SHARE_TOO_LONG', { share })
  const typed = blocksOf(text)
  if (typed.length === 0) throw refuse('SHARE_EMPTY', { share })
  if (typed.length > mostBlocks) throw refuse('SHARE_TOO_LONG', { share })
  const blocks = room16(typed.length)
  let wrong = 0
  typed.forEach((block, at) => {
    const { value, right } = numberOf(block, at + 1)
    blocks[at] = value
    wrong |= (at + 1) & ~right & same(wrong, 0)
  })
  if (wrong === 0) return blocks
  wipe(blocks)
  throw refuse('MACHINE_SHARE_BLOCK', { share, place: wrong })
}

/** Blocks as ASCII in lower case with one space between. */
export function textOfBlocks(blocks: Words): Uint8Array {
  const text = room(blocks.length * (digits + 1) - 1).fill(0x20)
  for (let at = 0; at < blocks.length; at++) {
    const value = read(blocks, at)
    const nibbles = [value >>> 12, (value >>> 8) & 15, (value >>> 4) & 15, value & 15]
    ;[...nibbles, checkOf(nibbles, at + 1)].forEach((nibble, place) => {
      text[at * (digits + 1) + place] = digitOf(nibble)
    })
  }
  return text
}

/** True for what can stand at that place (from 1) as it is, for whoever types it. */
export function isBlock(text: string, place: number): boolean {
  return (
    numberOf(
      Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
      place,
    ).right !== 0
  )
}

/** Where white space stands is no secret: every block is as long as every other. */
function blocksOf(text: Uint8Array): readonly Uint8Array[] {
  const blocks: Uint8Array[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isSpace(read(text, at))) continue
    if (at > start) blocks.push(text.subarray(start, at))
    start = at + 1
  }
  return blocks
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d

/** `right`: all bits for five digits of which the last is right, else 0. */
function numberOf(block: Uint8Array, place: number): { readonly value: number; readonly right: number } {
  const nibbles = Array.from({ length: digits }, (_, at) => nibbleOf(read(block, at)))
  const [first = 0, second = 0, third = 0, fourth = 0, last = 0] = nibbles
  const value = ((first & 15) << 12) | ((second & 15) << 8) | ((third & 15) << 4) | (fourth & 15)
  // What is no digit is 16.
  const alien = nibbles.reduce((any, nibble) => any | (nibble & 16), 0)
  const checked = same(checkOf(nibbles.slice(0, -1), place), last)
  return { value, right: same(block.length, digits) & same(alien, 0) & checked }
}

/** 0 to 15 of a digit in either case; 16 of anything else. */
function nibbleOf(byte: number): number {
  const letter = byte | 0x20
  const isNumber = less(0x2f, byte) & less(byte, 0x3a)
  const isLetter = less(0x60, letter) & less(letter, 0x67)
  return ((byte - 0x30) & isNumber) | ((letter - 0x57) & isLetter & ~isNumber) | (16 & ~(isNumber | isLetter))
}

const digitOf = (nibble: number): number => 0x30 + nibble + (less(9, nibble) & 39)

/**
 * The digit that follows four others: their sum in GF(16) modulo x⁴ + x + 1, each times x once more than the one before it, plus the
 * place of the block. Another digit gives another, as do two neighbours that change places, and a block that is left out.
 */
function checkOf(nibbles: readonly number[], place: number): number {
  return nibbles.reduceRight((sum, nibble) => timesX(sum ^ (nibble & 15)), 0) ^ (place & 15)
}

function timesX(value: number): number {
  return ((value << 1) & 15) ^ (-((value >>> 3) & 1) & 3)
}
