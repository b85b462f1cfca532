import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const entry = join(import.meta.dirname, '../../../main/cli/index.ts')
const split = [entry, 'shares', 'split', '--threshold', '2', '--shares', '3']
const secret = '00112233445566778899aabbccddeeff'

/** Resolves when the program waits for its standard input: libuv watches it then. */
async function waiting({ pid }: ChildProcess): Promise<void> {
  await expect
    .poll(() => toldByKernel(`grep -h tfd /proc/${pid}/fdinfo/*`), { timeout: 20_000, interval: 10 })
    .toMatch(/^tfd: +0 /m)
}

/** Bytes that the program has read so far, from whatever it reads. */
function read({ pid }: ChildProcess): number {
  return Number(/^rchar: (\d+)$/m.exec(toldByKernel(`cat /proc/${pid}/io`))?.[1])
}

/** Of a process without core dumps the kernel tells root alone. */
function toldByKernel(command: string): string {
  const shell = process.getuid?.() === 0 ? 'sh' : 'sudo'
  const words = shell === 'sh' ? ['-c', command] : ['-n', 'sh', '-c', command]
  return spawnSync(shell, words, { encoding: 'utf8' }).stdout
}

async function mnemonicsOf(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('no output')
  return (await buffer(child.stdout)).toString().trimEnd().split('\n').length
}

test('a slow producer behind a pipe that does not block is waited for', async () => {
  // Node's own end of a pipe to a child does not block, and a child that inherits it meets EAGAIN.
  const producer = spawn('sh', ['-c', `sleep 1; printf ${secret}`], { stdio: ['ignore', 'pipe', 'ignore'] })
  const child = spawn(process.execPath, split, { stdio: [producer.stdout, 'pipe', 'ignore'] })
  expect(await mnemonicsOf(child)).toBe(3)
})

test('a socket as standard input is read to its end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-socket-'))
  const server = createServer().listen(join(folder, 's'))
  try {
    const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve))
    const own = createConnection(join(folder, 's'))
    const other = await accepted
    const child = spawn(process.execPath, split, { stdio: [other, 'pipe', 'ignore'] })
    const mnemonics = mnemonicsOf(child)
    other.destroy()
    await waiting(child)
    const before = read(child)
    own.write(secret.slice(0, 7))
    await expect.poll(() => read(child), { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(before + 7)
    own.end(secret.slice(7))
    expect(await mnemonics).toBe(3)
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
})

test('a signal is heard while standard input is awaited', async () => {
  const child = spawn(process.execPath, split, { stdio: ['pipe', 'ignore', 'pipe'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await waiting(child)
  child.kill('SIGINT')
  expect(await ended).toBe(130)
})

test('output that the disk does not take is no success', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, split, { input: secret, stdio: ['pipe', full, 'pipe'] })
  closeSync(full)
  expect(stderr.toString()).toContain('OUT_UNWRITABLE: standard output cannot be written (the medium is full)')
  expect(status).toBe(1)
})

test('a reader that stops reading changes no verdict', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-pipe-'))
  try {
    const script = join(folder, 'wrong.yaml')
    writeFileSync(script, 'strongroom: 1\n')
    const shell = `"$0" "$1" check "$2" | true; echo "\${PIPESTATUS[0]}"`
    const { stdout } = spawnSync('bash', ['-c', shell, process.execPath, entry, script])
    expect(stdout.toString()).toBe('1\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
