/** Parameters that the other scripts that ship do not take. */
import { join } from 'node:path'
import { refused, type Row, shippedScript } from '../cli.ts'

function setting(script: string, input: string, setting: string, code: string, message: string): Row {
  const path = join(shippedScript, '..', `${script}.yaml`)
  return refused(`${script}: ${input}`, ['rehearse', path, '--out', '{}/out', '--set', setting], code, message)
}

export const shippedRows: readonly Row[] = [
  setting(
    'archive-key',
    'a CKA_ID that is not hexadecimal',
    'key-id=signing',
    'STEP_UNFIT',
    'With these parameters step find-key cannot be carried out: cka-id: is malformed. Change the parameter or the step.',
  ),
  setting(
    'archive-key',
    'half a byte of a CKA_ID',
    'key-id=a1b',
    'STEP_UNFIT',
    'With these parameters step find-key cannot be carried out: cka-id: is malformed. Change the parameter or the step.',
  ),
  setting('archive-key', 'no CKA_ID', 'key-id=', 'TEXT_MISSING', 'The text for key-id is empty. Fill it in.'),
  setting(
    'archive-key',
    'a label that is too long',
    `key-label=${'x'.repeat(65)}`,
    'TEXT_LONG',
    'The text for key-label has 65 characters; at most 64 are allowed. Shorten it.',
  ),
  setting(
    'archive-key',
    'a label with a line break',
    'key-label=signing\nkey',
    'TEXT_CHARACTER',
    'In the text for key-label, character 8 is U+000A, which cannot be seen or read aloud. Remove it.',
  ),
  setting(
    'archive-key',
    'a secret key in place of a key pair',
    'algorithm=AES-256',
    'PARAMETER_INVALID',
    'The parameter algorithm must be one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519.',
  ),
  setting(
    'archive-key',
    'a key that is half locked',
    'afterwards=later',
    'PARAMETER_INVALID',
    'The parameter afterwards must be one of locked, open.',
  ),
  setting(
    'recovery-drill',
    'an archive from elsewhere',
    'archive=bundle',
    'PARAMETER_INVALID',
    'The parameter archive must be one of twin, none.',
  ),
  setting(
    'recovery-drill',
    'a key that cannot be asked for',
    'algorithm=DSA-1024',
    'PARAMETER_INVALID',
    'The parameter algorithm must be one of EC-P256, EC-P384, EC-P521, RSA-3072, RSA-4096, Ed25519.',
  ),
  setting(
    'change-custodians',
    'an earlier set that needs more shares than it can have',
    'old-threshold=17',
    'PARAMETER_INVALID',
    'The parameter old-threshold must be a whole number from 2 to 16.',
  ),
  setting(
    'split-secret',
    'a secret from elsewhere',
    'source=file',
    'PARAMETER_INVALID',
    'The parameter source must be one of typed, made.',
  ),
  setting('split-secret', 'no label', 'label=', 'TEXT_MISSING', 'The text for label is empty. Fill it in.'),
  setting(
    'split-secret',
    'a label that the envelope cannot hold',
    'label=Tür zum Tresor',
    'STEP_UNFIT',
    'With these parameters step type-secret cannot be carried out: label: must be 1 to 64 printable ASCII characters. Change the parameter or the step.',
  ),
  setting(
    'split-secret',
    'a threshold above the shares',
    'threshold=6',
    'THRESHOLD_TOO_LARGE',
    'A threshold of 6 needs at least as many shares; there are 5.',
  ),
  setting(
    'generate-keys',
    'a key that is not archived and not left out',
    'rsa-key=alone',
    'PARAMETER_INVALID',
    'The parameter rsa-key must be one of archived, none.',
  ),
  setting(
    'generate-keys',
    'an algorithm, where it has none to choose',
    'algorithm=EC-P256',
    'PARAMETER_UNKNOWN',
    'The script has no parameter algorithm; it has encryption-key, wrapping-key, mac-key, rsa-key, ec-key, ed25519-key, shares, threshold.',
  ),
]
