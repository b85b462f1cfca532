/** Shares on cards in a whole ceremony: processes that die on the way, a key that comes back by cards and paper, and what is left behind. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Refusal } from '../../../ceremonies/base/refusal.ts'
import { replayWith } from '../../../ceremonies/index.ts'
import type { Answers } from '../../../ceremonies/kernel/answers.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'

const factsOf = ({ engine }: Room) =>
  [...engine.record.store.lines(0)].map(
    (line) => JSON.parse(line) as { readonly type?: string; readonly fact?: object },
  )

/** A rehearsal's people, before whose eyes processes die. */
class Mishaps extends RehearsalPlayer {
  readonly doubts: string[] = []
  readonly asked: string[] = []
  readonly pins: string[] = []
  readonly #room: Room
  readonly #typing: readonly string[]
  readonly #done = new Set<string>()

  constructor(room: Room, typing: readonly string[]) {
    super()
    this.#room = room
    this.#typing = typing
  }

  override see(view: View): void {
    if (view.step?.id === 'close-envelope') this.#once('close', () => this.#kill(this.#room.devices.secrets().pid()))
  }

  override async secret(ask: AskOf<'secret'>) {
    const { purpose, person } = ask.secret
    if (purpose === 'card-pin' || purpose === 'share') this.asked.push(`${purpose} ${person}`)
    const text = await super.secret(ask)
    if (typeof text === 'string' && purpose.includes('pin')) this.pins.push(text)
    const { step } = this.#room.engine.view()
    if (step?.id === 'put-2') this.#once('put', () => this.#kill(this.#room.devices.cards().pid()))
    return text
  }

  override async answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View): Promise<Answers> {
    const answers = await super.answer(ask, view)
    const isRecall = ask.fields.some(({ name }) => name === 'typing.custodian-2')
    const typing = Object.fromEntries(this.#typing.map((person) => [`typing.${person}`, true]))
    return isRecall ? { ...answers, custodians: ['custodian-2', 'custodian-1'], ...typing } : answers
  }

  override async resolve(...[ask, view]: Parameters<RehearsalPlayer['resolve']>) {
    this.doubts.push(`${ask.step} ${view.failure?.code ?? 'cut off'}`)
    return super.resolve(ask, view)
  }

  /** Nobody minds being told that a lost process changed what is next. */
  override refused(refusal: Refusal): Promise<void> {
    const isOvertaken = refusal.code === 'STEP_NOT_CURRENT' || refusal.code === 'PROPOSAL_PENDING'
    return isOvertaken ? Promise.resolve() : super.refused(refusal)
  }

  #once(what: string, work: () => void): void {
    if (this.#done.has(what)) return
    this.#done.add(what)
    work()
  }

  #kill(pid: number | undefined): void {
    process.kill(pid ?? 0, 'SIGKILL')
  }
}

/** What was asked of people to bring the key back, after all shares were proved. */
const proving = ['card-pin custodian-1', 'card-pin custodian-2', 'share custodian-2', 'share custodian-3']

test.each([
  { how: 'by two cards', typing: [], back: ['card-pin custodian-2', 'card-pin custodian-1'] },
  { how: 'by one card and one sheet', typing: ['custodian-2'], back: ['share custodian-2', 'card-pin custodian-1'] },
])('a card’s process dies in a delivery, and the secrets process later: the key comes back $how', ({ typing, back }) =>
  inRoom(scriptText('delivery'), async (room) => {
    const player = new Mishaps(room, typing)
    await room.play(player)
    expect(player.doubts[0]).toMatch(/^put-2 /)
    // Twice for the delivery that was cut off.
    const delivering = ['card-pin custodian-1', 'card-pin custodian-2', 'card-pin custodian-2']
    expect(player.asked.slice(-delivering.length - proving.length - back.length)).toEqual([
      ...delivering,
      ...proving,
      ...back,
    ])
    const facts = factsOf(room)
    const told = facts.filter(({ type }) => type?.startsWith('share.') || type === 'envelope-key.recalled')
    expect(told.map(({ type }) => type)).toEqual([
      ...['share.put-on-card', 'share.put-on-card', 'share.shown', 'share.shown'],
      ...['share.proved-by-card', 'share.proved-by-card', 'share.proved', 'share.proved', 'envelope-key.recalled'],
    ])

    const kept = readdirSync(room.directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    const read = (file: string) =>
      kept
        .filter(({ name }) => file === '' || name === file)
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1'))
        .join('')
    const folder = mkdtempSync(join(room.directory, 'out-'))
    try {
      await writeDirectory(join(folder, 'bundle'), bundleOf(room.engine.record))
      const verdict = await verifyAt(join(folder, 'bundle'), replayWith(nodeMeans.utf8))
      expect(verdict).toMatchObject({ valid: true, replayed: true, softwareCard: true })
      const files = readdirSync(join(folder, 'bundle', 'artifacts')).filter((name) => name.startsWith('card-share-'))
      const onCards = ['card-1', 'card-2'].map((card) => {
        const memory = CardState.parse(JSON.parse(read(`${card}.json`)))
        return card === 'card-1' ? memory.piv.objects['5fc10d'] : memory.openPgp.objects['101']
      })
      expect(files.map((name) => readFileSync(join(folder, 'bundle', 'artifacts', name)).toString('hex'))).toEqual(
        onCards,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }

    // Neither a PIN nor a share is in anything that was kept, nor in the memory of the cards that are played.
    const shares = [...player.secrets].filter(([name]) => name.startsWith('share ')).map(([, words]) => words)
    const secrets = [...player.pins, ...shares]
    expect([shares.length, player.pins.length > 6]).toEqual([2, true])
    const spelt = (secret: string) => [secret, Buffer.from(secret).toString('hex')]
    const everything = `${read('')}${JSON.stringify(facts)}`
    expect(secrets.filter((secret) => spelt(secret).some((text) => everything.includes(text)))).toEqual([])
  }),
)
