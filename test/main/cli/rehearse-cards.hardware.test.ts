/** A rehearsal uses real cards in the readers of a real pcscd, those that it is told of, with the PINs of its answer file. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CardState, CardState as State } from '../../../native/softcard/memory.ts'
import { refused } from '../../support/refused.ts'
import { namedCards } from '../../../main/cli/cards-named.ts'
import { parseScript } from '../../../ceremonies/index.ts'
import type { EventOf } from '../../../ceremonies/subjects/index.ts'
import { factsOf } from '../../support/archives.ts'
import { type ReaderRoom, readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard, holds } from '../../support/software-card.ts'
import { type Ended, inFolder, scripts, strongroom } from '../../support/strongroom.ts'
import { Pdf } from '../documents/pdf.ts'

const pins = { 'card-pin': '123456', 'new-card-pin': '87128712' }
const piv = { ...pins, 'card-puk': '12345678', 'new-card-puk': '91239123' }
const openPgp = { ...pins, 'new-card-pin': '55465546', 'card-admin-pin': '12345678', 'new-card-admin-pin': '33473347' }

const answersIn = (folder: string, steps: Readonly<Record<string, object>>): string => {
  const path = join(folder, 'answers.yaml')
  writeFileSync(path, JSON.stringify({ 'strongroom-answers': 1, otherwise: 'rehearse', steps }))
  return path
}

const cardAt = (room: ReaderRoom, place: 0 | 1): CardState =>
  State.parse(JSON.parse(readFileSync(room.memory(place), 'utf8')))

/** Runs it so that it finds the readers of `room`. */
async function inReaders<T>(room: ReaderRoom, work: () => Promise<T>): Promise<T> {
  const { PCSCLITE_CSOCK_NAME: before } = process.env
  process.env['PCSCLITE_CSOCK_NAME'] = room.environment.PCSCLITE_CSOCK_NAME
  try {
    return await work()
  } finally {
    if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
    else process.env['PCSCLITE_CSOCK_NAME'] = before
  }
}

function enrolledIn(out: string): readonly (readonly [string, boolean])[] {
  const facts = factsOf(new Map([['facts.jsonl', readFileSync(join(out, 'bundle/facts.jsonl'))]]))
  const enrolled = (facts.get('card.enrolled') ?? []) as readonly EventOf<'card.enrolled'>[]
  return enrolled.map(({ card, software }) => [card, software] as const)
}

test('a card that is named is the one in the reader, the other is played; shares go onto both, and SOFTWARE CARD stays', () =>
  inFolder((folder) =>
    withPcscd((room) =>
      inReaders(room, async () => {
        await room.insert(0, { card: freshCard() })
        await room.insert(1, { card: freshCard({ serial: 1234567 }) })
        const untouched = cardAt(room, 1)
        const out = join(folder, 'out')
        const answers = answersIn(folder, { 'enrol-1': { 'custodian-1': piv } })
        const card = ['--card', 'card-1=00 00', '--answers', answers]
        const run = await strongroom(['rehearse', join(scripts, 'delivery.yaml'), '--out', out, ...card, '--json'])
        expect([run.status, run.stderr.match(/strongroom: .*/)]).toEqual([0, null])
        expect(JSON.parse(run.stdout)).toMatchObject({ valid: true, rehearsal: true, softwareCard: true })
        expect(enrolledIn(out)).toEqual([
          ['card-1', false],
          ['card-2', true],
        ])
        const { piv: used } = cardAt(room, 0)
        expect([used.keys['9d']?.algorithm, holds(used.pin, '87128712'), holds(used.puk, '91239123')]).toEqual([
          'P-384',
          true,
          true,
        ])
        expect(cardAt(room, 1)).toEqual(untouched)
        expect(new Pdf(readFileSync(join(out, 'transcript.pdf'))).text).toContain('SOFTWARE CARD')
      }),
    ),
  ))

test('where every card is a real one nothing says SOFTWARE CARD, and they sign for their holders', () =>
  inFolder((folder) =>
    withPcscd((room) =>
      inReaders(room, async () => {
        await room.insert(0, { card: freshCard() })
        await room.insert(1, { card: freshCard({ serial: 1234567 }) })
        const out = join(folder, 'out')
        const steps = { 'enrol-1': { 'custodian-1': piv }, 'enrol-2': { 'custodian-2': openPgp } }
        const given = ['--answers', answersIn(folder, steps)]
        const named = ['--card', `card-1=${readers[0]}`, '--card', `card-2=${readers[1]}`]
        const script = join(scripts, 'cards-speak.yaml')
        const run = await strongroom(['rehearse', script, '--out', out, ...named, ...given, '--json'])
        expect([run.status, run.stderr.match(/strongroom: .*/)]).toEqual([0, null])
        expect(JSON.parse(run.stdout)).toMatchObject({ valid: true, rehearsal: true, softwareCard: false })
        expect(enrolledIn(out)).toEqual([
          ['card-1', false],
          ['card-2', false],
        ])
        expect(new Pdf(readFileSync(join(out, 'transcript.pdf'))).text).not.toContain('SOFTWARE CARD')
        const secrets = [...Object.values(piv), ...Object.values(openPgp)]
        const facts = readFileSync(join(out, 'bundle/facts.jsonl'), 'utf8')
        expect(secrets.filter((secret) => facts.includes(secret) || run.stderr.includes(secret))).toEqual([])
      }),
    ),
  ))

