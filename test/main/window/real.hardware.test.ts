import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { softHsmIn, softhsmModule } from '../../../main/devices/softhsm.ts'
import { Crowd, atDesk, openAt, smallDraft } from '../../support/window.ts'
import { inFolder } from '../../support/strongroom.ts'

/** A module that can be loaded and is none. */
const noModule = '/usr/lib/x86_64-linux-gnu/libc.so.6'

test('a real ceremony on the token that was found and chosen: every word is by code, and what is typed is in no fact', () =>
  inFolder(async (folder) => {
    const { environment } = softHsmIn(join(folder, 'hsm'))
    await atDesk(
      async (sitting) => {
        await sitting.done('ready', {})
        expect(sitting.house).toMatchObject({ tokens: null, troubles: [] })
        await sitting.done('refresh', {})
        await expect
          .poll(() => sitting.house?.tokens, { timeout: 30_000 })
          .toMatchObject([{ module: softhsmModule, label: '', model: 'SoftHSM v2' }])
        expect(sitting.house?.troubles).toMatchObject([{ module: noModule, refused: { code: 'MODULE_NOT_PKCS11' } }])
        const [found] = sitting.house?.tokens ?? []
        const { module = '', label = '', serial = '' } = found ?? {}
        await openAt(sitting, { ...smallDraft, mode: 'real', tokens: { 'root-hsm': { module, label, serial } } })
        const crowd = new Crowd(sitting)
        const room = await crowd.play()
        expect(room).toMatchObject({ mode: 'real', phase: 'sealed', closed: true })
        const out = join(sitting.folder, 'out')
        expect(await sitting.done('export', { ceremony: room.ceremony, folder: out })).toMatchObject({ valid: true })
        const facts = readFileSync(join(out, 'bundle/facts.jsonl'), 'utf8')
        expect([...facts.matchAll(/"method":"(\w+)"/g)].map(([, method]) => method)).not.toContain('fed')
        expect([...crowd.secrets.values(), 'code of'].filter((secret) => facts.includes(secret))).toEqual([])
      },
      { modules: [softhsmModule, noModule], environment },
    )
  }))
