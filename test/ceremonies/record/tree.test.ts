import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rootOf, Tree } from '../../../ceremonies/record/tree.ts'
import { nodeCrypto } from '../../../main/crypto.ts'

// The public vectors of certificate-transparency-go and transparency-dev/merkle (Apache-2.0): eight leaves, nine roots.
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leafOf = (data: Uint8Array) => nodeCrypto.sha256(Uint8Array.of(0, ...data))
const leaves = inputs.map((input) => leafOf(hexToBytes(input)))

/** RFC 6962 2.1, word for word. */
const recursive = (hashes: readonly Uint8Array[]): Uint8Array => {
  const [only] = hashes
  if (only === undefined) return nodeCrypto.sha256(new Uint8Array(0))
  if (hashes.length === 1) return only
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeCrypto.sha256(Uint8Array.of(1, ...recursive(hashes.slice(0, split)), ...recursive(hashes.slice(split))))
}

test('the roots of the public vectors', () => {
  expect(roots.map((_, size) => bytesToHex(rootOf(leaves.slice(0, size), nodeCrypto)))).toEqual(roots)
})

test('the root of every smaller size can be had from the grown tree', () => {
  const tree = new Tree(nodeCrypto, leaves)
  expect(roots.map((_, size) => bytesToHex(tree.root(size)))).toEqual(roots)
})

test('a tree agrees with the definition at its size and at every size before', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), (size) => {
      const hashes = Array.from({ length: size }, (_, index) => leafOf(Uint8Array.of(index)))
      const tree = new Tree(nodeCrypto, hashes)
      const before = Math.floor(size / 2)
      expect([tree.size, tree.root(), tree.root(before)]).toEqual([
        size,
        recursive(hashes),
        recursive(hashes.slice(0, before)),
      ])
    }),
  )
})

test('leaves can be read back, and a place beyond the end is refused', () => {
  const tree = new Tree(nodeCrypto, leaves)
  expect(Array.from({ length: tree.size }, (_, index) => tree.leaf(index))).toEqual(leaves)
  expect(() => tree.leaf(8)).toThrow('no such leaf')
  expect(() => tree.root(9)).toThrow('the tree is smaller')
})
