import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { verifyBundle, replayWith } from '../../../ceremonies/index.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { faulty } from '../../support/faulty.ts'

const removed = 0x32

test('a token that was away is logged in to again before anybody judges what it holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-away-'))
  // The second key pair is the root key: it is made, and then the device is gone.
  const fault = { at: 'C_GenerateKeyPair', nth: 2, when: 'after', what: removed } as const
  try {
    await inRoom(
      scriptText('small'),
      async (room) => {
        await room.play()
        const facts = [...room.engine.record.store.lines()].map((line) => parseLine(line.slice(0, -1)))
        const told = facts.filter(({ type }) => /^(device|step\.doubtful|doubt|step\.discarded)/.test(type))
        expect(told.map(({ type, content }) => [type, content?.fact])).toMatchObject([
          ['device.lost', { device: 'root-hsm', reason: 'DEVICE_REMOVED' }],
          ['step.doubtful', { step: 'generate' }],
          // The private key is only seen by who is logged in.
          ['doubt.found', { step: 'generate', finding: { found: [{ class: 'public' }, { class: 'private' }] } }],
          ['step.discarded', { step: 'generate' }],
        ])
        const verdict = verifyBundle(bundleOf(room.engine.record), {
          ...nodeMeans,
          replay: replayWith(nodeMeans.utf8),
          checkpoint: null,
        })
        expect(verdict).toMatchObject({ valid: true, problems: [] })
      },
      { entry: (_name, label, softhsm) => faulty(softhsm, label, { fault, once: join(folder, 'once') }) },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a screen that fails does not undo what is on record', async () => {
  await inRoom(scriptText('small'), async ({ engine }) => {
    const faults: unknown[] = []
    const before = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException')
    process.on('uncaughtException', (error) => faults.push(error))
    try {
      engine.onView(() => {
        throw new TypeError('the screen')
      })
      const size = engine.record.size
      await engine.enrol('administrator', { method: 'fed' })
      expect(engine.record.size).toBeGreaterThan(size)
      expect(engine.state.enrolled['administrator']).toBe('fed')
      await new Promise((resolve) => setTimeout(resolve, 10))
      expect(faults).toEqual([new TypeError('the screen')])
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of before) process.on('uncaughtException', listener)
    }
  })
})
