/** Software cards at hand as the port of a step, and people who type their PINs: enrolment without a room. */
import type { CardCall, CardReply, CardRequest, Cards } from '../../ceremonies/devices/card.ts'
import { nodeCrypto } from '../../main/crypto.ts'
import { ChosenPins } from '../../main/engine/chosen-pins.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import type { Performing, State } from '../../ceremonies/kernel/model.ts'
import type { SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import { appletsOf } from '../../native/cards/applets.ts'
import { softwareCard } from '../../native/softcard/card.ts'
import type { CardAtHand } from './card-at-hand.ts'

/** One card in one reader. */
export function portOf(card: CardAtHand, software = true): Cards {
  const plain = softwareCard({ state: card.state, keep: () => undefined })
  const call =
    <M extends CardCall>(method: M) =>
    (request: CardRequest<M>): Promise<CardReply<M>> =>
      card.ask(method, request)
  return {
    look: async () => {
      const applets = await appletsOf({ transmit: (apdu) => Promise.resolve(plain.answer(apdu)) })
      plain.reset()
      return [{ reader: 'at hand', applets }]
    },
    place: () => Promise.resolve({ reader: null, software }),
    badge: () => Promise.resolve({ reader: null, software, authority: null }),
    describe: call('describe'),
    verifyPin: call('verifyPin'),
    changePin: call('changePin'),
    unblockPin: call('unblockPin'),
    changeManagementKey: call('changeManagementKey'),
    keepManagementKey: call('keepManagementKey'),
    generateKey: call('generateKey'),
    sign: call('sign'),
    agree: call('agree'),
    decrypt: call('decrypt'),
    readObject: call('readObject'),
    writeObject: call('writeObject'),
    certificate: call('certificate'),
    attest: call('attest'),
  }
}

export interface People {
  readonly performing: Performing
  /** What was typed, by purpose, in turn. */
  readonly typed: (readonly [SecretAsk['purpose'], string])[]
}

/** What a step may use: cards, and somebody who types. `answer` types instead of a rehearsal's player where it gives something. */
export function peopleWith(
  port: Cards,
  state: Pick<State, 'mode' | 'slices'>,
  answer: (secret: SecretAsk, complaint: string | null) => string | null = () => null,
): People {
  const player = new RehearsalPlayer()
  const pins = new ChosenPins()
  const typed: (readonly [SecretAsk['purpose'], string])[] = []
  const performing = {
    devices: { cards: () => port },
    crypto: nodeCrypto,
    state,
    mustDiffer: (name: string, pin: string) => pins.mustDiffer(name, pin),
    ask: async (
      secret: SecretAsk,
      complaint: { readonly code: string } | null,
      told: { rehearsalPin?: string | null },
    ) => {
      const other = answer(secret, complaint?.code ?? null)
      const asked = {
        kind: 'secret',
        id: 0,
        secret,
        complaint: null,
        recipient: null,
        length: null,
        left: null,
      } as const
      const given = other ?? (await player.secret({ ...asked, rehearsalPin: told.rehearsalPin ?? null }))
      const text = typeof given === 'string' ? given : ''
      typed.push([secret.purpose, text])
      return text
    },
  } as unknown as Performing
  return { performing, typed }
}
