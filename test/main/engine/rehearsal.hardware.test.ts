import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Algorithm, algorithms } from '../../../ceremonies/devices/algorithm.ts'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import type { Event, EventOf } from '../../../ceremonies/subjects/index.ts'
import type { Files } from '../../../ceremonies/record/bundle.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { verifyBundle, replayWith } from '../../../ceremonies/index.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { combineMnemonics } from '../../../main/shares/combine.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { softhsmModule } from '../../support/softhsm.ts'

/** What is left when a rehearsal of the shipped script has ended, and what its people know. */
interface Ended {
  readonly files: Files
  readonly facts: ReadonlyMap<string, readonly unknown[]>
  readonly player: RehearsalPlayer
  /** The token's objects as OpenSC's pkcs11-tool shows them to the user. */
  readonly listing: string
}

async function rehearse(algorithm: Algorithm): Promise<Ended> {
  const player = new RehearsalPlayer()
  return inRoom(
    scriptText('root-key'),
    async (room) => {
      await room.play(player)
      const files = bundleOf(room.engine.record)
      const pin = ['crypto-officer-1', 'crypto-officer-2']
        .map((officer) => player.secrets.get(`user-pin ${officer} root-hsm`))
        .join('')
      const listing = pkcs11Tool(room.softhsm.environment, pin, '--list-objects')
      return { files, facts: factsOf(files), player, listing }
    },
    { settings: { algorithm, threshold: '2', shares: '3' } },
  )
}

function pkcs11Tool(environment: Readonly<Record<string, string>>, pin: string, ...what: string[]): string {
  const token = ['--module', softhsmModule, '--token-label', 'strongroom-root']
  return execFileSync('pkcs11-tool', [...token, '--login', '--pin', pin, ...what], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
}

function factsOf(files: Files): Ended['facts'] {
  const lines = text(files, 'facts.jsonl').trimEnd().split('\n').map(parseLine)
  return new Map(
    [...Map.groupBy(lines, ({ type }) => type)].map(([type, of]) => [type, of.map((l) => l.content?.fact)]),
  )
}

function text(files: Files, name: string): string {
  return Buffer.from(files.get(name) ?? []).toString()
}

/** The one fact of that type. */
function only<T extends Event['type']>({ facts }: Ended, type: T): EventOf<T> {
  const found = facts.get(type) ?? []
  expect([type, found.length]).toEqual([type, 1])
  return found[0] as EventOf<T>
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-test-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function openssl(arguments_: readonly string[], input: Uint8Array | string = ''): Buffer {
  return execFileSync('openssl', arguments_, { input, stdio: ['pipe', 'pipe', 'pipe'] })
}

/** The key that custodians 1 and 3 bring back from their sheets. */
function recoveredKey({ player }: Ended, check: Hex): Buffer {
  const sheets = ['custodian-1', 'custodian-3'].map((person) => player.secrets.get(`share ${person}`) ?? '')
  return Buffer.from(combineMnemonics(Buffer.from(sheets.join('\n')), { passphrase: null, checkValue: check }), 'hex')
}

const unwrapInPython = `
import json, sys
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap_with_padding
from cryptography.hazmat.primitives.serialization import load_der_private_key, Encoding, PublicFormat
given = json.load(sys.stdin)
der = aes_key_unwrap_with_padding(bytes.fromhex(given['key']), bytes.fromhex(given['blob']))
length = given['length'] or 4 + int.from_bytes(der[2:4], 'big')
assert set(der[length:]) <= {0} and len(der) - length < 8
key = load_der_private_key(der[:length], None)
print(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo).hex())
`

/** The public key of what is in the blob, as the strict implementation reads it. */
function publicKeyByPython(blob: Uint8Array, key: Buffer, length: number | null): Hex {
  const input = JSON.stringify({ key: key.toString('hex'), blob: Buffer.from(blob).toString('hex'), length })
  return execFileSync('/usr/bin/python3', ['-c', unwrapInPython], { input, encoding: 'utf8' }).trim()
}

/**
 * The public key of what is in the blob, unwrapped by the OpenSSL command; the recovered key is a test's and may be in argv.
 * OpenSSL 3.5 unwraps from a file alone ("Unstreamable cipher mode").
 */
function publicKeyByOpenssl(blob: Uint8Array, key: Buffer): Hex {
  const der = inFolder((folder) => {
    writeFileSync(join(folder, 'blob'), blob)
    const wrapped = ['enc', '-d', '-id-aes256-wrap-pad', '-iv', 'A65959A6', '-K', key.toString('hex')]
    return openssl([...wrapped, '-in', join(folder, 'blob')])
  })
  return spkiOf(createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })))
}

function spkiOf(key: KeyObject): Hex {
  return key.export({ format: 'der', type: 'spki' }).toString('hex')
}

/** AES of a zero block, or CMAC over one, by the OpenSSL command. */
function checkByOpenssl(key: Buffer, method: 'ECB' | 'CMAC'): Hex {
  const hex = key.toString('hex')
  if (method === 'ECB') return openssl(['enc', '-aes-256-ecb', '-nopad', '-K', hex], new Uint8Array(16)).toString('hex')
  const mac = ['mac', '-cipher', 'AES-256-CBC', '-macopt', `hexkey:${hex}`, 'CMAC']
  return openssl(mac, new Uint8Array(16)).toString().trim().toLowerCase()
}

