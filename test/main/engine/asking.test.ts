import { expect, test } from 'vitest'
import { refuse } from '../../../ceremonies/refusal.ts'
import type { SecretAsk } from '../../../ceremonies/steps/define.ts'
import { Asking } from '../../../main/engine/asking.ts'
import { sealed, viewer, wordsIn } from '../../support/viewer.ts'
import { refused } from '../../support/refused.ts'

const half: SecretAsk = { person: 'officer-1', purpose: 'new-user-pin', half: 1, device: 'hsm', share: null }

const least = 'A PIN, and each half of one, has at least 4 characters. Nothing was kept; choose a longer one.'
const ascii =
  'A PIN takes only letters without accents, digits, spaces and the signs of every keyboard: another tool could encode others otherwise, and the token would stay closed. Nothing was kept; type another.'
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

const share: SecretAsk = { person: 'custodian-3', purpose: 'share', half: null, device: null, share: 3 }

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
