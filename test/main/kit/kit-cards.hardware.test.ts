/** The recovery kit of a ceremony whose shares are on cards in real readers: recover.py speaks to them through pcscd by itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { bundleOf } from '../../../main/bundle/export.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { writeKit } from '../../support/kit.ts'
import { readers, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'

const before = process.env['PCSCLITE_CSOCK_NAME']
afterEach(() => {
  if (before === undefined) delete process.env['PCSCLITE_CSOCK_NAME']
  else process.env['PCSCLITE_CSOCK_NAME'] = before
})

test('shares are on cards in readers, PIV on P-384 and OpenPGP on P-256; afterwards Python alone opens the envelope with them', () =>
  withPcscd(async (service) => {
    process.env['PCSCLITE_CSOCK_NAME'] = service.environment.PCSCLITE_CSOCK_NAME
    await service.insert(0, { card: freshCard() })
    await service.insert(1, { card: freshCard({ serial: 1234567 }) })
    const source = { kind: 'readers', named: { 'card-1': readers[0], 'card-2': readers[1] } } as const
    await inRoom(
      scriptText('delivery'),
      async (room) => {
        const player = new RehearsalPlayer()
        player.secrets.set('card-pin custodian-2 card-2', '123456')
        player.secrets.set('card-admin-pin custodian-2 card-2', '12345678')
        await room.play(player)
        const kit = await writeKit(bundleOf(room.engine.record), room.directory)
        const pin = (number: number) => player.secrets.get(`card-pin custodian-${number} card-${number}`) ?? ''
        const sheet = player.secrets.get('share custodian-3') ?? ''
        let attempts = 0
        const recover = async (...lines: readonly string[]) => {
          const out = join(room.directory, `out-${++attempts}`)
          const typed = lines.map((line) => `'${line}'`).join(' ')
          const ran = await service.run(`printf '%s\\n' ${typed} | /usr/bin/python3 -I ${kit}/recover.py ${kit} ${out}`)
          return { ...ran, out }
        }
        for (const lines of [
          ['card 1', pin(1), 'card 2', pin(2)],
          [sheet, 'card 1', pin(1)],
        ]) {
          const { status, stderr, out } = await recover(...lines)
          expect([status, stderr]).toEqual([0, ''])
          expect(readFileSync(join(out, 'secret.json.txt'), 'utf8')).toMatch(/^[A-Z2-7]+$/)
        }
        expect(await recover(sheet, 'card 1', '00000000')).toMatchObject({
          status: 1,
          stderr: expect.stringContaining('The card refuses the PIN (status 63c2)'),
        })
        await service.pull(1)
        expect(await recover(sheet, 'card 2', pin(2))).toMatchObject({
          status: 1,
          stderr: expect.stringContaining('No card in a reader keeps share 2.'),
        })
      },
      { cards: source },
    )
  }))
