/** Archives that a ceremony left, opened by software that is not ours. */
import { execFileSync } from 'node:child_process'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import { replayWith, verifyBundle } from '../../ceremonies/index.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { parseLine } from '../../ceremonies/record/line.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import type { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { combineMnemonics } from '../../main/shares/combine.ts'

/** The facts of a bundle by their type. */
export function factsOf(files: Files): ReadonlyMap<string, readonly unknown[]> {
  const lines = Buffer.from(files.get('facts.jsonl') ?? [])
    .toString()
    .trimEnd()
    .split('\n')
    .map(parseLine)
  return new Map(
    [...Map.groupBy(lines, ({ type }) => type)].map(([type, of]) => [type, of.map(({ content }) => content?.fact)]),
  )
}

/** The codes of what `verify` remarks on a bundle that is valid and decided again; throws for any other. */
export function remarksOf(files: Files): readonly string[] {
  const checkpoint = files.get('checkpoint') ?? null
  const { valid, replayed, problems, remarks } = verifyBundle(files, {
    ...nodeMeans,
    replay: replayWith(nodeMeans.utf8),
    checkpoint,
  })
  if (!valid || !replayed) throw new Error(JSON.stringify(problems))
  return remarks.map(({ code }) => code)
}

/** The backup key that custodians 1 and 3 bring back from their sheets. */
export function recoveredKey({ secrets }: RehearsalPlayer, check: Hex): Buffer {
  const sheets = ['custodian-1', 'custodian-3'].map((person) => secrets.get(`share ${person}`) ?? '')
  return Buffer.from(combineMnemonics(Buffer.from(sheets.join('\n')), { passphrase: null, checkValue: check }), 'hex')
}

const program = `
import json, sys
from hashlib import sha256
from cryptography.hazmat.primitives import cmac, hashes, hmac
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap_with_padding, aes_key_wrap_with_padding
from cryptography.hazmat.primitives.serialization import load_der_private_key, Encoding, PublicFormat
given = json.load(sys.stdin)
plain = aes_key_unwrap_with_padding(bytes.fromhex(given["key"]), bytes.fromhex(given["blob"]))
method, text = given["method"], b"strongroom/check-value/v1\\n"
if method is None:
    octets = plain[1] & 0x7F if plain[1] & 0x80 else 0
    length = 2 + octets + (int.from_bytes(plain[2:2 + octets], "big") if octets else plain[1])
    assert set(plain[length:]) <= {0} and len(plain) - length < 8
    key = load_der_private_key(plain[:length], None)
    print(key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo).hex())
elif method == "CMAC":
    c = cmac.CMAC(AES(plain)); c.update(bytes(16)); print(c.finalize()[:5].hex())
elif method == "KWP":
    print(aes_key_wrap_with_padding(plain, sha256(text).digest())[:8].hex())
elif method == "HMAC-SHA256":
    h = hmac.HMAC(plain, hashes.SHA256()); h.update(text); print(h.finalize().hex())
`

/** The public key of what is in the blob, or the check value by that method, as python3-cryptography finds it. */
export function openedByPython(archive: {
  readonly blob: Uint8Array
  readonly key: Uint8Array
  readonly method: string | null
}): Hex {
  const { blob, key, method } = archive
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const input = JSON.stringify({ key: hex(key), blob: hex(blob), method })
  return execFileSync('/usr/bin/python3', ['-c', program], { input, encoding: 'utf8' }).trim()
}
