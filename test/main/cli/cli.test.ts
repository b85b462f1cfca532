import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { withPlan } from '../../ceremonies/kernel/check/custody-cases.ts'
import { medium } from '../../ceremonies/kernel/check/edits.ts'
import { sharesCommand } from '../../../ceremonies/texts/en/shares.ts'
import { sha256 } from '../../../main/listing.ts'
import { inFolder, launcher, root, scripts, strongroom } from '../../support/strongroom.ts'
import { Pdf } from '../documents/pdf.ts'

test('--version says which program this is, in words and as JSON', async () => {
  const built = JSON.parse(readFileSync(join(root, 'build/version.json'), 'utf8')) as Record<string, string>
  const { stdout } = await strongroom(['--version', '--json'])
  expect(JSON.parse(stdout)).toEqual({
    version: '0.1.0',
    commit: built['commit'],
    applicationDigest: listDigest(root),
    builtFrom: built['builtFrom'],
    node: 'v24.21.0',
    formats: { script: 1, record: 1, rules: '1', store: 2 },
  })
  const words = await strongroom(['--version'])
  expect(words.stdout).toContain(`application  SHA-256 ${listDigest(root)}\n`)
})

/** What `sha256sum build/files.sha256` says. */
const listDigest = (folder: string) => sha256(readFileSync(join(folder, 'build/files.sha256')))

test('--version tells the digest of the files that run: whatever was changed, added or taken away, it is another', () =>
  inFolder((folder) => {
    for (const part of ['build', 'bin', 'scripts/start', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const told = () => {
      const { stdout } = spawnSync(join(folder, 'bin/strongroom'), ['--version', '--json'], { encoding: 'utf8' })
      return (JSON.parse(stdout) as { applicationDigest: string }).applicationDigest
    }
    expect(told()).toBe(listDigest(root))
    const tampered = [
      ['build/main/cli/index.js', '\n'],
      ['build/native/pkcs11/host.js', '\n'],
      ['build/renderer/index.html', '<!-- -->'],
      ['build/ceremonies/scripts/root-key.yaml', '#'],
      ['build/version.json', ' '],
      ['build/node_modules/koffi/index.js', 'foreign'],
      ['bin/strongroom', '#'],
      ['bin/clean-start', '#'],
      ['scripts/start', '#'],
      ['package-lock.json', ' '],
    ].map(([file = '', added = '']) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      appendFileSync(join(folder, file), added)
      return told()
    })
    rmSync(join(folder, 'build/preload/preload.cjs'))
    const all = [listDigest(root), ...tampered, told()]
    expect(new Set(all).size).toBe(all.length)
    // What was listed once says nothing of what runs, unless somebody compares it.
    expect(listDigest(folder)).toBe(listDigest(root))
    return Promise.resolve()
  }))

test('help is asked for and ends with 0; a command line that is not understood ends with 2 and one line', async () => {
  const help = await strongroom(['help'])
  expect([help.status, help.stderr]).toEqual([0, ''])
  expect(help.stdout).toMatch(/^Usage: strongroom COMMAND\n/)
  expect(await strongroom([])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'strongroom: USAGE: A command is missing. See strongroom help.\n',
  })
  expect(await strongroom(['verify'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'strongroom: USAGE: BUNDLE is missing. See strongroom help.\n',
  })
})

test('shares: what a passphrase is and is not is said each time', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'passphrase')
    writeFileSync(file, 'correct horse\n')
    const given = ['--passphrase-file', file]
    const made = await strongroom(['shares', 'split', '--threshold', '2', '--shares', '2', ...given], '00'.repeat(16))
    expect(made).toMatchObject({ status: 0, stderr: `${sharesCommand.drill}\n${sharesCommand.unsaid}\n` })
    const without = await strongroom(['shares', 'combine'], made.stdout)
    expect(without).toMatchObject({ status: 0, stderr: `${sharesCommand.untold}\n` })
    expect(without.stdout).not.toBe(`${'00'.repeat(16)}\n`)
    const right = await strongroom(['shares', 'combine', ...given], made.stdout)
    expect(right).toEqual({ status: 0, stdout: `${'00'.repeat(16)}\n`, stderr: `${sharesCommand.untold}\n` })
  }))

