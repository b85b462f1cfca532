import { expect, test } from 'vitest'
import type { Engine } from '../../../main/engine/engine.ts'
import { play } from '../../../main/players/player.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'

test('an engine that fails while somebody answers is told to whoever plays, after the answer', async () => {
  let given = false
  const engine = {
    onView: () => () => undefined,
    view: () => ({ step: null, asks: given ? [] : [{ kind: 'retry', id: 1, message: '' }] }),
    give: () => (given = true),
    ended: Promise.reject(new Error('the disk is full')),
  } as unknown as Engine
  const player = new RehearsalPlayer()
  // Longer than Node waits before it calls a rejection unhandled, which would fail this run.
  player.retry = () => new Promise((resolve) => setTimeout(resolve, 50))
  await expect(play(engine, player)).rejects.toThrow('the disk is full')
  expect(given).toBe(true)
})
