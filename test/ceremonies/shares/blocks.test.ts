/** The form in which people write a share of shamirs-secret-sharing; docs/SHAMIR.md has it, and recover.py reads it by code of its own. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { blocksFrom, isBlock, textOfBlocks } from '../../../ceremonies/shares/blocks.ts'
import { refused } from '../../support/refused.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const numbers = new Uint16Array(randomBytes(116).buffer.slice(0, 116))
const text = Buffer.from(textOfBlocks(numbers)).toString('ascii')
const blocks = text.split(' ')
const at = async (changed: readonly string[]) => refused(() => blocksFrom(bytes(changed.join(' ')), 3))

test('known blocks', () => {
  const known = Uint16Array.of(0x7372, 0x6d73, 0x0101, 0xffff, 0)
  expect(Buffer.from(textOfBlocks(known)).toString('ascii')).toBe('73728 6d737 01014 ffff3 00005')
})

test('blocks are read as they were written, in either case and over any white space', () => {
  expect([blocks.length, blocks.every((block) => /^[0-9a-f]{5}$/.test(block))]).toEqual([58, true])
  for (const spelt of [text, text.toUpperCase(), ` ${blocks.join('\r\n\t')}\n`])
    expect(blocksFrom(bytes(spelt), 1)).toEqual(numbers)
})

test('another digit anywhere is found in its own block', async () => {
  for (const [place, block] of blocks.entries())
    for (let digit = 0; digit < 5; digit++)
      for (const other of '0123456789abcdef'.replace(block[digit] ?? '', '')) {
        const slip = block.slice(0, digit) + other + block.slice(digit + 1)
        expect(isBlock(slip, place + 1), `${block} ${slip}`).toBe(false)
      }
  const slip = blocks.with(
    16,
    (blocks[16] ?? '').replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  )
  expect(await at(slip)).toEqual({
    code: 'MACHINE_SHARE_BLOCK',
    message:
      'In share 3, block 17 is not as it was written: its last digit does not fit the other four, or it is not five digits (0-9, a-f). Compare it with the sheet.',
  })
})

test('neighbours that change places are found, digits and blocks alike', async () => {
  for (const [place, block] of blocks.entries())
    for (let digit = 0; digit < 3; digit++) {
      const [one = '', other = ''] = block.slice(digit, digit + 2)
      const changed = block.slice(0, digit) + other + one + block.slice(digit + 2)
      if (one !== other) expect(isBlock(changed, place + 1), `${block} ${changed}`).toBe(false)
    }
  const [first = '', second = '', ...rest] = blocks
  expect(await at([second, first, ...rest])).toMatchObject({ code: 'MACHINE_SHARE_BLOCK' })
  expect(await at([first, ...rest])).toMatchObject({ code: 'MACHINE_SHARE_BLOCK' })
})

test.each([
  ['a letter that is no digit', 'g'],
  ['a digit too few', ''],
  ['a digit too many', 'aa'],
  ['a character of another script', 'é'],
])('%s is refused', async (_, last) => {
  expect(await at(blocks.with(3, (blocks[3] ?? '').slice(0, 4) + last))).toMatchObject({ code: 'MACHINE_SHARE_BLOCK' })
})

test('nothing, and more than any share has, are refused', async () => {
  expect(await at([' '])).toMatchObject({ code: 'SHARE_EMPTY' })
  expect(await at(Array.from({ length: 111 }, () => '73728'))).toMatchObject({ code: 'SHARE_TOO_LONG' })
  expect(await at(['0'.repeat(1025)])).toMatchObject({ code: 'SHARE_TOO_LONG' })
})
