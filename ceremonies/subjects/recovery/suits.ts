/** What can be known before the day of a token that is to open archives. */
import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { isSecret } from '../../devices/algorithm.ts'
import type { TokenDescription } from '../../devices/hsm.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { keyAlgorithm } from '../fields.ts'
import { signMechanismOf } from '../keys/signing.ts'
import { OPEN, RECOVER } from './archives.ts'

const wrapping = ['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD'] as const
const Opened = z.object({ algorithm: keyAlgorithm })

/**
 * Throws MECHANISM_MISSING or ARCHIVE_UNOPENABLE where the token cannot do that step. One that lists no mechanism has said nothing.
 */
export function mustOpenArchives(
  device: string,
  { kind, fields }: Pick<PlannedStep, 'kind' | 'fields'>,
  { mechanisms, module }: Pick<TokenDescription, 'mechanisms' | 'module'>,
): void {
  if (mechanisms.length === 0) return
  const names = new Set(mechanisms.map(({ name }) => name))
  const must = (mechanism: string) => {
    if (!names.has(mechanism)) throw refuse('MECHANISM_MISSING', { device, mechanism })
  }
  if (kind === RECOVER) {
    must('CKM_RSA_PKCS_KEY_PAIR_GEN')
    must('CKM_RSA_PKCS_OAEP')
    if (!wrapping.some((name) => names.has(name))) must(wrapping[0])
  }
  if (kind !== OPEN) return
  const { algorithm } = Opened.parse(fields)
  if (isSecret(algorithm)) return
  must(signMechanismOf(algorithm))
  // NSS wants an attribute of its own (CKA_NSS_DB) in every template of an EC private key: CKR_TEMPLATE_INCOMPLETE.
  if (algorithm.startsWith('EC-') && /^NSS /.test(module.description))
    throw refuse('ARCHIVE_UNOPENABLE', { device, algorithm, module: module.description })
}
