import { scrypt } from 'node:crypto'

// RFC 7914 2: N = 2^15, r = 8, p = 1 takes about 50 ms and 32 MiB.
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 }

/** What people know, as scrypt (32 bytes), by which it is known again. Other threads compute it, so that a window stays responsive. */
export function hashed(known: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(known.normalize('NFC'), salt, 32, COST, (error, hash) => (error ? reject(error) : resolve(hash))),
  )
}