test('shares: split and combine meet, a check value decides, and a reason comes with exit 1', async () => {
  const secret = '000102030405060708090a0b0c0d0e0f'
  const split = await strongroom(['shares', 'split', '--threshold', '2', '--shares', '3'], `${secret}\n`)
  const shares = split.stdout.trim().split('\n')
  expect(shares).toHaveLength(3)
  expect(split.stderr).toContain('for drills')
  const two = `${shares[2] ?? ''}\n\n${shares[0] ?? ''}\n`
  const untold = `${sharesCommand.untold}\n`
  expect(await strongroom(['shares', 'combine'], two)).toEqual({ status: 0, stdout: `${secret}\n`, stderr: untold })
  // AES-128 of a zero block under the key, by OpenSSL.
  const zeros = Buffer.alloc(16)
  const ecb = spawnSync('openssl', ['enc', '-aes-128-ecb', '-K', secret, '-nopad'], { input: zeros }).stdout
  const kcv = ecb.subarray(0, 3).toString('hex')
  expect(await strongroom(['shares', 'combine', '--kcv', kcv], two)).toEqual({
    status: 0,
    stdout: `${secret}\n`,
    stderr: '',
  })
  expect(await strongroom(['shares', 'combine', '--kcv', '000000'], two)).toMatchObject({ status: 1, stdout: '' })
  expect(await strongroom(['shares', 'combine'], `${shares[0] ?? ''}\n`)).toEqual({
    status: 1,
    stdout: '',
    stderr: 'strongroom: SHARES_FEW: Group 1 needs 2 shares, but 1 was given; add more shares of this group.\n',
  })
  const inspected = await strongroom(['shares', 'inspect', '--json'], two)
  expect(JSON.parse(inspected.stdout)).toMatchObject([
    { share: 3, threshold: 2, secretBits: 128 },
    { share: 1, threshold: 2, secretBits: 128 },
  ])
})

test('check: findings with line and column; exit 1 for errors alone', () =>
  inFolder(async (folder) => {
    const shipped = await strongroom(['check', join(root, 'ceremonies/scripts/root-key.yaml'), '--json'])
    expect([shipped.status, shipped.stdout]).toEqual([0, '{"valid":true,"findings":[],"custody":null}\n'])
    const script = join(folder, 'script.yaml')
    writeFileSync(script, `${readFileSync(join(scripts, 'small.yaml'), 'utf8')}nonsense: 1\n`)
    const wrong = await strongroom(['check', script])
    expect(wrong.status).toBe(1)
    expect(wrong.stdout).toMatch(/^\S+script\.yaml:\d+:1: error FORM-1: .*nonsense.*\n1 error, 0 warnings\n$/)
    const set = await strongroom(['check', join(scripts, 'small.yaml'), '--set', 'validity-years=many'])
    expect([set.status, set.stdout]).toEqual([
      1,
      '--set validity-years=many: error FORM-2: The parameter validity-years must be a whole number from 1 to 25. Change the setting, or the parameter in the script.\n1 error, 0 warnings\n',
    ])
  }))

test('check: a script that was copied without its schema is checked all the same, and says what editors lack', () =>
  inFolder(async (folder) => {
    const script = join(folder, 'copy.yaml')
    const shipped = join(root, 'ceremonies/scripts')
    copyFileSync(join(shipped, 'root-key.yaml'), script)
    const alone = await strongroom(['check', script])
    expect([alone.status, alone.stdout]).toEqual([0, '0 errors, 0 warnings\n'])
    expect(alone.stderr).toMatch(
      /names \.\/ceremony\.schema\.json for editors, and it is not there\. Copy \S+schema\.json/,
    )
    copyFileSync(join(shipped, 'ceremony.schema.json'), join(folder, 'ceremony.schema.json'))
    const both = await strongroom(['check', script])
    expect([both.status, both.stderr]).toEqual([0, ''])
  }))

