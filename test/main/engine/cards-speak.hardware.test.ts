/** Cards speak for their holders in a whole ceremony: both verifiers check what they sign, and whoever cannot sign is refused by name. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { replayWith } from '../../../ceremonies/index.ts'
import { replayAlone } from '../../../ceremonies/kernel/replay.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import { type AskOf, Moved } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { Reader } from '../../independent/reader.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { type ReaderRoom, readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'

const before = process.env['PCSCLITE_CSOCK_NAME']
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

/** What happens once, before somebody confirms at a step. */
type Mishap = (ask: AskOf<'confirm'>, pinOf: (person: string, card: string) => string) => Promise<void>

/** A rehearsal's people, to whom something happens before they confirm. */
class Unlucky extends RehearsalPlayer {
  readonly #mishaps: Map<string, Mishap>

  constructor(mishaps: Readonly<Record<string, Mishap>>) {
    super()
    this.#mishaps = new Map(Object.entries(mishaps))
  }

  /** The moments that never came. */
  get left(): readonly string[] {
    return [...this.#mishaps.keys()]
  }

  override async confirm(...[ask, view]: Parameters<RehearsalPlayer['confirm']>) {
    const name = `${ask.step} ${ask.person}`
    const mishap = this.#mishaps.get(name)
    this.#mishaps.delete(name)
    await mishap?.(ask, (person, card) => this.secrets.get(`card-pin ${person} ${card}`) ?? '')
    return super.confirm(ask, view)
  }
}

async function refusalOf(said: Promise<unknown>): Promise<string> {
  try {
    await said
    return 'recorded'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const confirmation = ({ digest, seq }: AskOf<'confirm'>) => ({ type: 'confirm', digest, seq, answers: {} }) as const
const fed = { method: 'fed' } as const
const exception = {
  happened: 'The card fell into the shredder.',
  decided: 'Both custodians.',
  effect: 'Custodian 2 speaks by code.',
  remedy: 'A new card.',
  open: false,
}

/** A card that is lost: two people say so by code, and from then on its holder speaks by code. */
async function lose({ engine }: Room, ask: AskOf<'confirm'>): Promise<void> {
  const { person, digest } = ask
  expect(await refusalOf(engine.say('witness', fed, { type: 'by-code', person, exception }))).toBe('PROPOSAL_PENDING')
  await engine.say(person, fed, { type: 'dispute', digest, reason: 'I cannot sign.' })
  await engine.say(person, fed, { type: 'by-code', person, exception })
  const proposed = engine.view().asks.find(({ kind }) => kind === 'confirm')
  if (proposed?.kind !== 'confirm') throw new Error('nothing is proposed')
  expect(await refusalOf(engine.say(person, fed, confirmation(proposed)))).toBe('ALREADY_CONFIRMED')
  await engine.say('custodian-1', fed, confirmation(proposed))
  throw new Moved()
}

test('each card signs what its holder proposes and confirms; without it only remarks are heard, until two people say that it is lost', () =>
  inRoom(scriptText('cards-speak'), async (room) => {
    const { engine } = room
    const player = new Unlucky({
      'enrol-2 custodian-1': async (ask, pinOf) => {
        const pin = pinOf('custodian-1', 'card-1')
        const { size } = engine.record
        const say = (person: string, credential: Parameters<typeof engine.say>[1], command = confirmation(ask)) =>
          refusalOf(engine.say(person, credential, command))
        expect([
          await say('custodian-1', fed),
          await say('custodian-1', { method: 'smartcard', pin: `${pin.slice(0, 6)}x` }),
          await say('custodian-1', { method: 'smartcard', pin: '12' }),
          await say('custodian-2', { method: 'smartcard', pin }),
          await say('custodian-1', { method: 'smartcard', pin }, { ...confirmation(ask), seq: ask.seq + 1 }),
          await refusalOf(engine.say('custodian-1', { method: 'smartcard', pin }, { type: 'note', text: pin })),
          await refusalOf(engine.enrol('custodian-1', { method: 'smartcard', pin })),
        ]).toEqual([
          'WORD_UNSIGNED',
          'CARD_PIN_WRONG',
          'CARD_PIN_LENGTH',
          'VOICE_NONE',
          'PROPOSAL_CHANGED',
          'CODE_IN_TEXT',
          'NOT_AUTHENTICATED',
        ])
        // The wrong PIN alone, as a command and its fact, as a wrong code would be.
        expect([engine.record.size - size, engine.state.unrecognised]).toEqual([2, { 'custodian-1': 1 }])
        expect(await refusalOf(engine.say('custodian-1', fed, { type: 'note', text: 'A remark.' }))).toBe('recorded')
      },
      'promise-1 custodian-2': (ask) => lose(room, ask),
    })
    await room.play(player)
    expect(player.left).toEqual([])
    const folder = join(mkdtempSync(join(room.directory, 'out-')), 'bundle')
    await writeDirectory(folder, bundleOf(engine.record))
    const replay = replayWith(nodeMeans.utf8)
    const verdict = await verifyAt(folder, replay)
    expect(verdict).toMatchObject({ valid: true, replayed: true, softwareCard: true, problems: [] })
    const [signed, lost, unsigned] = verdict.remarks
    expect([signed, lost, unsigned]).toMatchObject([
      { code: 'WORDS_SIGNED', parameters: { words: 5, cards: 1 } },
      { code: 'VOICE_LOST', parameters: { person: 'custodian-2', card: 'card-2' } },
      { code: 'WORDS_FED' },
    ])
    const reader = new Reader()
    try {
      const report: Readonly<Record<string, unknown>> = { ...(await reader.report(folder)) }
      expect(report).toMatchObject({
        valid: true,
        signed: 5,
        byCode: {},
        cards: 1,
        lost: [[lost?.fact, 'custodian-2', 'card-2']],
      })
      const times = Object.entries(report['fed'] as Readonly<Record<string, number>>)
      expect(times.map(([person, count]) => `${person} (${count})`)).toEqual(unsigned?.parameters['people'])
    } finally {
      await reader.end()
    }
    // The rules themselves refuse a word that another card signed, whoever signed the record.
    const script = readFileSync(join(folder, 'script.yaml'))
    const facts = readFileSync(join(folder, 'facts.jsonl'), 'utf8')
    const decided = (text: string) => replayAlone(Buffer.from(text), script, replay, nodeMeans.utf8)
    expect([decided(facts), decided(facts.replace('"device":"card-1"', '"device":"card-2"'))]).toEqual([true, false])
    expect(facts).toContain('"type":"voice.lost"')
  }))

test('a card in a reader that is away, foreign or pulled in the middle: refused by name, nothing recorded, and then it signs', () =>
  withPcscd(async (service: ReaderRoom) => {
    process.env['PCSCLITE_CSOCK_NAME'] = service.environment.PCSCLITE_CSOCK_NAME
    await service.insert(0, { card: freshCard() })
    await service.insert(1, { card: freshCard({ serial: 1234567 }) })
    const source = { kind: 'readers', named: { 'card-1': readers[0], 'card-2': readers[1] } } as const
    await inRoom(
      scriptText('cards-speak'),
      async (room) => {
        const { engine } = room
        const seen: string[] = []
        const player = new Unlucky({
          'promise-2 custodian-1': async (ask, pinOf) => {
            const { size } = engine.record
            const credential = { method: 'smartcard', pin: pinOf('custodian-1', 'card-1') } as const
            const say = async () => {
              seen.push(await refusalOf(engine.say('custodian-1', credential, confirmation(ask))))
            }
            const own = readFileSync(service.memory(0))
            await service.pull(0)
            await say()
            await service.insert(0, { card: freshCard({ serial: 999 }) })
            await say()
            await service.pull(0)
            const card = CardState.parse(JSON.parse(own.toString()))
            await service.insert(0, { card, fault: { nth: 12, when: 'after', what: 'pull' } })
            await say()
            await service.insert(0)
            expect(engine.record.size).toBe(size)
          },
        })
        for (const [person, card] of [
          ['custodian-1', 'card-1'],
          ['custodian-2', 'card-2'],
        ] as const) {
          player.secrets.set(`card-pin ${person} ${card}`, '123456')
          player.secrets.set(`card-puk ${person} ${card}`, '12345678')
          player.secrets.set(`card-admin-pin ${person} ${card}`, '12345678')
        }
        await room.play(player)
        expect(player.left).toEqual([])
        expect(seen).toEqual(['CARD_NONE', 'CARD_OTHER', 'CARD_REMOVED'])
        expect(engine.state.phase).toBe('sealed')
      },
      { cards: source },
    )
  }))
