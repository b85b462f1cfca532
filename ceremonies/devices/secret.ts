import { type Refusal, refuse } from '../base/refusal.ts'

/** The longest secret in bytes. */
export const longestSecret = 4096

/** What is wrong with a secret as typed: SECRET_EMPTY, SECRET_TOO_LONG, SECRET_UNPRINTABLE; null if nothing is. */
export function flawOfSecret(text: string): Refusal | null {
  if (text === '') return refuse('SECRET_EMPTY')
  if (bytesOf(text) > longestSecret) return refuse('SECRET_TOO_LONG', { most: longestSecret })
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x7f) return refuse('SECRET_UNPRINTABLE')
  }
  return null
}

/** In UTF-8, counted without a copy. Of a pair each half counts two of its four bytes. */
function bytesOf(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) bytes += 1
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3
  }
  return bytes
}
