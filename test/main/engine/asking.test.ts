import { expect, test } from 'vitest'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { partOfLength } from '../../../ceremonies/devices/pin.ts'
import type { SecretAsk } from '../../../ceremonies/kernel/secret-ask.ts'
import { Asking } from '../../../main/engine/asking.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'
import { refused } from '../../support/refused.ts'

const half: SecretAsk = {
  person: 'officer-1',
  purpose: 'new-user-pin',
  half: 1,
  device: 'hsm',
  share: null,
  scheme: null,
}

const least = 'A PIN, and each half of one, needs at least 4 characters. Nothing was kept; choose a longer one.'
const ascii =
  'A PIN may hold only unaccented letters, digits, spaces and common symbols: another tool could encode others differently, and the token would not open. Nothing was kept; type another.'
const unreadable = 'What was typed as a PIN could not be read as text. Nothing was kept; set the terminal to UTF-8.'

test.each([
  ['empty', '', 'PIN_SHORT', least],
  ['of three digits', '123', 'PIN_SHORT', least],
  ['with an umlaut', 'Prüfung', 'PIN_NOT_ASCII', ascii],
  ['with an umlaut that is not composed', 'Pru\u0308fung', 'PIN_NOT_ASCII', ascii],
  ['in wide digits', '１２３４', 'PIN_NOT_ASCII', ascii],
  ['with a control character', '1234\u0007', 'PIN_NOT_ASCII', ascii],
  ['that was not readable', '12\ufffd456', 'PIN_UNREADABLE', unreadable],
  ['with a lone surrogate', '1234\ud800', 'PIN_UNREADABLE', unreadable],
])(
  'a PIN or half of one %s reaches no token, whichever face gave it, and is asked for still',
  async (_how, pin, code, message) => {
    for (const purpose of ['new-so-pin', 'new-user-pin', 'user-pin'] as const) {
      for (const part of [1, 2, null] as const) {
        const asking = new Asking(() => undefined)
        const waited = asking.pin({ ...half, purpose, half: part }, null)
        const [ask] = asking.asks()
        const id = ask && 'id' in ask ? ask.id : 0
        expect(await refused(() => asking.answer(id, pin))).toEqual({ code, message })
        expect([asking.asks().length, asking.answer(id, 'Aa 1~'), await waited]).toEqual([1, true, 'Aa 1~'])
      }
    }
  },
)

test('half of a PIN that the token will not take is refused where it is typed', async () => {
  const asking = new Asking(() => undefined)
  const waited = asking.pin(half, null, { length: partOfLength({ least: 6, most: 17 }, 2) })
  expect(asking.asks()).toMatchObject([{ kind: 'secret', length: { least: 4, most: 8 } }])
  const most = 'The token takes at most 8 characters here. Nothing was kept; choose a shorter one.'
  expect(await refused(() => asking.answer(1, '123456789'))).toEqual({ code: 'PIN_LONG', message: most })
  expect(await refused(() => asking.answer(1, '123'))).toEqual({ code: 'PIN_SHORT', message: least })
  expect([asking.answer(1, '12345678'), await waited]).toEqual([true, '12345678'])
})

test.each([
  [{ least: 4, most: 255 }, 1, { least: 4, most: 255 }],
  [{ least: 4, most: 255 }, 2, { least: 4, most: 127 }],
  [{ least: 11, most: null }, 2, { least: 6, most: null }],
  [{ least: 0, most: 6 }, 2, { least: 4, most: 3 }],
])('where a token takes %o, each of %i people types %o', (length, people, part) => {
  expect(partOfLength(length, people)).toEqual(part)
})

const share: SecretAsk = {
  person: 'custodian-3',
  purpose: 'share',
  half: null,
  device: null,
  share: 3,
  scheme: 'SLIP-0039',
}

test('the words of a share are taken sealed alone, and a PIN is not', async () => {
  const asking = new Asking(() => undefined)
  const [words, pin] = [asking.words(share, null, viewer), asking.pin(half, null)]
  const box = sealed('é', viewer)
  const malformed = { code: 'ASKED_MALFORMED' }
  expect(() => asking.answer(1, 'é')).toThrow(expect.objectContaining(malformed))
  expect(() => asking.answer(2, box)).toThrow(expect.objectContaining(malformed))
  expect(asking.asks().map((ask) => ask.kind === 'secret' && ask.recipient)).toEqual([viewer, null])
  expect([asking.answer(1, box), asking.answer(2, '1234'), await words, await pin]).toEqual([true, true, box, '1234'])
})

test('nobody has written down what nobody was shown', async () => {
  const asking = new Asking(() => undefined)
  const written = asking.show(share, (to) => Promise.resolve(sealed('acid', to)))
  expect(() => asking.answer(1, '')).toThrow(expect.objectContaining({ code: 'SHARES_NOT_SHOWN' }))
  const box = await asking.reveal(1, viewer)
  expect(box && wordsIn(box)).toBe('acid')
  expect(asking.answer(1, '')).toBe(true)
  await written
  expect(await asking.reveal(1, viewer)).toBeNull()
})

test('words that cannot be had end the step that shows them; a key that is none does not', async () => {
  const asking = new Asking(() => undefined)
  const written = asking.show(share, (to) =>
    Promise.reject(refuse(to === viewer ? 'DEVICE_LOST' : 'SEALED_BOX_RECIPIENT')),
  )
  await expect(asking.reveal(1, 'ab')).rejects.toThrow(expect.objectContaining({ code: 'SEALED_BOX_RECIPIENT' }))
  expect([asking.asks().length, await asking.reveal(1, viewer), asking.asks().length]).toEqual([1, null, 0])
  await expect(written).rejects.toThrow(expect.objectContaining({ code: 'DEVICE_LOST' }))
})
