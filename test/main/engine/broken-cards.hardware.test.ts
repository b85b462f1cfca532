/** A card that breaks while its share is given or proved, and one with a last try: what two people agree to, and what follows. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { current, replayWith } from '../../../ceremonies/index.ts'
import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { recoverablesIn } from '../../../ceremonies/kit/contents.ts'
import { setsIn } from '../../../ceremonies/register/ask.ts'
import { cardsIn } from '../../../ceremonies/register/cards.ts'
import { rowsOfFacts } from '../../../ceremonies/register/of-facts.ts'
import { cards } from '../../../ceremonies/subjects/cards/facts.ts'
import { factsIn } from '../../../main/bundle/earlier.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf } from '../../support/archives.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'

const spare = '    card-2: { title: Card of custodian 2 }\n'
const text = scriptText('delivery').replace(spare, `${spare}    card-3: { title: Spare card }\n`)

/** Breaks cards, and says what is said of them. */
class Unlucky extends RehearsalPlayer {
  /** Steps as they are first met. */
  readonly #room: Room
  readonly #broken: Readonly<Record<string, string>>
  readonly #said: Readonly<Record<string, Answers>>
  readonly #met = new Set<string>()
  readonly asked: string[] = []
  readonly wrong: string[] = []

  constructor(room: Room, broken: Readonly<Record<string, string>>, said: Readonly<Record<string, Answers>>) {
    super()
    this.#room = room
    this.#broken = broken
    this.#said = said
  }

  override async answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View): Promise<Answers> {
    const id = view.step?.id ?? ''
    const card = this.#met.has(id) ? undefined : this.#broken[id]
    this.#met.add(id)
    if (card !== undefined) await this.#spoil(card)
    const usual = await super.answer(ask, view)
    const names = ask.fields.map(({ name }) => name)
    if (names.includes('works') || names.some((name) => name.startsWith('last-try')))
      this.asked.push(`${id}: ${names.join(' ')}`)
    const said = Object.entries(this.#said[id] ?? {}).filter(([name]) => names.includes(name))
    if (said.length === 0) return usual
    const exception = ['happened', 'decided', 'effect', 'remedy'].map(
      (one) => [`exception.${one}`, 'It broke.'] as const,
    )
    return { ...usual, ...Object.fromEntries(said), ...Object.fromEntries(exception), 'exception.open': false }
  }

  override secret(ask: AskOf<'secret'>) {
    const next = ask.secret.purpose === 'card-pin' ? this.wrong.shift() : undefined
    if (next !== undefined) return Promise.resolve(next)
    return super.secret(ask.complaint?.code === 'CARD_PIN_WRONG' ? { ...ask, complaint: null } : ask)
  }

  /** What it keeps is no share any more. */
  async #spoil(name: string): Promise<void> {
    const { devices, engine } = this.#room
    const known = cards.of(engine.state).enrolled[name]
    if (!known) throw new Error(`no card ${name}`)
    const pin = this.secrets.get(`card-pin ${known.holder} ${name}`) ?? ''
    const at = { reader: null, card: { applet: known.applet, serial: known.serial, key: null } }
    const unlock = { pin: { value: Buffer.from(pin), evenLast: false }, admin: null }
    const managementKey = known.applet === 'piv' ? ('kept' as const) : null
    await devices.cards().writeObject({ at, object: 1, data: '00', unlock: { ...unlock, managementKey } })
  }
}

async function verified(room: Room) {
  const folder = join(mkdtempSync(join(room.directory, 'out-')), 'bundle')
  const files = bundleOf(room.engine.record)
  await writeDirectory(folder, files)
  const verdict = await verifyAt(folder, replayWith(nodeMeans.utf8))
  expect(verdict).toMatchObject({ valid: true, replayed: true, problems: [] })
  return { facts: factsOf(files), all: factsIn(files) }
}

test('a card that does not prove its share is given up by two people, and another takes its place', () =>
  inRoom(text, async (room) => {
    const player = new Unlucky(
      room,
      { 'prove-card-1': 'card-1' },
      { 'prove-card-1': { works: false, instead: 'Spare card' } },
    )
    await room.play(player)
    expect(player.asked).toEqual(['prove-card-1: works instead on-paper'])
    const { facts, all } = await verified(room)
    expect(facts.get('share.taken-off-card')).toMatchObject([
      { index: 1, holder: 'custodian-1', card: 'card-1', instead: 'card-3', paper: false },
    ])
    expect(facts.get('share.put-on-card')).toMatchObject(
      [
        { index: 1, card: 'card-1', artifact: /^card-share-\d+-1\.json$/ },
        { index: 2, card: 'card-2' },
        { index: 1, card: 'card-3' },
      ].map(({ artifact: _, ...one }) => one),
    )
    expect(facts.get('exception.raised')).toHaveLength(1)
    // The kit, the register and whoever recovers go by the card that has it.
    const serials = facts.get('card.enrolled')?.map((one) => (one as { readonly serial: string }).serial) ?? []
    const [set] = recoverablesIn(all, current)
    expect(set?.cards.map(({ share, serial }) => [share, serial])).toEqual([
      [2, serials[1]],
      [1, serials[2]],
    ])
    const rows = rowsOfFacts(all)
    expect(setsIn(rows)[0]?.onCards.map(({ share, card }) => [share, card])).toEqual([
      [2, 'card-2'],
      [1, 'card-3'],
    ])
    expect(cardsIn(rows).map(({ card, lost, shares }) => [card, lost, shares.map(({ share }) => share)])).toEqual([
      ['card-1', true, []],
      ['card-2', false, [2]],
      ['card-3', false, [1]],
    ])
  }))

test('a card that takes no share leaves it to paper; and the last try of a PIN is used once two people agree', () =>
  inRoom(text, async (room) => {
    const said = { 'put-1': { works: false, 'on-paper': true }, 'prove-card-2': { 'last-try.card-2': false } }
    const player = new Unlucky(room, { 'put-1': 'card-1' }, said)
    const answer = player.answer.bind(player)
    let armed = false
    player.answer = (ask, view) => {
      if (view.step?.id === 'prove-card-2' && !armed) {
        armed = true
        player.wrong.push('000000', '000000')
      }
      return answer(ask, view)
    }
    await room.play(player)
    expect(player.asked).toEqual([
      'put-1: works instead on-paper',
      'prove-card-2: last-try.card-2 works instead on-paper',
    ])
    const { facts } = await verified(room)
    expect(facts.get('share.taken-off-card')).toMatchObject([{ index: 1, card: 'card-1', instead: null, paper: true }])
    expect(facts.get('share.proved')).toMatchObject([{ index: 1 }, { index: 2 }, { index: 3 }])
    expect(facts.get('share.proved-by-card')).toMatchObject([{ index: 2, card: 'card-2' }])
    expect(facts.get('step.failed')).toMatchObject([
      { step: 'put-1', code: 'CARD_OBJECT_TAKEN' },
      { step: 'prove-card-2', code: 'CARD_PIN_LAST_TRY' },
    ])
    expect(facts.get('exception.raised')).toHaveLength(2)
  }))
