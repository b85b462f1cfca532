/** Keys of a real token that are not as the script says, or cannot be archived: each is refused with what to do, and none is touched. */
import { expect, test } from 'vitest'
import type { JsonObject } from '../../ceremonies/base/json.ts'
import type { Template, Token } from '../../ceremonies/devices/hsm.ts'
import type { Performing } from '../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../ceremonies/kernel/planned.ts'
import { findKey } from '../../ceremonies/subjects/keys/find-key.ts'
import { momentOf } from '../ceremonies/day.ts'
import { keyPairRequest } from '../support/keys.ts'
import { refused } from '../support/refused.ts'
import { withToken } from '../support/softhsm.ts'

const id = 'a1b2'
const sought = { token: 'hsm', label: 'meant', algorithm: 'EC-P256', id, purpose: null } as const

/** A key pair of the token's, called as the one that is looked for unless told otherwise. */
async function makePair(token: Token, own: Template = {}, algorithm: 'EC-P256' | 'EC-P384' = 'EC-P256'): Promise<void> {
  const request = keyPairRequest(algorithm, id, { token: true })
  const named = { CKA_LABEL: 'meant' }
  const { CKA_LABEL = 'meant', CKA_ID = id, ...rest } = own
  await token.generateKeyPair({
    ...request,
    publicKey: { ...request.publicKey, ...named, CKA_LABEL, CKA_ID },
    privateKey: { ...request.privateKey, ...named, CKA_LABEL, CKA_ID, ...rest },
  })
}

const { state, envelope } = momentOf('begin', 'generate')
const step: PlannedStep = {
  id: 'find',
  kind: 'find-key',
  act: 'keys',
  title: 'Find the key',
  say: null,
  performs: 'administrator',
  witnesses: ['witness'],
  minutes: 1,
  controls: [],
  fields: { token: 'hsm', label: 'meant', algorithm: 'EC-P256', purpose: null, 'cka-id': id },
  turn: null,
  when: null,
}

test.each<[what: string, make: (token: Token) => Promise<unknown>, code: string, message: string]>([
  [
    'no key at all',
    () => Promise.resolve(),
    'KEY_NOT_FOUND',
    'hsm holds no key with label “meant” and CKA_ID a1b2. Correct the script, or connect the right token.',
  ],
  [
    'one of another label',
    (token) => makePair(token, { CKA_LABEL: 'Meant' }),
    'KEY_NOT_FOUND',
    'hsm holds no key with label “meant” and CKA_ID a1b2. Correct the script, or connect the right token.',
  ],
  [
    'one of another CKA_ID',
    (token) => makePair(token, { CKA_ID: 'a1b2c3' }),
    'KEY_NOT_FOUND',
    'hsm holds no key with label “meant” and CKA_ID a1b2. Correct the script, or connect the right token.',
  ],
  [
    'two with the CKA_ID',
    async (token) => {
      await makePair(token)
      await makePair(token, { CKA_LABEL: 'other', CKA_ID: 'c3' })
      await token.setAttributes({ class: 'private', id: 'c3' }, { CKA_ID: id })
    },
    'KEY_NOT_UNIQUE',
    'hsm holds several keys with the CKA_ID a1b2 of “meant”, so later steps could take another. Change the CKA_ID of the others with the vendor’s tool.',
  ],
  [
    'one that is not extractable',
    (token) => makePair(token, { CKA_EXTRACTABLE: false }),
    'KEY_CANNOT_LEAVE',
    'The key meant cannot leave hsm: it is not extractable (CKA_EXTRACTABLE), which cannot be changed. No archive of it can be made here. SoftHSM is software: its token folder can be copied.',
  ],
  [
    'one that only trusted keys may wrap',
    (token) => makePair(token, { CKA_WRAP_WITH_TRUSTED: true }),
    'KEY_CANNOT_LEAVE',
    'The key meant cannot leave hsm: it may be wrapped only under a key that the security officer has marked as trusted (CKA_WRAP_WITH_TRUSTED). No archive of it can be made here. SoftHSM is software: its token folder can be copied.',
  ],
  [
    'one without its public key',
    (token) => makePair(token).then(() => token.destroy({ class: 'public', id })),
    'PUBLIC_KEY_ABSENT',
    'hsm shows no readable public key for “meant” (CKA_ID a1b2), so nothing could prove the archive. Import the public key beside it under the same CKA_ID.',
  ],
  [
    'one on another curve',
    (token) => makePair(token, {}, 'EC-P384'),
    'KEY_TYPE_DIFFERS',
    'The key meant is not of type EC-P256. Correct the script.',
  ],
])('%s is refused, and the token is as it was', async (_what, make, code, message) => {
  await withToken(async (devices) => {
    const token = devices.token('hsm')
    await make(token)
    const before = await token.objects()
    const request: JsonObject = { ...sought }
    const performing = { devices } as unknown as Performing
    const finding = async () => {
      const result = (await findKey.act?.perform(step, request, performing)) ?? null
      return findKey.act?.conclude(step, request, result, state, envelope)
    }
    expect(await refused(finding())).toEqual({ code, message })
    expect(await token.objects()).toEqual(before)
  })
})
