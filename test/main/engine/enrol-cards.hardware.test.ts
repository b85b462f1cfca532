/** Cards are enrolled in a whole ceremony: those that a program plays, and those in readers of a real pcscd. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { replayWith } from '../../../ceremonies/index.ts'
import { cards } from '../../../ceremonies/subjects/cards/facts.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { Reader } from '../../independent/reader.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'

const before = process.env['PCSCLITE_CSOCK_NAME']
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

/** A rehearsal's people, and what happens while they are asked. */
class Watched extends RehearsalPlayer {
  readonly doubts: string[] = []
  readonly pins: string[] = []
  readonly #during: (ask: AskOf<'secret'>) => void
  readonly #mend: () => Promise<void>

  constructor(during: (ask: AskOf<'secret'>) => void, mend: () => Promise<void>) {
    super()
    this.#during = during
    this.#mend = mend
  }

  override async secret(ask: AskOf<'secret'>) {
    this.#during(ask)
    const text = await super.secret(ask)
    if (typeof text === 'string') this.pins.push(text)
    return text
  }

  override async resolve(...[ask, view]: Parameters<RehearsalPlayer['resolve']>) {
    this.doubts.push(`${ask.step} ${view.failure?.code ?? 'cut off'}`)
    await this.#mend()
    return super.resolve(ask, view)
  }
}

const enrolledIn = ({ engine }: Room) => cards.of(engine.state).enrolled
const factsOf = ({ engine }: Room): string => [...engine.record.store.lines(0)].join('')

test('cards that a program plays: stamped so by both verifiers; its process killed in the middle, nothing half done counts', () =>
  inRoom(scriptText('cards'), async (room) => {
    let killed = false
    const player = new Watched(
      ({ secret: { purpose } }) => {
        if (killed || purpose !== 'card-admin-pin') return
        killed = true
        process.kill(room.devices.cards().pid() ?? 0, 'SIGKILL')
      },
      () => Promise.resolve(),
    )
    await room.play(player)
    expect(player.doubts).toEqual([expect.stringMatching(/^enrol-2 /)])
    expect(Object.values(enrolledIn(room))).toMatchObject([
      { holder: 'custodian-1', applet: 'piv', software: true },
      { holder: 'custodian-2', applet: 'openpgp', software: true },
    ])
    const folder = mkdtempSync(join(room.directory, 'out-'))
    const reader = new Reader()
    try {
      await writeDirectory(join(folder, 'bundle'), bundleOf(room.engine.record))
      const verdict = await verifyAt(join(folder, 'bundle'), replayWith(nodeMeans.utf8))
      expect(verdict).toMatchObject({ valid: true, replayed: true, softwareToken: true, softwareCard: true })
      expect((await reader.report(join(folder, 'bundle'))).headline).toMatch(/; SOFTWARE TOKEN; SOFTWARE CARD$/)
    } finally {
      await reader.end()
      rmSync(folder, { recursive: true })
    }
    // No PIN is in the record or beside it, nor in the memory of the cards that are played.
    const kept = readdirSync(room.directory, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
    const bytes = kept.map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1')).join('')
    expect(kept.map(({ name }) => name)).toContain('card-1.json')
    expect(player.pins.length).toBeGreaterThan(6)
    const spelt = (pin: string) => [pin, Buffer.from(pin).toString('hex')]
    expect(player.pins.filter((pin) => spelt(pin).some((text) => `${bytes}${factsOf(room)}`.includes(text)))).toEqual(
      [],
    )
  }))

test('cards in readers: one is pulled in the middle, which leaves the step in doubt, and is enrolled by the same step', () =>
  withPcscd(async (service) => {
    process.env['PCSCLITE_CSOCK_NAME'] = service.environment.PCSCLITE_CSOCK_NAME
    await service.insert(0, { card: freshCard(), fault: { nth: 110, when: 'after', what: 'pull' } })
    await service.insert(1, { card: freshCard({ serial: 1234567 }) })
    const source = { kind: 'readers', named: { 'card-1': readers[0], 'card-2': readers[1] } } as const
    await inRoom(
      scriptText('cards'),
      async (room) => {
        // A card in a reader is known as its maker's to nobody: people of a rehearsal are told no PIN of it.
        const player = new Watched(
          () => undefined,
          () => service.insert(0),
        )
        player.secrets.set('card-pin custodian-2 card-2', '123456')
        player.secrets.set('card-admin-pin custodian-2 card-2', '12345678')
        await room.play(player)
        expect(player.doubts).toEqual(['enrol-1 CARD_REMOVED'])
        const [first, second] = Object.values(enrolledIn(room))
        expect([first, second]).toMatchObject([
          { serial: '7654321', software: false },
          { serial: 'fffe0012d687', software: false },
        ])
        const state = CardState.parse(JSON.parse(readFileSync(service.memory(0), 'utf8')))
        expect(state.piv.keys['9d']?.algorithm).toBe('P-384')
        const { stdout } = await service.run('yubico-piv-tool -r "Virtual PCD 00 00" -a status')
        expect(stdout).toContain('PIN tries left:\t3')
      },
      { cards: source },
    )
  }))
