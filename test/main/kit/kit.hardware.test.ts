/** The recovery kit of ceremonies on SoftHSM, used as it says itself, with Debian's tools and nothing of this program. */
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isSound } from '../../../ceremonies/record/outcome.ts'
import { deliver } from '../../../main/bundle/deliver.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { inRoom, type Room, scriptText } from '../../support/ceremony.ts'
import { commandsIn, runInKit, writeKit } from '../../support/kit.ts'

const own: string[] = []
afterEach(() => {
  for (const folder of own.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function runs(...given: Parameters<typeof runInKit>) {
  const ran = runInKit(...given)
  own.push(ran.own)
  return ran
}

const sheetsOf = (player: RehearsalPlayer): readonly string[] =>
  [...player.secrets].filter(([name]) => name.startsWith('share ')).map(([, words]) => words)

async function played(room: Room): Promise<{ kit: string; sheets: readonly string[]; player: RehearsalPlayer }> {
  const player = new RehearsalPlayer()
  await room.play(player)
  return { kit: await writeKit(bundleOf(room.engine.record), room.directory), sheets: sheetsOf(player), player }
}

/** Both sets of commands as written, in either language. */
function practised(kit: string): void {
  const shares = readFileSync(join(kit, 'twin/shares.txt'), 'utf8')
  expect(commandsIn(kit, 3, 'ZUERST-LESEN.txt')).toEqual(commandsIn(kit, 3))
  expect(commandsIn(kit, 4, 'ZUERST-LESEN.txt')).toEqual(commandsIn(kit, 4))
  const { status, stdout, stderr, own: folder } = runs(kit, commandsIn(kit, 3), shares)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('it is what the record says')
  expect(existsSync(join(folder, 'practice'))).toBe(false)
}

test('the kit of a root key: the twin is opened as the instructions say, and the key itself with any quorum', async () => {
  await inRoom(scriptText('medium'), async (room) => {
    const { kit, sheets } = await played(room)
    practised(kit)
    for (const quorum of [sheets.slice(0, 2), sheets.slice(1, 3)]) {
      const { status, stdout, stderr, own: folder } = runs(kit, commandsIn(kit, 4), quorum.join('\n'))
      expect([status, stderr]).toEqual([0, ''])
      const guide = readFileSync(join(kit, 'READ-ME-FIRST.txt'), 'utf8').replace(/\s+/g, ' ')
      const [, digest] = /this must print ([0-9a-f]{64})/.exec(guide) ?? []
      // The last command prints the digest of the public key that came back, by OpenSSL.
      expect(stdout.trim().split('\n').at(-1)).toBe(`${digest}  -`)
      const der = readFileSync(join(folder, 'recovered/root.kwp.der'))
      const spki = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
      const fingerprint = createHash('sha256')
        .update(spki.export({ type: 'spki', format: 'der' }))
        .digest('hex')
      expect(fingerprint).toBe(digest)
    }
  })
})

test('the kit of many keys brings every one of them back, RSA and Ed25519, AES and HMAC', async () => {
  await inRoom(
    scriptText('generate-keys'),
    async (room) => {
      const { kit, sheets } = await played(room)
      practised(kit)
      const contents = JSON.parse(readFileSync(join(kit, 'contents.json'), 'utf8')) as { items: { kind: string }[] }
      expect(new Set(contents.items.map(({ kind }) => kind))).toEqual(new Set(['key', 'secret-key']))
      const { status, stdout, stderr } = runs(kit, commandsIn(kit, 4), sheets.slice(0, 2).join('\n'))
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout.match(/: it is what the record says; in /g)).toHaveLength(contents.items.length)
    },
    { settings: { threshold: '2', shares: '3' } },
  )
})

test('the kit of a secret gives it back as it was typed', async () => {
  await inRoom(
    scriptText('split-secret'),
    async (room) => {
      const { kit, sheets, player } = await played(room)
      practised(kit)
      const ran = runs(kit, commandsIn(kit, 4), sheets.slice(1, 3).join('\n'))
      expect([ran.status, ran.stderr]).toEqual([0, ''])
      const [file = ''] = /(?<=\/recovered\/)\S+$/m.exec(ran.stdout) ?? []
      expect(readFileSync(join(ran.own, 'recovered', file), 'utf8')).toBe(player.secrets.get('secret owner'))
      // A ceremony leaves it where it leaves the bundle.
      const out = join(room.directory, 'out')
      mkdirSync(out)
      expect(isSound(await deliver(room.engine.record, out, 'split-secret.yaml'))).toBe(true)
      expect(readdirSync(out).sort()).toEqual(['bundle', 'bundle.tar', 'recovery', 'transcript.pdf'])
      const left = readdirSync(join(out, 'recovery'), { withFileTypes: true, recursive: true })
      const modes = left.map((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o077)
      expect([left.length > 10, modes.filter((mode) => mode !== 0)]).toEqual([true, []])
    },
    { settings: { source: 'typed', shares: '3', threshold: '2', label: 'Safe "1"' } },
  )
})
