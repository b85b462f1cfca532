/** Wrong PINs of cards that speak are told of and slowed down as wrong codes are, before the card is asked again. */
import { expect, test } from 'vitest'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import type { Cards } from '../../../ceremonies/devices/card.ts'
import { initialState, makePlan, parseScript } from '../../../ceremonies/index.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import type { Recording } from '../../../main/engine/recording.ts'
import { Voices } from '../../../main/engine/voices.ts'
import { scriptText } from '../../support/ceremony.ts'
import { evolveAll } from '../../support/known.ts'
import { refused } from '../../support/refused.ts'

const script = parseScript(scriptText('cards-speak'))
const state = evolveAll(initialState(script, makePlan(script, bindParameters(script.parameters, {}))), [
  {
    ...{ type: 'card.enrolled', card: 'card-1', holder: 'custodian-1', applet: 'piv', serial: '7', firmware: null },
    ...{ token: null, software: true, curve: 'P-256', decryption: '00', signature: '00' },
    ...{ attestation: null, attested: false },
  },
])

/** A card with tries enough that takes one PIN. */
function voicesAt(now: () => number) {
  const wrong: string[] = []
  let sent = 0
  const cards = {
    place: () => Promise.resolve({ reader: 'Reader' }),
    verifyPin: ({ pin }: { pin: { value: Uint8Array } }) => {
      sent += 1
      return Buffer.from(pin.value).toString() === '73915204'
        ? Promise.resolve({ tries: [] })
        : Promise.reject(refuse('CARD_PIN_WRONG', { which: 'pin', left: 9 }))
    },
  } as unknown as Cards
  const recording = { state } as unknown as Recording
  const voices = new Voices({ recording, cards: () => cards, now, onWrong: (person) => void wrong.push(person) })
  const proving = async (pin: string) => (await refused(voices.prove('custodian-1', pin))).code
  return { voices, wrong, proving, sent: () => sent }
}

test('each wrong PIN is told of; after three the card is asked for no other until the wait is over', async () => {
  let now = 0
  const { voices, wrong, proving, sent } = voicesAt(() => now)
  const codes = [await proving('0'), await proving('1'), await proving('2'), await proving('73915204')]
  expect(codes).toEqual(['CARD_PIN_WRONG', 'CARD_PIN_WRONG', 'CARD_PIN_WRONG', 'CODE_TOO_SOON'])
  expect([wrong, sent()]).toEqual([['custodian-1', 'custodian-1', 'custodian-1'], 3])
  now += 5_000
  await voices.prove('custodian-1', '73915204')
  voices.forget('custodian-1')
  // A right one takes back what was counted.
  expect([await proving('0'), await proving('1')]).toEqual(['CARD_PIN_WRONG', 'CARD_PIN_WRONG'])
})
