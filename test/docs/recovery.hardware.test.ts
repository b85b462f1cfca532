import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyBundle } from '../../ceremonies/index.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { bundleOf } from '../../main/bundle/export.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import type { EventOf } from '../../ceremonies/subjects/index.ts'
import { factsOf, recoveredKey } from '../support/archives.ts'
import { inRoom, scriptText } from '../support/ceremony.ts'

const repository = join(import.meta.dirname, '../..')

/** The commands of one part of the page, in order, as one script that stops at the first failure. */
function commandsOf(part: string): string {
  const page = readFileSync(join(repository, 'docs/RECOVERY.md'), 'utf8')
  const text = page.split(/^(?=# )/m).find((one) => one.startsWith(`# ${part}\n`))
  const blocks = [...(text ?? '').matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
  return ['set -euo pipefail', ...blocks.map(([, commands]) => commands)].join('\n')
}

/** Bundle and the words as a witness copied them, where the page expects them. */
async function leave(files: Files, directory: string): Promise<void> {
  await writeDirectory(join(directory, 'bundle'), files)
  const { words } = verifyBundle(files, { ...nodeMeans, replay: () => null, checkpoint: null })
  writeFileSync(join(directory, 'words.txt'), words.join('\n'))
}

test.each(['EC-P521', 'RSA-3072'])('docs/RECOVERY.md brings an %s root key back from two sheets', async (algorithm) => {
  await inRoom(
    scriptText('medium'),
    async (room) => {
      const player = new RehearsalPlayer()
      await room.play(player)
      await leave(bundleOf(room.engine.record), room.directory)
      const sheets = [...player.secrets].filter(([name]) => name.startsWith('share ')).map(([, words]) => words)
      writeFileSync(join(room.directory, 'sheets'), `${sheets.slice(1, 3).join('\n')}\n`, { mode: 0o600 })
      symlinkSync(join(repository, 'bin'), join(room.directory, 'bin'))
      const printed = execFileSync('bash', ['-c', commandsOf('A root key')], {
        cwd: room.directory,
        encoding: 'utf8',
      })
      expect(printed.trim().split('\n').at(-1)).toBe('this is the root key')
    },
    { settings: { algorithm } },
  )
})

test('docs/RECOVERY.md brings every secret key of generate-keys.yaml back, and knows another for what it is', async () => {
  await inRoom(
    scriptText('generate-keys'),
    async (room) => {
      const player = new RehearsalPlayer()
      await room.play(player)
      const files = bundleOf(room.engine.record)
      const [page = ''] = /(?<=^```python\n)[\s\S]*?(?=^```$)/m.exec(
        readFileSync(join(repository, 'docs/RECOVERY.md'), 'utf8'),
      ) ?? ['']
      const at = (name: string) => join(room.directory, name)
      writeFileSync(at('recover_secret.py'), page)
      const archived = (factsOf(files).get('secret-key.archived') ?? []) as readonly EventOf<'secret-key.archived'>[]
      writeFileSync(at('backup.hex'), recoveredKey(player, archived[0]?.check.value ?? '').toString('hex'))
      const recover = (
        artifact: string,
        { method, value }: EventOf<'secret-key.archived'>['keyCheck'],
        out: string,
      ) => {
        writeFileSync(at(artifact), files.get(`artifacts/${artifact}`) ?? '')
        const given = [at('recover_secret.py'), at(artifact), at('backup.hex'), method, value, at(out)]
        return execFileSync('/usr/bin/python3', given, { encoding: 'utf8', stdio: 'pipe' }).trim()
      }
      for (const { artifact, keyCheck, label } of archived) {
        expect(recover(artifact, keyCheck, label)).toBe('this is the key on record')
        expect(readFileSync(at(label))).toHaveLength(32)
      }
      const [one, other] = archived
      if (!one || !other) throw new Error('fewer than two secret keys were archived')
      expect(() => recover(one.artifact, { ...one.keyCheck, value: other.keyCheck.value }, 'none')).toThrow(
        'this is another key',
      )
    },
    { settings: { threshold: '2', shares: '3' } },
  )
})

test.each(['typed', 'made'])(
  'docs/RECOVERY.md opens the envelope of a secret that was %s with two sheets',
  async (source) => {
    await inRoom(
      scriptText('split-secret'),
      async (room) => {
        const player = new RehearsalPlayer()
        await room.play(player)
        await leave(bundleOf(room.engine.record), room.directory)
        const sheets = [...player.secrets].filter(([name]) => name.startsWith('share ')).map(([, words]) => words)
        writeFileSync(join(room.directory, 'sheets'), `${sheets.slice(1, 3).join('\n')}\n`, { mode: 0o600 })
        symlinkSync(join(repository, 'bin'), join(room.directory, 'bin'))
        const printed = execFileSync('bash', ['-c', commandsOf('A secret in an envelope')], {
          cwd: room.directory,
          encoding: 'utf8',
        })
        expect(printed.trim().split('\n').at(-1)).toBe('this is the secret for: Safe "1"')
        const secret = readFileSync(join(room.directory, 'secret'), 'utf8')
        expect(secret).toEqual(
          source === 'typed' ? player.secrets.get('secret owner') : expect.stringMatching(/^[A-Z2-7]{52}$/),
        )
      },
      { settings: { source, shares: '3', threshold: '2', label: 'Safe "1"' } },
    )
  },
)
