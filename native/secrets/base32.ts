/** Writes bytes in base 32 (RFC 4648, without padding) as ASCII; returns how many. No table, no branch and no text on the way. */
export function writeBase32(bytes: Uint8Array, out: Uint8Array): number {
  let buffer = 0
  let bits = 0
  let at = 0
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) out[at++] = digit((buffer >> (bits - 5)) & 31)
  }
  if (bits > 0) out[at++] = digit((buffer << (5 - bits)) & 31)
  return at
}

/** 0 to 25 are A to Z, 26 to 31 are 2 to 7. */
function digit(value: number): number {
  return 65 + value - (((25 - value) >> 8) & 41)
}
