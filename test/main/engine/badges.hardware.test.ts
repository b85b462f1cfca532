/** Badges in a whole ceremony: those that a program plays, and those by OpenSSL in readers of a real pcscd. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { parseScript } from '../../../ceremonies/index.ts'
import { disclose } from '../../../ceremonies/record/disclose.ts'
import { levels } from '../../../ceremonies/record/levels.ts'
import { digestOf } from '../../../ceremonies/subjects/badges/path.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { rehearsalParticipants } from '../../../main/opening.ts'
import { Moved } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { tlv } from '../../../native/cards/tlv.ts'
import { ourOpinion, Reader } from '../../independent/reader.ts'
import { BadgePki, type Made } from '../../support/badge-pki.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'

const before = process.env['PCSCLITE_CSOCK_NAME']
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

/** At every level of disclosure, and whether the name of somebody stands in it. */
async function judged({ engine }: Room, name: string): Promise<readonly unknown[]> {
  const reader = new Reader()
  try {
    const files = bundleOf(engine.record)
    const found: unknown[] = []
    for (const level of levels) {
      const bundle = disclose(files, level, nodeMeans)
      const theirs = await reader.opinion(bundle, null)
      expect(theirs).toEqual(await ourOpinion(bundle, null))
      const { badges } = (await reader.report(bundle)) as unknown as { readonly badges: readonly string[] }
      const text = [...bundle.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('')
      const der = Buffer.from(name).toString('base64').slice(0, 8)
      found.push({ level, valid: theirs, anchors: badges.length, named: text.includes(name) || text.includes(der) })
    }
    return found
  } finally {
    await reader.end()
  }
}

const factsOf = ({ engine }: Room): readonly { readonly type: string; readonly fact: Record<string, unknown> }[] =>
  [...engine.record.store.lines(0)].map((line) => JSON.parse(line) as never)

/** Replaces a custodian once the badges have been checked. */
class Replacing extends RehearsalPlayer {
  #done = false
  readonly #room: Room

  constructor(room: Room) {
    super()
    this.#room = room
  }

  override async answer(...[ask, view]: Parameters<RehearsalPlayer['answer']>) {
    if (this.#done || view.step?.id !== 'commission') return super.answer(ask, view)
    this.#done = true
    const { engine } = this.#room
    const fed = { method: 'fed' } as const
    const newcomer = { type: 'replace', person: 'custodian-2', name: 'Newcomer', reason: 'Taken ill.' } as const
    await engine.say('administrator', fed, newcomer)
    const proposed = engine.view().asks.find(({ kind }) => kind === 'confirm')
    if (proposed?.kind !== 'confirm') throw new Error('nothing is proposed')
    const { digest, seq } = proposed
    await engine.say('witness', fed, { type: 'confirm', digest, seq, answers: {} })
    throw new Moved()
  }
}

test('a program plays badges: stamped so by both verifiers at every level; whoever takes a part over shows one too', () =>
  inRoom(scriptText('badges'), async (room) => {
    await room.play(new Replacing(room))
    const facts = factsOf(room)
    const checked = facts.filter(({ type }) => type === 'badge.checked').map(({ fact }) => fact)
    expect(checked.map(({ person, software }) => [person, software])).toEqual([
      ['custodian-1', true],
      ['custodian-2', true],
      ['custodian-2', true],
    ])
    expect(
      facts.filter(({ type }) => type === 'badge.shown').map(({ fact }) => [fact['shown'], fact['certificates']]),
    ).toEqual([
      ['Custodian 1', 'badge-custodian-1.pem'],
      ['Custodian 2', 'badge-custodian-2.pem'],
      ['Newcomer', 'badge-custodian-2-2.pem'],
    ])
    const played = expect.objectContaining({ valid: true, softwareCard: true }) as unknown
    expect(await judged(room, 'Newcomer')).toEqual([
      { level: 'public', valid: played, anchors: 1, named: false },
      { level: 'restricted', valid: played, anchors: 1, named: false },
      { level: 'confidential', valid: played, anchors: 1, named: true },
    ])
  }))

/** A card with that certificate and its key. */
function badgeCard(pki: BadgePki, made: Made, serial: number) {
  const card = freshCard({ serial })
  const der = Buffer.from(made.der, 'hex')
  card.piv.objects['5fc105'] = Buffer.concat([tlv(0x70, der), tlv(0x71, Buffer.from([0])), tlv(0xfe)]).toString('hex')
  card.piv.keys['9a'] = pki.keyOf(made)
  return card
}

/** As `openssl ca` writes a day that is so many days from now. */
function day(days: number): string {
  return `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}000000Z`
}

test('badges by OpenSSL in readers: checked with what lies in a folder, and refused without it, before any PIN is asked for', () =>
  withPcscd(async (service) => {
    process.env['PCSCLITE_CSOCK_NAME'] = service.environment.PCSCLITE_CSOCK_NAME
    const folder = mkdtempSync(join(tmpdir(), 'badges-'))
    try {
      const pki = new BadgePki(folder)
      const long = { from: day(-30), until: day(30) }
      const root = pki.authority('/O=Example/CN=Root of badges', null, long)
      const badge = (name: string) => pki.badge(root, { ...long, subject: `/O=Example/CN=${name}` })
      await service.insert(0, { card: badgeCard(pki, badge('Custodian 1'), 7654321) })
      await service.insert(1, { card: badgeCard(pki, badge('Custodian 2'), 1234567) })
      const brought = join(folder, 'brought')
      mkdirSync(brought)
      writeFileSync(join(brought, 'root.crl'), Buffer.from(pki.crl(root, long), 'hex'))
      writeFileSync(join(brought, 'root.pem'), root.pem)
      const named = { 'badge-custodian-1': readers[0], 'badge-custodian-2': readers[1] }
      const text = scriptText('badges').replace(/'0{64}'/, `'${digestOf(root.der)}'`)
      const options = {
        cards: { kind: 'readers', named },
        participants: rehearsalParticipants(parseScript(text), {}),
      } as const
      const player = () => {
        const people = new RehearsalPlayer()
        people.secrets.set('badge-pin custodian-1 ', '123456').set('badge-pin custodian-2 ', '123456')
        return people
      }
      await inRoom(
        text,
        async (room) => {
          await room.play(player())
          const shown = expect.objectContaining({ valid: true, softwareCard: false }) as unknown
          expect(await judged(room, 'Custodian 2')).toEqual([
            expect.objectContaining({ level: 'public', valid: shown }),
            expect.objectContaining({ level: 'restricted', valid: shown }),
            expect.objectContaining({ level: 'confidential', valid: shown }),
          ])
        },
        { ...options, badges: brought },
      )
      await inRoom(
        text,
        async (room) => {
          await expect(room.play(player())).rejects.toMatchObject({ code: 'REHEARSAL_STUCK' })
          const failed = factsOf(room).filter(({ type }) => type === 'step.failed')
          expect(failed.map(({ fact }) => fact['code'])).toContain('BADGE_FILES_NOT_GIVEN')
        },
        options,
      )
    } finally {
      rmSync(folder, { recursive: true })
    }
  }))
