import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inFolder, launcher, root, scripts, strongroom } from '../../support/strongroom.ts'

const small = join(scripts, 'small.yaml')

/** Every file and folder below `folder`, with its mode. */
function tree(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)]),
  )
}

test('a rehearsal leaves bundle, archive and transcript, for their owner alone, and they verify', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'new', 'out')
    const run = await strongroom(['rehearse', small, '--out', out, '--set', 'validity-years=3', '--json'])
    expect(run.status).toBe(0)
    expect(JSON.parse(run.stdout)).toMatchObject({ out, valid: true, rehearsal: true, softwareToken: true })
    expect(run.stderr.split('\n').slice(0, 2)).toEqual(['[1/9] Roll call', '[2/9] Two clocks'])
    expect(tree(folder)).toEqual({
      new: '700',
      'new/out': '700',
      'new/out/bundle': '700',
      'new/out/bundle.tar': '600',
      'new/out/bundle/artifacts': '700',
      'new/out/bundle/artifacts/root.pem': '600',
      'new/out/bundle/checkpoint': '600',
      'new/out/bundle/facts.jsonl': '600',
      'new/out/bundle/leaves': '600',
      'new/out/bundle/manifest.json': '600',
      'new/out/bundle/script.yaml': '600',
      'new/out/transcript.pdf': '600',
    })
    expect(readFileSync(join(out, 'bundle/script.yaml'))).toEqual(readFileSync(small))
    const verdicts = []
    const checkpoint = join(folder, 'kept')
    copyFileSync(join(out, 'bundle/checkpoint'), checkpoint)
    for (const path of [out, join(out, 'bundle'), join(out, 'bundle.tar')]) {
      const { stdout } = await strongroom(['verify', path, '--checkpoint', checkpoint, '--json'])
      const { bundle, ...verdict } = JSON.parse(stdout) as Record<string, unknown>
      expect(bundle).toBe(path === out ? join(out, 'bundle') : path)
      verdicts.push(verdict)
    }
    expect(verdicts).toEqual([verdicts[0], verdicts[0], verdicts[0]])
    expect(verdicts[0]).toMatchObject({ valid: true, anchored: true, replayed: true, problems: [] })
    const pem = join(out, 'bundle/artifacts/root.pem')
    const checked = spawnSync('openssl', ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', pem, pem])
    expect(checked.stdout.toString()).toBe(`${pem}: OK\n`)
  }))

test('npm run rehearse says its verdict once, and how to check it', () =>
  inFolder((folder) => {
    for (const name of ['scripts', 'bin', 'ceremonies/scripts']) mkdirSync(join(folder, name), { recursive: true })
    copyFileSync(join(root, 'scripts/rehearse'), join(folder, 'scripts/rehearse'))
    // Everything is in place already.
    writeFileSync(join(folder, 'scripts/setup'), '#!/bin/sh\n', { mode: 0o755 })
    symlinkSync(launcher, join(folder, 'bin/strongroom'))
    copyFileSync(small, join(folder, 'ceremonies/scripts/root-key.yaml'))
    const { status, stdout } = spawnSync(join(folder, 'scripts/rehearse'), { encoding: 'utf8' })
    expect([status, stdout.match(/CONSISTENT/g)?.length, stdout.match(/copies on paper/g)?.length]).toEqual([0, 1, 1])
    expect(stdout).toMatch(/verify \S+\/bundle\.tar --checkpoint words\.txt\n$/)
    // And with a folder of one's own.
    const named = spawnSync(join(folder, 'scripts/rehearse'), ['--out', 'mine'], { cwd: folder, encoding: 'utf8' })
    expect([named.status, named.stderr.includes('OUT_'), readdirSync(join(folder, 'mine')).length]).toEqual([
      0,
      false,
      3,
    ])
    expect(named.stdout).toMatch(/verify mine\/bundle\.tar --checkpoint words\.txt\n$/)
    return Promise.resolve()
  }))

test('what is there already stays as it is', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'out')
    mkdirSync(out)
    expect(await strongroom(['rehearse', small, '--out', out])).toEqual({
      status: 1,
      stdout: '',
      stderr: `strongroom: OUT_EXISTS: ${out} already exists, and nothing was written; choose a new path.\n`,
    })
    expect(tree(out)).toEqual({})
  }))

test('a rehearsal that fails leaves nothing, nor the folders above', () =>
  inFolder(async (folder) => {
    const script = join(folder, 'script.yaml')
    // The second step asks for the words of a checkpoint that there is not yet.
    const text = readFileSync(small, 'utf8').replace('kind: clock, title: Two clocks', 'kind: copy-words, title: Words')
    writeFileSync(script, text.replace(', tolerance-seconds: 60', ''))
    const run = await strongroom(['rehearse', script, '--out', join(folder, 'a/b/out')])
    expect([run.status, run.stdout]).toEqual([1, ''])
    expect(run.stderr.split('\n').at(-2)).toMatch(
      /^strongroom: NO_CHECKPOINT: There is no checkpoint to copy words from yet/,
    )
    expect(Object.keys(tree(folder))).toEqual(['script.yaml'])
  }))

/** The folders for throw-away tokens that a process made. */
const scratches = (pid: number | undefined) =>
  readdirSync('/dev/shm').filter((name) => name.startsWith(`strongroom-rehearsal-${pid ?? ''}-`))

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s in the middle leaves nothing: no folder, no token directory, no process', (signal, code) =>
  inFolder(async (folder) => {
    const child = spawn(launcher, ['rehearse', small, '--out', join(folder, 'out')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let pids: string[] = []
    let made: string[] = []
    child.stderr.on('data', (chunk: Buffer) => {
      if (!chunk.includes('Generate the root key') || pids.length > 0) return
      pids = spawnSync('pgrep', ['-P', String(child.pid)])
        .stdout.toString()
        .trim()
        .split('\n')
      made = scratches(child.pid)
      child.kill(signal)
    })
    const status = await new Promise((resolve) => child.once('close', resolve))
    expect(status).toBe(code)
    expect(pids.filter(Boolean).length).toBeGreaterThan(0)
    expect(tree(folder)).toEqual({})
    expect([made.length, scratches(child.pid)]).toEqual([1, []])
    // A host ends when it sees that its channel is closed.
    await expect.poll(() => pids.filter(lives)).toEqual([])
  }),
)

/** A process that has ended but was not collected by its new parent yet does nothing any more. */
function lives(pid: string): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
