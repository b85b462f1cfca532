import { execFileSync } from 'node:child_process'
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleOf } from '../../main/bundle/export.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { inRoom, scriptText } from '../support/ceremony.ts'

const repository = join(import.meta.dirname, '../..')

/** The commands of the page, in order, as one script that stops at the first failure. */
function commandsOf(page: string): string {
  const blocks = [...readFileSync(join(repository, page), 'utf8').matchAll(/^```bash\n([\s\S]*?)^```$/gm)]
  return ['set -euo pipefail', ...blocks.map(([, commands]) => commands)].join('\n')
}

test.each(['EC-P521', 'RSA-3072'])('docs/RECOVERY.md brings an %s root key back from two sheets', async (algorithm) => {
  await inRoom(
    scriptText('medium'),
    async (room) => {
      const player = new RehearsalPlayer()
      await room.play(player)
      await writeDirectory(join(room.directory, 'bundle'), bundleOf(room.engine.record))
      const sheets = [...player.secrets].filter(([name]) => name.startsWith('share ')).map(([, words]) => words)
      writeFileSync(join(room.directory, 'sheets'), `${sheets.slice(1, 3).join('\n')}\n`, { mode: 0o600 })
      symlinkSync(join(repository, 'bin'), join(room.directory, 'bin'))
      const printed = execFileSync('bash', ['-c', commandsOf('docs/RECOVERY.md')], {
        cwd: room.directory,
        encoding: 'utf8',
      })
      expect(printed.trim().split('\n').at(-1)).toBe('this is the root key')
    },
    { settings: { algorithm } },
  )
})
