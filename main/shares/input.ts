/** What the `shares` command is given: lines of words, a passphrase file, hex. */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import { decodeShare, type Share } from '../../ceremonies/shares/mnemonic.ts'
import { wordsFrom } from '../../ceremonies/shares/words.ts'
import { inOrder, isNumbered, type Numbered, numberedIn } from './numbered.ts'

const newline = 0x0a
const spaces = new Set([0x20, 0x09, 0x0d])

/**
 * One share a line, or words with their numbers as sheets print them, over as many lines as they take. Refusals number the
 * shares from 1 as they come. Throws SHARES_NONE if there are none.
 */
export function sharesFrom(input: Uint8Array): Share[] {
  const shares: Share[] = []
  const texts = textsOf(linesOf(input))
  try {
    for (const text of texts) {
      const share = shares.length + 1
      const words = wordsFrom(text, share)
      try {
        shares.push(decodeShare(words, share))
      } finally {
        wipe(words)
      }
    }
  } finally {
    wipe(...texts)
  }
  if (shares.length === 0) throw refuse('SHARES_NONE')
  return shares
}

/** The words of each share. */
function textsOf(lines: readonly Uint8Array[]): Uint8Array[] {
  const texts: Uint8Array[] = []
  let sheet: Map<number, Uint8Array> = new Map()
  const end = () => {
    if (sheet.size > 0) texts.push(inOrder(sheet, texts.length + 1))
    sheet = new Map()
  }
  const take = ({ number, word }: Numbered) => {
    if (sheet.has(number)) end()
    sheet.set(number, word)
  }
  for (const line of lines) {
    if (isNumbered(line)) {
      for (const one of numberedIn(line)) take(one)
      continue
    }
    end()
    texts.push(line)
  }
  end()
  return texts
}

function linesOf(input: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = 0; at <= input.length; at++) {
    if (at < input.length && input[at] !== newline) continue
    const line = input.subarray(start, at)
    if (!line.every((byte) => spaces.has(byte))) lines.push(line)
    start = at + 1
  }
  return lines
}

/** A passphrase file without the newline that an editor puts at its end, which no SLIP-0039 passphrase can have; null is none. */
export function passphraseFrom(file: Uint8Array | null): Uint8Array {
  if (file === null) return new Uint8Array(0)
  let end = file.length
  if (file[end - 1] === newline) end -= 1
  if (file[end - 1] === 0x0d) end -= 1
  return file.subarray(0, end)
}

/** The secret that stands as hex on one line; throws SECRET_NOT_HEX. The caller zeroes it. */
export function secretFrom(input: Uint8Array): Uint8Array {
  const text = Buffer.from(input.buffer, input.byteOffset, input.length).toString('latin1').trim()
  if (!/^([0-9a-f]{2})+$/i.test(text)) throw refuse('SECRET_NOT_HEX')
  return Buffer.from(text, 'hex')
}
