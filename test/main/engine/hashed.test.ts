import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashed } from '../../../main/engine/hashed.ts'
import { lightenCodes } from '../../support/light-codes.ts'

const salt = Buffer.alloc(16, 7)
const bare = (N: number): Buffer => scryptSync('Ångström 1', salt, 32, { N, r: 8, p: 1, maxmem: 2 ** 26 })

test('what people know is hashed with scrypt, N = 2^15, r = 8, p = 1, in whatever form its letters are', async () => {
  for (const form of ['NFC', 'NFD']) expect(await hashed('Ångström 1'.normalize(form), salt)).toEqual(bare(2 ** 15))
})

test('in tests it is scrypt too, of less cost', async () => {
  lightenCodes()
  expect(await hashed('Ångström 1', salt)).toEqual(bare(2 ** 10))
})
