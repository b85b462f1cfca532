import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { algorithms } from '../../../ceremonies/devices/algorithm.ts'
import { backupKey, transportKey } from '../../../ceremonies/subjects/keys/session-objects.ts'
import { signingKey } from '../../../ceremonies/subjects/keys/templates.ts'
import { viewer, wordsIn } from '../../support/viewer.ts'
import { openSecrets } from '../../../main/devices/secrets.ts'
import { combineMnemonics } from '../../../main/shares/combine.ts'
import { withToken } from '../../support/softhsm.ts'

const ids = { transport: '01', backup: '02', twin: '03' }
const pythonUnwraps = `
import sys
from cryptography.hazmat.primitives import keywrap, serialization
key, blob, zeros = sys.stdin.read().split()
plain = keywrap.aes_key_unwrap_with_padding(bytes.fromhex(key), bytes.fromhex(blob))
der = plain[:len(plain) - int(zeros)]
public = serialization.load_der_private_key(der, None).public_key()
print(public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo).hex(), end='')
`

/** SoftHSM wraps all but Ed25519. */
const wrappable = algorithms.filter((algorithm) => algorithm !== 'Ed25519')

test('a backup key enters the token, and its shares open what the token wrapped', async () => {
  await withToken(async (devices) => {
    const secrets = openSecrets()
    const token = devices.token('hsm')
    try {
      const hsmRandom = await token.sealedRandom(32, await secrets.transportKey())
      const { spki: wrapTo } = await token.generateKeyPair(transportKey(ids.transport))
      const { wrapped, check } = await secrets.makeBackupKey({ hsmRandom, wrapTo })
      const unwrapping = { class: 'private', id: ids.transport } as const
      await token.unwrap(wrapped, unwrapping, 'CKM_RSA_PKCS_OAEP_SHA1', backupKey(ids.backup))
      await token.admitWrappingKeys([ids.backup])

      await secrets.split({ ceremony: 'c', set: 's', scheme: 'SLIP-0039', identifier: 1, threshold: 2, shares: 3 })
      const words = [1, 2, 3].map(async (index) => wordsIn(await secrets.reveal(index, viewer)))
      const key = combineMnemonics(new Uint8Array(Buffer.from((await Promise.all(words)).slice(1).join('\n'))), {
        passphrase: null,
        checkValue: check.value,
      })

      for (const [at, algorithm] of wrappable.entries()) {
        const id = `${ids.twin}0${String(at)}`
        const request = signingKey({ algorithm, label: algorithm, id, persistent: false, extractable: true })
        const { spki } = await token.generateKeyPair(request)
        const blob = await token.wrap({ class: 'private', id }, ids.backup, 'CKM_AES_KEY_WRAP_PAD')
        const { trailingZeros } = await secrets.openTwin(blob, spki)
        const input = `${key} ${blob} ${String(trailingZeros)}`
        expect(execFileSync('/usr/bin/python3', ['-c', pythonUnwraps], { input, encoding: 'utf8' }), algorithm).toBe(
          spki,
        )
      }
    } finally {
      await secrets.wipe()
    }
  })
})
