import { expect, test } from 'vitest'
import { type Link, send } from '../../../native/cards/apdu.ts'
import { refused } from '../../support/refused.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

/** Answers each APDU with the next of `answers`, and the last for ever. */
function saying(...answers: readonly string[]): Link & { readonly heard: string[] } {
  const heard: string[] = []
  return {
    heard,
    transmit: (apdu) => {
      heard.push(apdu.toString('hex'))
      return Promise.resolve(hex(answers[Math.min(heard.length, answers.length) - 1] ?? ''))
    },
  }
}

test.each([
  ['no data, no answer', {}, ['9000'], ['00200080' + '00'], { status: 0x9000, data: '' }],
  ['data', { data: hex('3132') }, ['63c2'], ['0020008002' + '3132'], { status: 0x63c2, data: '' }],
  ['an answer', { answers: true }, ['01029000'], ['0020008000'], { status: 0x9000, data: '0102' }],
  ['both', { data: hex('31'), answers: true }, ['019000'], ['00200080013100'], { status: 0x9000, data: '01' }],
  [
    'more to come',
    { answers: true },
    ['016102', '02039000'],
    ['0020008000', '00c0000002'],
    { status: 0x9000, data: '010203' },
  ],
  [
    'another length',
    { answers: true },
    ['6c03', '0102039000'],
    ['0020008000', '0020008003'],
    { status: 0x9000, data: '010203' },
  ],
])('%s', async (_, command, answers, heard, { status, data }) => {
  const link = saying(...answers)
  expect(await send(link, { ins: 0x20, p1: 0, p2: 0x80, ...command })).toEqual({ status, data: hex(data) })
  expect(link.heard).toEqual(heard)
})

test('more than 255 bytes go in a chain, which ends where the card refuses', async () => {
  const data = Buffer.alloc(600, 7)
  const parts = [255, 255, 90].map((length) => '07'.repeat(length))
  const link = saying('9000')
  await send(link, { ins: 0xdb, p1: 0x3f, p2: 0xff, data })
  expect(link.heard).toEqual([`10db3fffff${parts[0]}`, `10db3fffff${parts[1]}`, `00db3fff5a${parts[2]}`])
  const full = saying('9000', '6a84')
  expect(await send(full, { ins: 0xdb, p1: 0x3f, p2: 0xff, data })).toEqual({ status: 0x6a84, data: Buffer.alloc(0) })
  expect(full.heard).toHaveLength(2)
})

test.each([
  ['an endless answer', `${'00'.repeat(255)}61ff`, 'CARD_ANSWER_LONG'],
  ['an endless answer without bytes', '6101', 'CARD_ANSWER_LONG'],
  ['no status', '90', 'CARD_ANSWER_MALFORMED'],
  ['more than was asked for', `${'00'.repeat(257)}9000`, 'CARD_ANSWER_MALFORMED'],
])('%s is not heard out', async (_, answer, code) => {
  const link = saying(answer)
  expect(await refused(send(link, { ins: 0xca, p1: 0, p2: 0x6e, answers: true }))).toMatchObject({ code })
  expect(link.heard.length).toBeLessThan(140)
})
