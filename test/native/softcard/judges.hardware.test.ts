/** The software card behind a real pcscd, judged by other people's programs: what they read and do, and what they are refused. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type ReaderRoom, withPcscd } from '../../support/pcscd.ts'
import { freshCard } from '../../support/software-card.ts'
import { inFolder } from '../../support/strongroom.ts'

type Run = (command: string, environment?: Readonly<Record<string, string>>) => Promise<string>

/** Programs run in `folder`, and must end well. */
async function withCard(
  management: 'TDES' | 'AES-192',
  work: (must: Run, room: ReaderRoom, folder: string) => Promise<void>,
) {
  await inFolder((folder) =>
    withPcscd(async (room) => {
      await room.insert(0, { card: freshCard({ management }) })
      const must: Run = async (command, environment) => {
        const { status, stdout, stderr } = await room.run(`cd ${folder} && ${command}`, environment)
        if (status !== 0) throw new Error(`${command} ended with ${String(status)}: ${stdout}${stderr}`)
        return `${stdout}${stderr}`
      }
      await work(must, room, folder)
    }),
  )
}

/** For each public key a certificate, without which yubico-piv-tool tests no key. */
function certify(folder: string, name: string): void {
  const openssl = (args: string) => execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'pipe' })
  openssl('req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -subj /CN=test -out request')
  openssl(`x509 -req -in request -key ca.key -force_pubkey ${name}.pem -out ${name}.crt -days 2`)
}

test('yubico-piv-tool: keys of each kind, data objects, PIN wrong until it is blocked, and unblocked', () =>
  withCard('TDES', async (must, room, folder) => {
    const tool = (args: string) => must(`yubico-piv-tool -r Virtual ${args}`)
    expect(await tool('-a status')).toMatch(/Version:\s+5\.7\.4\nSerial Number:\s+7654321\n[\s\S]*PIN tries left:\s+3/)
    const keys = [
      ['9a', 'ECCP256', 'signature', 'Successful ECDSA verification'],
      ['9c', 'ECCP384', 'signature', 'Successful ECDSA verification'],
      ['9d', 'ECCP384', 'decipher', 'Successfully performed ECDH exchange with card'],
      ['9e', 'RSA2048', 'decipher', 'Successfully performed RSA decryption'],
    ] as const
    for (const [slot, algorithm, use, said] of keys) {
      await tool(`-a generate -s ${slot} -A ${algorithm} -o ${slot}.pem`)
      certify(folder, slot)
      await tool(`-a import-certificate -s ${slot} -i ${slot}.crt`)
      expect(await tool(`-a verify-pin -P 123456 -a test-${use} -s ${slot} -i ${slot}.crt`)).toContain(said)
    }
    writeFileSync(join(folder, 'data'), 'written'.repeat(400))
    await tool('-a write-object --id 0x5fc109 -i data -f binary')
    await tool('-a verify-pin -P 123456 -a read-object --id 0x5fc109 -o back -f binary')
    expect(readFileSync(join(folder, 'back'), 'utf8')).toBe('written'.repeat(400))
    const wrong = async () => (await room.run('yubico-piv-tool -r Virtual -a verify-pin -P 999999')).stderr
    expect(await wrong()).toContain('2 tries left')
    // Tries are counted without power too.
    await room.pull(0)
    await room.insert(0)
    expect(await wrong()).toContain('1 tries left')
    expect(await wrong()).toContain('Pin code blocked')
    expect(await tool('-a unblock-pin -P 12345678 -N 654321')).toContain('Successfully unblocked')
    expect(await tool('-a change-pin -P 654321 -N 112233')).toContain('Successfully changed')
    expect(await tool('-a verify-pin -P 112233')).toContain('Successfully verified PIN')
  }))

test('OpenSC and GnuPG: which card it is, what it holds, and a key of each applet', () =>
  withCard('AES-192', async (must, room, folder) => {
    expect(await must('pkcs15-tool --list-info')).toContain('PKCS#15 Card [PIV_II]')
    expect(await must('pkcs15-tool --dump')).toMatch(/PIN \[PIN\][\s\S]*Reference\s+: 128[\s\S]*7E124F0BA000000308/)
    expect(await must('piv-tool --name --serial')).toContain('Personal Identity Verification Card')
    // AES-192, as YubiKeys have it from 5.7 on; OpenSC reads the management key from a file.
    writeFileSync(join(folder, 'key'), Array.from({ length: 3 }, () => '01:02:03:04:05:06:07:08').join(':'))
    execFileSync('openssl', ['ecparam', '-genkey', '-name', 'prime256v1', '-out', 'key.pem'], { cwd: folder })
    execFileSync('openssl', ['pkey', '-in', 'key.pem', '-pubout', '-out', 'made.pem'], { cwd: folder })
    certify(folder, 'made')
    // It ends with the number of bytes that it wrote.
    await room.run(`cd ${folder} && piv-tool --admin M:9B:0A --cert 9A --in made.crt`, {
      PIV_EXT_AUTH_KEY: join(folder, 'key'),
    })
    expect(await must('pkcs15-tool --read-certificate 01')).toContain(readFileSync(join(folder, 'made.crt'), 'utf8'))
    const openpgp = { OPENSC_DRIVER: 'openpgp', GNUPGHOME: folder }
    await must('openpgp-tool --verify CHV3 --pin 12345678 --gen-key 1', openpgp)
    writeFileSync(join(folder, 'scdaemon.conf'), 'disable-ccid\n')
    const status = await must('gpg --card-status', openpgp)
    await must('gpgconf --kill all', openpgp)
    expect(status).toContain('Application ID ...: D276000124010304FFFE0074CBB10000')
    expect(status).toMatch(
      /PIN retry counter : 3 0 3\nSignature counter : 0\nKDF setting ......: off\nSignature key ....: [0-9A-F]{4} /,
    )
  }))
