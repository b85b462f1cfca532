/** How it begins and ends: in order, by accident, twice. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { browserOf, folderOf, folders, isAlive, ofKind, start, startWindow, tree } from './running.ts'

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  test(`${signal} quits in order and leaves nothing`, async () => {
    const running = await startWindow()
    const pid = running.child.pid ?? 0
    const [folder, processes] = [folderOf(pid), tree(pid)]
    running.child.kill(signal)
    expect(await running.ended).toBe(0)
    expect(
      running
        .output()
        .split('\n')
        .filter((line) => /quit|close/.test(line)),
    ).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit'])
    expect(existsSync(folder)).toBe(false)
    await expect.poll(() => processes.filter((one) => isAlive(one.pid))).toEqual([])
  })
}

test('a browser that dies ends the application with status 70 and a sentence', async () => {
  const running = await startWindow()
  const pid = running.child.pid ?? 0
  const folder = folderOf(pid)
  process.kill(browserOf(tree(pid)).pid, 'SIGKILL')
  expect(await running.ended).toBe(70)
  expect(running.output()).toContain('Chromium shell: the browser ended unexpectedly')
  expect(running.output()).toMatch(/render-process-gone killed\n(.*\n)*quit/)
  expect(existsSync(folder)).toBe(false)
})

test('a page that dies is told to the application, which goes on', async () => {
  const running = await startWindow()
  const pid = running.child.pid ?? 0
  for (const renderer of ofKind(tree(pid), 'renderer')) process.kill(renderer.pid, 'SIGKILL')
  await running.says('render-process-gone crashed')
  expect(isAlive(pid)).toBe(true)
  running.child.kill('SIGTERM')
  expect(await running.ended).toBe(0)
})

test('a program that is killed takes its browser along; the next start sweeps its profile and no living one', async () => {
  const [killed, living] = [await startWindow(), await startWindow()]
  const pid = killed.child.pid ?? 0
  const [stale, used, processes] = [folderOf(pid), folderOf(living.child.pid ?? 0), tree(pid)]
  killed.child.kill('SIGKILL')
  expect(await killed.ended).toBe('SIGKILL')
  await expect.poll(() => processes.filter((one) => isAlive(one.pid))).toEqual([])
  expect(existsSync(stale)).toBe(true)
  const next = await startWindow()
  expect([existsSync(stale), existsSync(used)]).toEqual([false, true])
  for (const one of [next, living]) {
    one.child.kill('SIGTERM')
    expect(await one.ended).toBe(0)
  }
})

test('a second start in the same data folder hands over its arguments and ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-single-'))
  const single = `--single=${folder}`
  const first = await startWindow([single])
  const second = start([single, 'open-this'])
  expect(await second.ended).toBe(3)
  await first.says('second-instance open-this')
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  // Its socket is gone, and the next one is the first again.
  const third = await startWindow([single])
  third.child.kill('SIGKILL')
  await third.ended
  // A killed one's socket is left, and stands in nobody's way.
  const fourth = await startWindow([single])
  fourth.child.kill('SIGTERM')
  expect(await fourth.ended).toBe(0)
  rmSync(folder, { recursive: true })
})

test('a display that cannot be reached is said in one sentence, without a stack', async () => {
  const running = start([], [], { DISPLAY: ':4711' })
  expect(await running.ended).toBe(1)
  expect(
    running
      .output()
      .split('\n')
      .filter((line) => !/quit/.test(line)),
  ).toEqual([
    "Chromium shell: the display :4711 cannot be reached. Start the window from the desktop's own session, or unset DISPLAY and WAYLAND_DISPLAY to start it unseen.",
    '',
  ])
})

test('what is wrong on the command line is said', () => {
  const launcher = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(launcher, args, { encoding: 'utf8' })
    return [status, stdout + stderr]
  }
  expect(run()).toEqual([64, 'usage: electron [switches] <application folder or file> [arguments]\n'])
  expect(run('--version')).toEqual([0, 'Chromium shell (not Electron)\n'])
  expect(run('/nowhere')).toEqual([66, 'Chromium shell: there is no application in /nowhere\n'])
})

test('nothing of all this is left in memory', () => {
  expect(folders().filter((name) => !isAlive(Number(name.split('-')[3])))).toEqual([])
})
