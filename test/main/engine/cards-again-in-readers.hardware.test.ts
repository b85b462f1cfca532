/** Cards behind a real pcscd, enrolled in one ceremony and presented in the next: a foreign one is refused, and both then speak. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { knownCardsIn } from '../../../ceremonies/register/cards.ts'
import { rowsOfFacts } from '../../../ceremonies/register/of-facts.ts'
import { factsIn } from '../../../main/bundle/earlier.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { rehearsalParticipants } from '../../../main/opening.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { factsOf } from '../../support/archives.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { type ReaderRoom, readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'
import { parseScript } from '../../../ceremonies/index.ts'

const later = scriptText('cards-speak')
  .replace('kind: enrol-card, title: Enrol the first card', 'kind: present-card, title: Present the first card')
  .replace('kind: enrol-card, title: Enrol the second card', 'kind: present-card, title: Present the second card')
  .replace(', application: piv, curve: P-384', '')
  .replace(', application: openpgp', '')

/** A stranger's card is in the first reader when its step is met, and the right one afterwards. */
class Swapped extends RehearsalPlayer {
  readonly #service: ReaderRoom
  #own: Buffer | null = null
  #met = 0

  constructor(service: ReaderRoom) {
    super()
    this.#service = service
  }

  override async answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View) {
    if (view.step?.id === 'enrol-1') {
      this.#met += 1
      if (this.#met === 1) {
        this.#own = readFileSync(this.#service.memory(0))
        await this.#service.pull(0)
        await this.#service.insert(0, { card: freshCard({ serial: 999 }) })
      } else {
        await this.#service.pull(0)
        await this.#service.insert(0, { card: CardState.parse(JSON.parse(String(this.#own))) })
      }
    }
    return super.answer(ask, view)
  }
}

test('cards in readers are enrolled in one ceremony and presented in the next, where they sign for their holders', () =>
  withPcscd(async (service) => {
    process.env['PCSCLITE_CSOCK_NAME'] = service.environment.PCSCLITE_CSOCK_NAME
    await service.insert(0, { card: freshCard() })
    await service.insert(1, { card: freshCard({ serial: 1234567 }) })
    const source = { kind: 'readers', named: { 'card-1': readers[0], 'card-2': readers[1] } } as const
    const first = new RehearsalPlayer()
    for (const [person, card] of [
      ['custodian-1', 'card-1'],
      ['custodian-2', 'card-2'],
    ] as const) {
      first.secrets.set(`card-pin ${person} ${card}`, '123456')
      first.secrets.set(`card-puk ${person} ${card}`, '12345678')
      first.secrets.set(`card-admin-pin ${person} ${card}`, '12345678')
    }
    const registered = await inRoom(
      scriptText('cards'),
      async (room) => {
        await room.play(first)
        return knownCardsIn(rowsOfFacts(factsIn(bundleOf(room.engine.record))), 'rehearsal')
      },
      { cards: source },
    )
    expect(registered.map(({ software }) => software)).toEqual([false, false])
    const player = new Swapped(service)
    for (const [name, pin] of first.secrets) if (name.startsWith('card-')) player.secrets.set(name, pin)
    const participants = { ...rehearsalParticipants(parseScript(later), {}), registered }
    const facts = await inRoom(
      later,
      async (room) => {
        await room.play(player)
        return factsOf(bundleOf(room.engine.record))
      },
      { cards: source, participants },
    )
    expect(facts.get('step.failed')).toMatchObject([
      { step: 'enrol-1', code: 'CARD_NOT_REGISTERED', parameters: { known: [registered[0]?.serial] } },
    ])
    expect(facts.get('card.presented')).toMatchObject(
      registered.map(({ card, serial }) => ({ card, serial, software: false })),
    )
    expect(facts.get('word.signed')?.length).toBeGreaterThan(3)
  }))
