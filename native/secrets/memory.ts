import koffi from 'koffi'

/** Room for the secrets that last: whole pages, taken once, kept out of swap and core dumps, zeroed together. */
export interface SecretPage {
  /** False if the kernel refused mlock (RLIMIT_MEMLOCK); the room is told. */
  readonly locked: boolean
  bytes(length: number): Uint8Array
  numbers(length: number): Uint16Array
  wipe(): void
}

const pageLength = 4096
/** A key with its shares takes two, the longest secret the third. */
const whole = 3 * pageLength
const MADV_DONTDUMP = 16

/**
 * Whole pages inside a buffer of one more, because mlock(2) works on pages. Only fixed buffers are locked: mlockall kills Node at
 * garbage collection.
 */
export function secretPage(): SecretPage {
  const buffer = new ArrayBuffer(whole + pageLength)
  const address = koffi.address(new Uint8Array(buffer))
  const offset = Number(-address & BigInt(pageLength - 1))
  const page = new Uint8Array(buffer, offset, whole)
  const locked = lock(address + BigInt(offset))
  let taken = 0
  const take = (length: number): number => {
    const at = taken
    // Even, so that numbers of 16 bits can follow.
    taken += length + (length % 2)
    if (taken > whole) throw new RangeError('The page for secrets is full.')
    return offset + at
  }
  return {
    locked,
    bytes: (length) => new Uint8Array(buffer, take(length), length),
    numbers: (length) => new Uint16Array(buffer, take(length * 2), length),
    wipe: () => void page.fill(0),
  }
}

function lock(address: bigint): boolean {
  const libc = koffi.load(null)
  const mlock = libc.func('int mlock(uintptr_t address, size_t length)') as (at: bigint, length: number) => number
  const madvise = libc.func('int madvise(uintptr_t address, size_t length, int advice)') as (
    at: bigint,
    length: number,
    advice: number,
  ) => number
  return mlock(address, whole) === 0 && madvise(address, whole, MADV_DONTDUMP) === 0
}
