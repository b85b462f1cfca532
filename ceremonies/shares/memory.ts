/**
 * Room for a secret outside the engine's heap: garbage collection moves a short typed array made from a length alone, and
 * leaves copies of it behind that nobody can zero.
 */
export function room(length: number): Uint8Array {
  return new Uint8Array(new ArrayBuffer(length))
}

/** The same for numbers of 16 bits. */
export function room16(length: number): Uint16Array {
  return new Uint16Array(new ArrayBuffer(length * 2))
}

/** Byte strings one after the other, in room of their own. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = room(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Zeroes buffers that held a secret. */
export function wipe(...buffers: readonly { fill(value: number): unknown }[]): void {
  for (const buffer of buffers) buffer.fill(0)
}