test('check: what follows from a custody plan', () =>
  inFolder(async (folder) => {
    const script = join(folder, 'script.yaml')
    writeFileSync(script, withPlan(medium))
    const { status, stdout } = await strongroom(['check', script])
    expect(status).toBe(0)
    expect(stdout).toContain('\n  Custodian 1, Custodian 3, Witness 1: opening Safe A, Safe C\n')
    expect(stdout).toContain('\n  Loss 3: Safe A, Safe B\n')
    const { custody } = JSON.parse((await strongroom(['check', script, '--json'])).stdout)
    expect(custody).toMatchObject({ threshold: 2, shares: 3 })
    expect(custody).toHaveProperty('coalitions.length', 3)
    expect(custody).toHaveProperty('losses.length', 5)
  }))

test('print: a PDF in a new file', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'script.pdf')
    const print = ['print', join(scripts, 'small.yaml'), '--out', out]
    expect(await strongroom(print)).toEqual({ status: 0, stdout: `${out}\n`, stderr: '' })
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await strongroom(print)).toMatchObject({ status: 1, stdout: '' })
  }))

test.each([
  ['cards', 'Witness card'],
  ['sheets', 'Share 2 of 3'],
])('print --document %s: what is handed out beside the script', (document, said) =>
  inFolder(async (folder) => {
    const out = join(folder, `${document}.pdf`)
    const run = ['print', join(scripts, 'medium.yaml'), '--document', document, '--out', out]
    expect(await strongroom(run)).toEqual({ status: 0, stdout: `${out}\n`, stderr: '' })
    expect(new Pdf(readFileSync(out)).text).toContain(said)
  }),
)

test('print: a document that the script has no use for is refused, and nothing is left', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'sheets.pdf')
    const run = await strongroom(['print', join(scripts, 'small.yaml'), '--document', 'sheets', '--out', out])
    expect(run).toMatchObject({ status: 1, stdout: '' })
    expect(run.stderr).toContain('strongroom: SHEETS_NONE: ')
    expect(readdirSync(folder)).toEqual([])
  }))

test('man page and completion in docs/ are those of the command tree, and their readers take them', async () => {
  const manual = await strongroom(['manual'])
  expect(manual.stdout).toBe(readFileSync(join(root, 'docs/strongroom.1'), 'utf8'))
  for (const part of ['.SH VALUES', '.SH EXAMPLES', 'One of: public, restricted.', 'strongroom verify record'])
    expect(manual.stdout).toContain(part)
  const rendered = spawnSync('man', ['--warnings', '-l', join(root, 'docs/strongroom.1')], {
    encoding: 'utf8',
    env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' },
  })
  expect([rendered.status, rendered.stderr]).toEqual([0, ''])
  expect(rendered.stdout).toContain('shares combine')
  const completion = await strongroom(['completion', 'bash'])
  expect(completion.stdout).toBe(readFileSync(join(root, 'docs/strongroom.bash'), 'utf8'))
  expect([complete('ver'), complete('shares', 'co'), complete('verify', '--ch')]).toEqual([
    ['verify'],
    ['combine'],
    ['--checkpoint'],
  ])
})

/** What bash offers for the last of these words. */
function complete(...words: readonly string[]): readonly string[] {
  const line = ['strongroom', ...words]
  const code = `source docs/strongroom.bash; COMP_WORDS=(${line.join(' ')}); COMP_CWORD=${words.length}; _strongroom; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout } = spawnSync('bash', ['-c', code], { cwd: root, encoding: 'utf8' })
  return stdout.trim().split('\n')
}

test('no code enters by the environment, and a module that is not there is named', async () => {
  const { stdout } = spawnSync(launcher, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--require=/nonexistent' },
  })
  expect(stdout).toMatch(/^strongroom /)
  const devices = await strongroom(['devices', '--module', '/nonexistent.so', '--json'])
  expect(devices.status).toBe(1)
  expect(JSON.parse(devices.stderr)).toMatchObject({ error: { code: 'MODULE_NOT_FOUND' } })
})
