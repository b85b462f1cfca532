/** Shares on printed sheets in a whole ceremony: on a real CUPS with pictures of what came out, and in a rehearsal without either. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encode as encodePng } from 'fast-png'
import { afterEach, expect, test, vi } from 'vitest'
import { replayWith } from '../../../ceremonies/index.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import type { AskOf } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { pictureFrom } from '../../../main/printing/picture.ts'
import { rasterised } from '../../../main/printing/raster.ts'
import { sheetIn } from '../../../main/printing/sheet-picture.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { type PrivateCups, withCups } from '../../support/cups.ts'

afterEach(() => vi.unstubAllEnvs())

const factsOf = ({ engine }: Room) =>
  [...engine.record.store.lines(0)]
    .map((line) => JSON.parse(line) as { readonly type?: string; readonly fact?: object })
    .map(({ type, fact }) => ({ type, ...fact }))
const toldOf = (room: Room) =>
  factsOf(room).filter(({ type }) => type?.startsWith('share.') || type === 'envelope-key.recalled')

/** A custodian who takes each sheet out of the printer, and lays another picture on the scan medium before the right one. */
class Scanning extends RehearsalPlayer {
  readonly complaints: string[] = []
  /** What the QR code of each sheet says, by whoever has read it from the page itself. */
  readonly words: string[] = []
  readonly #sheets = new Map<string, Buffer>()
  readonly #cups: PrivateCups
  readonly #medium: string
  #step = ''
  #tries = 0

  constructor(cups: PrivateCups, medium: string) {
    super()
    this.#cups = cups
    this.#medium = medium
  }