/** The objects that pkcs11-tool prints, with the lines that say what each may do. */
function listed(listing: string): readonly { readonly kind: string; readonly [field: string]: string }[] {
  return listing
    .split(/^(?=\S)/m)
    .filter((object) => object.includes('Object;'))
    .map((object) => {
      const [kind = '', ...lines] = object.trimEnd().split('\n')
      const fields = lines
        .map((line) => /^ {2}(label|ID|Usage|Access): +(.*)$/.exec(line))
        .flatMap((found) => (found ? [[found[1] ?? '', (found[2] ?? '').trim()] as const] : []))
      return { kind: kind.replace(/;.*/, ''), ...Object.fromEntries(fields) }
    })
}

describe.each(algorithms)('the root key ceremony with %s', (algorithm) => {
  let ended: Ended
  beforeAll(async () => {
    ended = await rehearse(algorithm)
  })
  // SoftHSM wraps no Ed25519.
  const archived = algorithm !== 'Ed25519'

  test('ends with a bundle that verifies, decided again', () => {
    const { files } = ended
    const verify = (checkpoint: Uint8Array | null) =>
      verifyBundle(files, { ...nodeMeans, replay: replayWith(nodeMeans.utf8), checkpoint })
    const alone = verify(null)
    const sound = { valid: true, replayed: true, rehearsal: true, softwareToken: true, problems: [] }
    expect(alone).toMatchObject({ ...sound, outcome: 'consistent', anchored: false })
    const { remarks, ...anchored } = verify(files.get('checkpoint') ?? null)
    expect({ ...anchored, remarks: remarks.map(({ code }) => code) }).toEqual({
      ...alone,
      outcome: 'valid',
      anchored: true,
      remarks: archived ? [] : ['NO_BACKUP'],
    })
  })

  test('leaves a certificate that OpenSSL accepts and whose subject says REHEARSAL', () => {
    const pem = text(ended.files, 'artifacts/root.pem')
    inFolder((folder) => {
      const file = join(folder, 'root.pem')
      writeFileSync(file, pem)
      const verified = openssl(['verify', '-x509_strict', '-check_ss_sig', '-CAfile', file, file]).toString()
      expect(verified).toBe(`${file}: OK\n`)
    })
    const { subject, publicKey } = new X509Certificate(pem)
    expect([subject.split('\n').at(-1), spkiOf(publicKey), only(ended, 'key.made').algorithm]).toEqual([
      'CN=REHEARSAL Example Root CA R1',
      only(ended, 'certificate.made').spki,
      algorithm,
    ])
  })

  test('leaves in the token just what the record says', () => {
    const { id } = only(ended, 'key.made')
    const born = `sensitive, always sensitive, ${archived ? '' : 'never extractable, '}local`
    const { tokens } = only(ended, 'ceremony.sealed')
    expect(listed(ended.listing).toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: 'Private Key Object', label: 'root', ID: id, Usage: 'sign', Access: born },
      { kind: 'Public Key Object', label: 'root', ID: id, Usage: 'verify', Access: 'local' },
    ])
    // The record key signed the seal after the last fact, and was then destroyed.
    const record = only(ended, 'record-key.made').id
    const sealed = tokens.flatMap(({ objects }) => objects.map((object) => `${object.class} ${object.id}`))
    expect(sealed.sort()).toEqual([id, record].flatMap((one) => [`private ${one}`, `public ${one}`]).sort())
  })

  if (archived) {
    test('leaves an archive that two custodians open with other software', () => {
      const { check, derLength, spki, length } = only(ended, 'key.archived')
      const key = recoveredKey(ended, check.value)
      const blob = ended.files.get('artifacts/root.kwp') ?? new Uint8Array(0)
      expect({
        length: blob.length,
        python: publicKeyByPython(blob, key, derLength),
        openssl: publicKeyByOpenssl(blob, key),
        check: checkByOpenssl(key, check.method).slice(0, check.value.length),
      }).toEqual({ length, python: spki, openssl: spki, check: check.value })
    })

    test('leaves a root key that can never leave again', () => {
      const { attributes, refusedBy } = only(ended, 'key.locked')
      expect([attributes['CKA_EXTRACTABLE'], attributes['CKA_SENSITIVE'], refusedBy]).toEqual([
        false,
        true,
        'KEY_UNEXTRACTABLE',
      ])
    })
  } else {
    test('goes on without an archive, with an open exception', () => {
      expect([...ended.files.keys()].filter((name) => name.startsWith('artifacts/'))).toEqual(['artifacts/root.pem'])
      expect(only(ended, 'archive.waived')).toEqual({
        exception: 1,
        by: 'crypto-officer-1',
        step: 'probe-archive',
        algorithm: 'Ed25519',
        code: 'KEY_NOT_WRAPPABLE',
        parameter: 'archive',
        value: 'none',
      })
      expect(only(ended, 'ceremony.sealed').openRemedies).toEqual([1])
    })
  }
})
