/** A change of custodians whose earlier shares are on cards: the cards give them, and what goes wrong is refused by name. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replayWith } from '../../../ceremonies/index.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { cards } from '../../../ceremonies/subjects/cards/facts.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf } from '../../support/archives.ts'
import { type Room, scriptText } from '../../support/ceremony.ts'
import { inRoomWithCards } from '../../support/known-cards.ts'

const people = 'performs: each, witnesses: [witness-1, witness-2]'
const text = scriptText('change')
  .replace(
    'label: change }',
    'label: change }\n  cards:\n    old-card-1: { title: Card one }\n    old-card-2: { title: Card two }\n    old-card-3: { title: Card three }',
  )
  .replace(
    '      - { id: accept,',
    `      - { id: present, kind: present-card, title: The card, for-each: old-custodian, ${people}, card: 'old-card-{turn}', enrolled-by: 'custodian-{turn}' }\n      - { id: accept,`,
  )

/** Everybody gives by card, but for whoever is named; a card is spoilt as its step is first met. */
class Givers extends RehearsalPlayer {
  readonly #room: Room
  readonly #byCard: readonly string[]
  #spoil: string | null

  constructor(room: Room, byCard: readonly string[], spoil: string | null = null) {
    super()
    this.#room = room
    this.#byCard = byCard
    this.#spoil = spoil
  }

  override async answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View) {
    const usual = await super.answer(ask, view)
    if (view.step?.id !== 'recover') return usual
    const spoilt = this.#spoil
    this.#spoil = null
    if (spoilt !== null) await this.#overwrite(spoilt)
    const by = this.#byCard.map((person) => [`by-card.${person}`, true] as const)
    return { ...usual, custodians: [...this.#byCard], ...Object.fromEntries(by) }
  }

  async #overwrite(name: string): Promise<void> {
    const { devices, engine } = this.#room
    const known = cards.of(engine.state).enrolled[name]
    if (!known) throw new Error(`no card ${name}`)
    const pin = { value: Buffer.from(this.secrets.get(`card-pin ${known.holder} ${name}`) ?? ''), evenLast: false }
    const at = { reader: null, card: { applet: known.applet, serial: known.serial, key: null } }
    const managementKey = known.applet === 'piv' ? ('kept' as const) : null
    await devices.cards().writeObject({ at, object: 1, data: '00', unlock: { pin, admin: null, managementKey } })
  }
}

async function verified({ directory, engine }: Room) {
  const files = bundleOf(engine.record)
  const folder = join(mkdtempSync(join(directory, 'out-')), 'bundle')
  await writeDirectory(folder, files)
  const verdict = await verifyAt(folder, replayWith(nodeMeans.utf8))
  expect(verdict).toMatchObject({ valid: true, replayed: true, problems: [] })
  return factsOf(files)
}

test('the earlier backup key comes back from cards of both kinds, and a new set takes the place of theirs', () =>
  inRoomWithCards(text, {}, async (room, earlier) => {
    const player = new Givers(room, ['old-custodian-1', 'old-custodian-2'])
    player.remember(earlier)
    await room.play(player)
    const facts = await verified(room)
    expect(facts.get('card.presented')).toMatchObject([{ applet: 'piv' }, { applet: 'openpgp' }, { applet: 'piv' }])
    expect(facts.get('record.accepted')).toMatchObject([{ cards: [{ share: 1 }, { share: 2 }, { share: 3 }] }])
    expect(facts.get('backup-key.recovered')).toMatchObject([{ shares: [1, 2] }])
    expect(facts.get('set.in-force')).toHaveLength(1)
  }))

test('a card whose share was written over gives none; another one does, and the ceremony continues', () =>
  inRoomWithCards(text, {}, async (room, earlier) => {
    const player = new Givers(room, ['old-custodian-1', 'old-custodian-3'], 'old-card-2')
    const wrong = new Givers(room, ['old-custodian-1', 'old-custodian-2'], 'old-card-2')
    player.remember(earlier)
    wrong.remember(earlier)
    let met = 0
    const answer = player.answer.bind(player)
    player.answer = (ask, view) => {
      if (view.step?.id === 'recover') met += 1
      return met === 1 && view.step?.id === 'recover' ? wrong.answer(ask, view) : answer(ask, view)
    }
    await room.play(player)
    const facts = await verified(room)
    expect(facts.get('step.failed')).toMatchObject([{ step: 'recover', code: 'CARD_SHARE_CHANGED' }])
    expect(facts.get('backup-key.recovered')).toMatchObject([{ shares: [1, 3] }])
  }))
