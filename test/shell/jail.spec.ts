/** What the machine says of the browser while a window is open, as a person starts it. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { browserOf, folderOf, interfaces, ofKind, type Running, sockets, startWindow, tree } from './running.ts'

let running: Running
const pid = () => running.child.pid ?? 0

test.beforeAll(async () => {
  running = await startWindow()
})
test.afterAll(async () => {
  running.child.kill('SIGTERM')
  await running.ended
})

test('no socket of the program or its browser listens or speaks, TCP or UDP', () => {
  const processes = tree(pid())
  expect(processes.length).toBeGreaterThan(5)
  expect(sockets(processes)).toEqual([])
  const listening = execFileSync('ss', ['-H', '-ltnup'], { encoding: 'utf8' })
  expect(processes.filter((one) => listening.includes(`pid=${one.pid},`))).toEqual([])
})

test('with a debugging port the same search finds it, so it would have found another', async () => {
  const tested = await startWindow([], ['--remote-debugging-port=0'])
  const found = sockets(tree(tested.child.pid ?? 0))
  tested.child.kill('SIGTERM')
  await tested.ended
  // 0A: listening (include/net/tcp_states.h).
  expect(found.filter((line) => / 0A /.test(line))).not.toEqual([])
})

test('the browser has no network interface but a loopback of its own', () => {
  const browser = browserOf(tree(pid()))
  expect(browser.namespaces.net).not.toBe(tree(process.pid)[0]?.namespaces.net)
  expect(interfaces(browser.pid)).toEqual(['lo'])
})

test("Chromium's own sandbox is on: renderers are filtered and in namespaces below the jail's", () => {
  const processes = tree(pid())
  const browser = browserOf(processes)
  const renderers = ofKind(processes, 'renderer')
  expect(renderers.length).toBeGreaterThan(0)
  expect(processes.filter(({ command }) => command.includes('--no-sandbox'))).toEqual([])
  for (const { status, namespaces } of renderers) {
    // NSpid: the host's number, the jail's, then Chromium's own.
    expect([status['Seccomp'], status['NoNewPrivs'], (status['NSpid'] ?? '').split(/\s+/).length]).toEqual([
      '2',
      '1',
      4,
    ])
    expect(Object.values(namespaces)).not.toContain('')
    const shared = Object.values(namespaces).filter((one) => Object.values(browser.namespaces).includes(one))
    expect(shared).toEqual([])
  }
})

test('nothing in the jail runs as root or has a capability outside it', () => {
  const inJail = tree(pid()).slice(1)
  for (const { status } of inJail) {
    expect(status['Uid']).toMatch(process.getuid?.() === 0 ? /^(6[1-5]\d{3})\t\1\t\1\t\1$/ : /^(\d+)\t\1\t\1\t\1$/)
    expect(status['NoNewPrivs']).toBe('1')
  }
  // The browser itself has none even inside.
  expect(browserOf(inJail).status['CapEff']).toBe('0000000000000000')
})

test('the browser sees neither a home nor the ceremony, and other processes not at all', () => {
  const root = `/proc/${browserOf(tree(pid())).pid}/root`
  expect(readdirSync(root).sort()).toEqual([
    'bin',
    'dev',
    'etc',
    'lib',
    'lib64',
    'proc',
    'profile',
    'run',
    'sbin',
    'tmp',
    'usr',
    'var',
  ])
  const visible = readdirSync(`${root}/proc`).filter((name) => /^\d+$/.test(name))
  expect(visible.length).toBeLessThanOrEqual(tree(pid()).length)
})

test('the profile is in memory and for the browser alone', () => {
  const folder = statSync(folderOf(pid()))
  const owner = Number(browserOf(tree(pid())).status['Uid']?.split('\t')[0])
  expect([(folder.mode & 0o777).toString(8), folder.uid]).toEqual(['700', owner])
})
