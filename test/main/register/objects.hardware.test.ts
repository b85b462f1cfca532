import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { openDevices } from '../../../main/devices/index.ts'
import { signingKey } from '../../../ceremonies/subjects/keys/templates.ts'
import { inEnglish } from '../../support/english.ts'
import { openedFiles, openedRecords } from '../../support/opened-files.ts'
import { type SoftHsm, softHsmIn, softhsmModule } from '../../support/softhsm.ts'
import { inFolder, root, scripts } from '../../support/strongroom.ts'
import { atDeskIn, openAt, smallDraft } from '../../support/window.ts'

vi.mock('better-sqlite3', async (load) => (await import('../../support/opened-files.ts')).counting(await load()))

const pins = (part: string) => `${part}: { so-pin: so-pin-${part}, user-pin: user-pin-${part} }`
const answers = `strongroom-answers: 1
otherwise: rehearse
steps: { commission: { ${pins('administrator')}, ${pins('witness-1')} } }
`

/** A rehearsal of the small ceremony from a file, on a token that goes on existing. */
function rehearsed(folder: string, { environment }: SoftHsm) {
  const file = join(folder, 'answers.yaml')
  writeFileSync(file, answers)
  const device = ['--device', `root-hsm=${softhsmModule},env=SOFTHSM2_CONF`, '--rehearse-on', 'root-hsm']
  const args = ['run', join(scripts, 'small.yaml'), '--data', join(folder, 'data'), '--answers', file, ...device]
  const all = [join(root, 'main/cli/index.ts'), ...args]
  return spawnSync(process.execPath, all, { encoding: 'utf8', env: { ...process.env, ...environment } })
}

/** What somebody does with the token between two ceremonies. */
async function between(
  { environment }: SoftHsm,
  work: (token: ReturnType<ReturnType<typeof openDevices>['token']>) => Promise<void>,
): Promise<void> {
  const devices = openDevices({ inventory: { hsm: { module: softhsmModule, label: 'small', environment } } })
  try {
    const token = devices.token('hsm')
    await token.describe()
    await token.login('user-pin-administratoruser-pin-witness-1')
    await work(token)
  } finally {
    await devices.close()
  }
}

test('what a token holds is compared with its last seal before people begin: at a terminal, in the window and at the end', () =>
  inFolder(async (folder) => {
    const hsm = softHsmIn(join(folder, 'hsm'))
    const first = rehearsed(folder, hsm)
    expect([first.status, first.stderr]).toEqual([0, expect.not.stringContaining('no longer holds')])
    const [sealed = ''] = readdirSync(join(folder, 'data/ceremonies'))

    /** The codes that the window's preparation tells of the token, and the draft that chooses it. */
    const told = () =>
      atDeskIn(
        folder,
        async (sitting) => {
          await sitting.done('refresh', {})
          await expect.poll(() => sitting.house?.tokens?.length, { timeout: 30_000 }).toBeGreaterThan(0)
          const chosen = sitting.house?.tokens?.find(({ label }) => label === 'small')
          const { module = '', label = '', serial = '' } = chosen ?? {}
          const draft = { ...smallDraft, tokens: { 'root-hsm': { module, label, serial } }, mayUseTokens: true }
          const { remarks } = await sitting.done('prepare', draft)
          openedFiles.length = 0
          const opened = await openAt(sitting, draft).then(
            () => 'opened',
            (error: unknown) => String(error),
          )
          // Its own alone, which is the last.
          expect(openedRecords().filter((name) => name.includes(sealed))).toEqual([])
          return { remarks: remarks.map(({ code }) => code), said: remarks.map(inEnglish), opened }
        },
        { modules: [softhsmModule], environment: hsm.environment },
      )

    // As the ceremony left it; that it is not empty is for the rules to refuse.
    expect(await told()).toMatchObject({ remarks: [], opened: expect.stringContaining('TOKEN_NOT_EMPTY') })

    await between(hsm, async (token) => {
      const stranger = { label: 'stranger', id: '0b0b', persistent: true, extractable: false } as const
      await token.generateKeyPair(signingKey({ algorithm: 'EC-P256', ...stranger }))
    })
    const more = await told()
    expect(more).toMatchObject({
      remarks: ['register.objectsMore'],
      opened: expect.stringContaining('TOKEN_NOT_EMPTY'),
    })
    expect(more.said[0]).toMatch(new RegExp(`ceremony ${sealed} was sealed .*: public key 0b0b “stranger”`))

    await between(hsm, async (token) => {
      for (const { class: type, id } of await token.objects()) await token.destroy({ class: type, id })
    })
    const second = rehearsed(folder, hsm)
    expect(second.status).toBe(0)
    expect(second.stderr).toMatch(
      new RegExp(`no longer holds .* ceremony ${sealed} was sealed .*: public key \\w+ “root”`),
    )
    expect(second.stdout).toMatch(/Before it began, .*\n.*no longer holds/)
  }))
