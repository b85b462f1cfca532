/** A window whose output nobody reads any more, as after `npm start | head`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import { ofKind, tree } from '../shell/running.ts'
import { inFolder, root } from './launch.ts'

/** It may have ended by itself since it was looked for. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

test('it has something to say when its page dies, and ends all the same', () =>
  inFolder(async (data) => {
    const electron = createRequire(import.meta.url)('electron') as string
    const child = spawn(electron, [root, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = once(child, 'exit')
    try {
      const renderers = () => ofKind(tree(child.pid ?? 0), 'renderer')
      await expect.poll(() => renderers().length).toBeGreaterThan(0)
      child.stdout.destroy()
      child.stderr.destroy()
      // The browser keeps a spare renderer, and the page's may come after it: each that there is dies, until the program ends.
      await expect
        .poll(() => {
          for (const { pid } of renderers()) kill(pid)
          return child.exitCode
        })
        .toBe(70)
      expect(await ended).toEqual([70, null])
    } finally {
      child.kill('SIGKILL')
    }
  }))