  override see(view: View): void {
    const id = view.step?.id ?? ''
    const sheet = this.#cups.sheet()
    if (this.#step.startsWith('print-') && id !== this.#step && sheet) this.#sheets.set(this.#step.slice(-1), sheet)
    this.#step = id
  }

  override async secret(ask: AskOf<'secret'>) {
    if (ask.secret.purpose !== 'picture') return super.secret(ask)
    if (ask.complaint) this.complaints.push(ask.complaint.code)
    const share = String(ask.secret.share)
    const given = ['nowhere', 'white', 'other', share][this.#tries++ % 4] ?? share
    const file = join(this.#medium, `${given}.png`)
    if (given === 'nowhere') return file
    const page = given === 'white' ? null : await this.#page(given === 'other' ? (share === '1' ? '2' : '1') : share)
    const { width, height, grey } = page ?? { width: 400, height: 400, grey: new Uint8Array(160_000).fill(230) }
    writeFileSync(file, encodePng({ width, height, data: grey, depth: 8, channels: 1 }))
    return file
  }

  async #page(share: string) {
    const pdf = await rasterised(this.#sheets.get(share) ?? Buffer.of())
    this.words.push(sheetIn(pictureFrom(pdf.subarray())).words)
    return pictureFrom(await rasterised(this.#sheets.get(share) ?? Buffer.of()))
  }
}

/** Everything in the files under a folder. */
function contentOf(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString('latin1')).join('\n')
}

test('two shares are printed on a real CUPS and read back from pictures, and neither spool, medium nor record keeps them', () =>
  withCups(
    (cups) => {
      vi.stubEnv('CUPS_SERVER', cups.socket)
      vi.stubEnv('CUPS_SERVERROOT', cups.root)
      return inRoom(
        scriptText('printing'),
        async (room) => {
          const medium = mkdtempSync(join(room.directory, 'scan-medium-'))
          const player = new Scanning(cups, medium)
          await room.play(player)
          const wrong = ['SHEET_FILE_UNREADABLE', 'SHEET_CODE_NONE', 'SHARE_INDEX_OTHER']
          expect(player.complaints).toEqual([...wrong, ...wrong])
          expect(toldOf(room).filter(({ type }) => type === 'share.printed' || type === 'share.scanned')).toMatchObject(
            [
              { index: 1, to: 'custodian-1', printer: 'sheets' },
              { index: 2, to: 'custodian-2', printer: 'sheets' },
              { index: 1, by: 'custodian-1', picture: 'removed' },
              { index: 2, by: 'custodian-2', picture: 'removed' },
            ],
          )
          // What could not be read is left for its medium to be destroyed; what was read is gone.
          expect(readdirSync(medium)).toEqual(['white.png'])
          const folder = mkdtempSync(join(room.directory, 'out-'))
          await writeDirectory(join(folder, 'bundle'), bundleOf(room.engine.record))
          const verdict = await verifyAt(join(folder, 'bundle'), replayWith(nodeMeans.utf8))
          expect(verdict).toMatchObject({ valid: true, replayed: true })

          // The sheet that came out last is the paper: it alone has them.
          rmSync(join(cups.home, 'out'), { recursive: true })
          const spelt = [...new Set(player.words)].flatMap((words) => {
            const code = words.toUpperCase().replace(/([A-Z]{4})[A-Z]*/g, '$1')
            return [
              words,
              code,
              Buffer.from(words).toString('hex'),
              ...words
                .split(' ')
                .map((_, at, all) => all.slice(at, at + 3).join(' '))
                .slice(0, 30),
            ]
          })
          const kept = `${contentOf(room.directory)}${contentOf(cups.home)}`
          expect([spelt.length, spelt.filter((text) => kept.includes(text)), existsSync(medium)]).toEqual([
            66,
            [],
            true,
          ])
        },
        { paper: 'printer' },
      )
    },
    { parent: '/dev/shm', usb: ['sheets'], keeps: 'No' },
  ))

/** Before whose eyes the secrets process dies once all shares were proved. */
class Losing extends RehearsalPlayer {
  readonly doubts: string[] = []
  readonly #room: Room
  readonly #done = new Set<string>()

  constructor(room: Room) {
    super()
    this.#room = room
  }

  override see(view: View): void {
    const { devices } = this.#room
    if (view.step?.id === 'close-envelope' && !this.#done.has('lost')) {
      this.#done.add('lost')
      process.kill(devices.secrets().pid() ?? 0, 'SIGKILL')
    }
  }

  override resolve(...[ask, view]: Parameters<RehearsalPlayer['resolve']>) {
    this.doubts.push(`${ask.step} ${JSON.stringify(ask.finding)} ${ask.choices.join(' ')}`)
    return super.resolve(ask, view)
  }

  override answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View) {
    const isRecall = ask.fields.some(({ name }) => name === 'typing.custodian-1')
    return super
      .answer(ask, view)
      .then((said) => (isRecall ? { ...said, custodians: ['custodian-1', 'custodian-2'] } : said))
  }

  override refused(...given: Parameters<RehearsalPlayer['refused']>): Promise<void> {
    const isOvertaken = given[0].code === 'STEP_NOT_CURRENT' || given[0].code === 'PROPOSAL_PENDING'
    return isOvertaken ? Promise.resolve() : super.refused(...given)
  }
}

test('in a rehearsal no printer is needed, and a key that is lost comes back from a sheet and a card', () =>
  inRoom(scriptText('printing'), async (room) => {
    const player = new Losing(room)
    await room.play(player)
    expect(toldOf(room)).toMatchObject([
      { type: 'share.printed', index: 1, printer: 'throw-away' },
      { type: 'share.put-on-card', index: 2 },
      { type: 'share.printed', index: 2, printer: 'throw-away' },
      { type: 'share.shown', index: 3 },
      { type: 'share.scanned', index: 1, picture: 'none' },
      { type: 'share.proved-by-card', index: 2 },
      { type: 'share.scanned', index: 2, picture: 'none' },
      { type: 'share.proved', index: 3 },
      { type: 'envelope-key.recalled' },
    ])
    expect(player.doubts.filter((step) => /^(print|scan)-/.test(step))).toEqual([])
  }))

test('a print whose printer cannot be found is in doubt, and printed once people have settled it', () =>
  withCups(
    (cups) => {
      vi.stubEnv('CUPS_SERVER', cups.socket)
      const late = join(cups.home, 'late')
      vi.stubEnv('CUPS_SERVERROOT', late)
      return inRoom(
        scriptText('printing'),
        async (room) => {
          const medium = mkdtempSync(join(room.directory, 'scan-medium-'))
          const doubts: string[] = []
          class Mending extends Scanning {
            override resolve(...[ask, view]: Parameters<RehearsalPlayer['resolve']>) {
              doubts.push(`${ask.step} ${view.failure?.code} ${JSON.stringify(ask.finding)} ${ask.choices.join(' ')}`)
              if (!existsSync(late)) symlinkSync(cups.root, late)
              return super.resolve(ask, view)
            }
          }
          await room.play(new Mending(cups, medium))
          expect(doubts).toEqual(['print-1 SHEET_SPOOL_CONFIGURATION {"left":"sheet-perhaps"} discard'])
          expect(toldOf(room).filter(({ type }) => type === 'share.printed')).toHaveLength(2)
        },
        { paper: 'printer' },
      )
    },
    { parent: '/dev/shm', usb: ['sheets'], keeps: 'No' },
  ))
