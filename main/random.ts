import { randomFillSync } from 'node:crypto'

const LENGTH = 32
const drawn = Buffer.alloc(LENGTH * 128)
let left = 0

/** 32 fresh random bytes as hex. Drawn many at a time, because each fact takes one; what was handed out is not kept. */
export function freshRandom(): string {
  if (left === 0) {
    randomFillSync(drawn)
    left = drawn.length / LENGTH
  }
  left--
  const [from, to] = [left * LENGTH, (left + 1) * LENGTH]
  const hex = drawn.toString('hex', from, to)
  drawn.fill(0, from, to)
  return hex
}