const script = parseScript(readFileSync(join(scripts, 'cards.yaml'), 'utf8'))
const both = readers.join('; ')
const malformed = (setting: string) => ({
  code: 'SETTING_MALFORMED',
  message: `Write --card as NAME=READER, once for each name, not as: ${setting}.`,
})

test('a name or a reader that is wrong is refused, and so is one without a card', () =>
  withPcscd((room) =>
    inReaders(room, async () => {
      await room.insert(0, { card: freshCard() })
      const refusedFor = (...settings: readonly string[]) => refused(() => namedCards(settings, script))
      expect(await refusedFor('card-9=00 00')).toEqual({
        code: 'CARD_UNKNOWN',
        message: 'The inventory of the script has no card card-9. Write the name of a card as the inventory has it.',
      })
      for (const setting of ['card-1', 'card-1=', '=00 00'])
        expect(await refusedFor(setting)).toEqual(malformed(setting))
      expect(await refusedFor('card-1=00 00', 'card-1=00 01')).toEqual(malformed('card-1=00 01'))
      expect(await refusedFor('card-1=Yubico')).toEqual({
        code: 'CARD_READER_UNKNOWN',
        message: `No reader is called Yubico, which --card names for card-1. Connected: ${both}. Write its name, or a piece of it, as strongroom cards shows it.`,
      })
      expect(await refusedFor('card-1=Virtual')).toEqual({
        code: 'CARD_READER_MANY',
        message: `Several readers have Virtual in their name, which --card names for card-1: ${both}. Write more of the name.`,
      })
      expect(await refusedFor('card-1=00 00', 'card-2=D 00 00')).toEqual({
        code: 'CARD_READER_TWICE',
        message: `--card names the reader ${readers[0]} for both card-1 and card-2. One reader holds one card: name another reader.`,
      })
      expect(await refusedFor('card-1=00 01')).toEqual({
        code: 'CARD_NONE',
        message: `There is no card in ${readers[1]}. Put one in.`,
      })
      expect(await namedCards([`card-2=${readers[0]}`], script)).toEqual({ 'card-2': readers[0] })
      await room.stopService()
      expect(await refusedFor('card-1=00 00')).toMatchObject({ code: 'PCSC_NOT_RUNNING' })
    }),
  ))

test('no PIN is invented for a real card, and one that the file has wrong is sent once', () =>
  inFolder((folder) =>
    withPcscd((room) =>
      inReaders(room, async () => {
        await room.insert(0, { card: freshCard() })
        const before = cardAt(room, 0)
        const rehearsed = async (steps: Readonly<Record<string, object>> | null): Promise<Ended> => {
          const given = steps === null ? [] : ['--answers', answersIn(folder, steps)]
          const out = join(folder, 'out')
          return strongroom([
            ...['rehearse', join(scripts, 'cards.yaml'), '--out', out, '--card', 'card-2=00 00'],
            ...given,
          ])
        }
        expect(await rehearsed(null)).toEqual({
          status: 1,
          stdout: '',
          stderr:
            'strongroom: CARD_ANSWERS_NONE: No PIN is invented for a card in a reader. Give its PINs in an answer file, with --answers FILE (docs/ANSWERS.md), or leave out --card.\n',
        })
        const { 'card-admin-pin': _, ...lacking } = openPgp
        expect(await rehearsed({ 'enrol-2': { 'custodian-2': lacking } })).toEqual({
          status: 1,
          stdout: '',
          stderr:
            'strongroom: CARD_PIN_NOT_GIVEN: The answer file has no card-admin-pin of custodian-2 at step enrol-2 for card-2, a card in a reader. No PIN is invented for such a card: add it to the file, or leave out --card card-2.\n',
        })
        expect(cardAt(room, 0)).toEqual(before)
        const wrong = await rehearsed({ 'enrol-2': { 'custodian-2': { ...openPgp, 'card-pin': '99999999' } } })
        expect([wrong.status, wrong.stderr]).toEqual([
          1,
          expect.stringMatching(/strongroom: [A-Z_]+: .*2 tries are left/),
        ])
        expect(cardAt(room, 0).openPgp.userPin.left).toBe(2)
      }),
    ),
  ))
