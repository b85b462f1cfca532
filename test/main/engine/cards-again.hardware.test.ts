/** Cards that an earlier ceremony enrolled, in a later one: they take shares, speak for their holders, and answer at a roll-call. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replayWith } from '../../../ceremonies/index.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { cardsIn } from '../../../ceremonies/register/cards.ts'
import { rowsOfFacts } from '../../../ceremonies/register/of-facts.ts'
import { factsIn } from '../../../main/bundle/earlier.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { Reader } from '../../independent/reader.ts'
import { factsOf } from '../../support/archives.ts'
import { type Room, scriptText } from '../../support/ceremony.ts'
import { inRoomWithCards } from '../../support/known-cards.ts'

async function written({ directory, engine }: Room): Promise<string> {
  const folder = join(mkdtempSync(join(directory, 'out-')), 'bundle')
  await writeDirectory(folder, bundleOf(engine.record))
  return folder
}

test('cards of an earlier ceremony take new shares and sign for their holders; both verifiers check what they signed', () =>
  inRoomWithCards(scriptText('cards-again'), {}, async (room, earlier) => {
    const player = new RehearsalPlayer()
    player.remember(earlier)
    await room.play(player)
    const facts = factsOf(bundleOf(room.engine.record))
    const known = earlier.registered.flatMap((row) => (row.kind === 'known-card' ? [row] : []))
    expect(facts.get('card.presented')).toMatchObject(
      known.map(({ ceremony, card, holder, applet, serial, decryption, signature }) => ({
        ...{ card, holder, applet, serial, decryption, signature, software: true },
        enrolled: { ceremony, card, holder },
      })),
    )
    expect(known.map(({ applet, shares }) => [applet, shares])).toEqual([
      ['piv', []],
      ['openpgp', []],
      ['piv', []],
    ])
    expect(facts.get('share.proved-by-card')).toMatchObject([
      { card: 'card-1' },
      { card: 'card-2' },
      { card: 'card-3' },
    ])

    const folder = await written(room)
    const verdict = await verifyAt(folder, replayWith(nodeMeans.utf8))
    expect(verdict).toMatchObject({ valid: true, replayed: true, softwareCard: true, problems: [] })
    expect(verdict.remarks[0]).toMatchObject({ code: 'WORDS_SIGNED', parameters: { cards: 3 } })
    const reader = new Reader()
    try {
      expect(await reader.report(folder)).toMatchObject({ valid: true, cards: 3, played: true })
    } finally {
      await reader.end()
    }
  }))

/** Types a wrong PIN once, and says of what is asked by that field what it is told to. */
class Custodians extends RehearsalPlayer {
  #wrong = true

  override answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View) {
    if (view.step?.id !== 'card-3') return super.answer(ask, view)
    const exception = Object.fromEntries(
      ['happened', 'decided', 'effect', 'remedy'].map((one) => [`exception.${one}`, 'The card is not here.']),
    )
    return Promise.resolve({ here: false, bagged: false, ...exception, 'exception.open': true })
  }

  override secret(ask: AskOf<'secret'>) {
    if (ask.complaint?.code === 'CARD_PIN_WRONG') return super.secret({ ...ask, complaint: null })
    if (!this.#wrong || ask.secret.purpose !== 'card-pin') return super.secret(ask)
    this.#wrong = false
    return Promise.resolve('000000')
  }
}

test('at a roll-call each card answers for its share, one is missing, and the share that it alone has is lost', () =>
  inRoomWithCards(
    scriptText('roll-call'),
    { cards: 'some', shares: '3', threshold: '2', set: '7' },
    async (room, earlier) => {
      const player = new Custodians()
      player.remember(earlier)
      await room.play(player)
      const facts = factsOf(bundleOf(room.engine.record))
      expect(facts.get('card.inspected')).toMatchObject([
        { share: 1, applet: 'piv', found: 'answered', bagged: true },
        { share: 2, applet: 'openpgp', found: 'answered', bagged: true },
        { share: 3, found: 'missing', bagged: false },
      ])
      // Each bag was opened for its card, so a new one is sealed.
      expect(facts.get('thing.kept')).toMatchObject([
        { mark: '1', sealedBy: 'custodian-1' },
        { mark: '2', sealedBy: 'custodian-2' },
      ])
      expect(facts.get('thing.lost')).toMatchObject([{ mark: '3' }])
      const folder = await written(room)
      const verdict = await verifyAt(folder, replayWith(nodeMeans.utf8))
      expect(verdict).toMatchObject({ valid: true, replayed: true, problems: [] })
      // No share was opened, and none was needed.
      expect(JSON.stringify([...facts])).not.toContain('share.proved')
      const seen = rowsOfFacts(factsIn(bundleOf(room.engine.record))).of('card-seen')
      expect(seen.map(({ row }) => row.found)).toEqual(['answered', 'answered', 'missing'])
      expect(cardsIn(rowsOfFacts(factsIn(bundleOf(room.engine.record))))).toEqual([])
    },
  ))
