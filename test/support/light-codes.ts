import type { BinaryLike, ScryptOptions } from 'node:crypto'

/**
 * Personal codes at a 32nd of their cost: a ceremony by hand takes hundreds, and they were half of what a leak test computes.
 * For a process that a test drives; what codes cost where it counts, test/main/engine/hashed.test.ts holds.
 */
export function lightenCodes(): void {
  // Nothing from outside of the function: Playwright sends its text alone into the program.
  const crypto = process.getBuiltinModule('node:crypto')
  const { scrypt } = crypto
  type Done = (error: Error | null, key: Buffer) => void
  Reflect.set(
    crypto,
    'scrypt',
    (known: BinaryLike, salt: BinaryLike, length: number, cost: ScryptOptions, done: Done) =>
      scrypt(known, salt, length, { ...cost, N: 2 ** 10 }, done),
  )
  process.getBuiltinModule('node:module').syncBuiltinESMExports()
}
