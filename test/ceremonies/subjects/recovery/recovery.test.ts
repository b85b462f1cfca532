import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { current, initialState, makePlan, parseScript } from '../../../../ceremonies/index.ts'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import { evolveAll as evolve } from '../../../../ceremonies/kernel/evolve.ts'
import type { Act, State } from '../../../../ceremonies/kernel/model.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { mustHaveDestroyedBackup } from '../../../../ceremonies/subjects/keys/keys.ts'
import { restoredKey } from '../../../../ceremonies/subjects/keys/session-objects.ts'
import { recoveredInToken } from '../../../../ceremonies/subjects/recovery/archives.ts'
import { departuresFrom } from '../../../../ceremonies/subjects/recovery/departures.ts'
import { recoverySubject } from '../../../../ceremonies/subjects/recovery/index.ts'
import { mustOpenArchives } from '../../../../ceremonies/subjects/recovery/suits.ts'
import { evolveAll } from '../../../support/known.ts'
import { refused } from '../../shares/helpers.ts'
import { envelope } from '../../../support/envelope.ts'

const folder = join(import.meta.dirname, '../../../../ceremonies/scripts')
const script = parseScript(readFileSync(join(folder, 'recovery-drill.yaml'), 'utf8'))
const plan = makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' }))
const start: State = { ...initialState(script, plan), ceremony: 'ceremony-1', mode: 'rehearsal' }

const sha256 = 'ab'.repeat(32)
const set = {
  set: 'a-set',
  scheme: 'SLIP-0039',
  identifier: 7,
  threshold: 2,
  shares: 3,
  check: { method: 'CMAC', length: 5, value: 'a0d7f6c399' },
} as const
const spki = '30'.repeat(20)
const id = 'cd'.repeat(16)
const before = [{ class: 'private', id: '01', label: 'record' }]

const taken: Event = {
  type: 'archive.accepted',
  label: 'drill-signing',
  artifact: 'drill-signing.kwp',
  sha256,
  length: 88,
  key: { algorithm: 'EC-P384', spki },
  set,
  ceremony: 'ceremony-1',
}
const recovered: Event = {
  type: 'backup-key.recovered',
  token: 'second-hsm',
  id,
  set: set.set,
  check: set.check,
  shares: [1, 2],
  before,
}
const given = (...events: readonly Event[]): State => evolveAll(start, events)
const open = given(taken, recovered)

function stepOf(name: string): PlannedStep {
  const step = plan.steps.find((one) => one.id === name)
  if (!step) throw new Error(`there is no step ${name}`)
  return step
}
function actOf(step: PlannedStep): Act {
  const { act } = kindOf(current, step.kind)
  if (!act) throw new Error(`${step.kind} has no act`)
  return act
}
const prepared = (step: PlannedStep, state: State) => actOf(step).prepare(step, state, envelope)
const concluded = (step: PlannedStep, request: JsonObject, result: JsonObject, state: State) =>
  actOf(step).conclude(step, request, result, state, envelope)

function idOf({ id: made }: JsonObject): string {
  if (typeof made !== 'string') throw new TypeError('it has no id')
  return made
}

describe('a restored key', () => {
  const step = stepOf('recover-signing-key')
  const request = prepared(step, open)
  const attributes = { ...restoredKey('EC-P384', idOf(request)) }
  const result = { mechanism: 'CKM_AES_KEY_WRAP_KWP', attributes, signature: 'aa', beside: null }

  test('is asked for under ids of its own, with all that it is compared with', () => {
    expect(request).toEqual({
      token: 'second-hsm',
      label: 'drill-signing',
      artifact: 'drill-signing.kwp',
      sha256,
      key: { algorithm: 'EC-P384', spki },
      backup: id,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      challenge: envelope.random,
      beside: null,
    })
  })

  test('is refused if it can leave, and what the original signed must be there if it was asked', () => {
    const loose = { ...result, attributes: { ...attributes, CKA_EXTRACTABLE: true } }
    expect(() => concluded(step, request, loose, open)).toThrow(
      refused('ATTRIBUTE_DIFFERS', {
        label: 'drill-signing',
        attribute: 'CKA_EXTRACTABLE',
        asked: 'false',
        found: 'true',
      }),
    )
    const asked = { ...request, beside: { token: 'first-hsm', id: '02' } }
    expect(() => concluded(step, asked, result, open)).toThrow(
      refused('RESULT_INVALID', { step: 'recover-signing-key', member: 'beside' }),
    )
    expect(concluded(step, request, result, open)).toEqual([
      expect.objectContaining({ type: 'key.recovered', label: 'drill-signing', spki, departures: [], beside: null }),
    ])
  })

  test('may do what a token that ignores policy lets it, in a rehearsal alone and on record', () => {
    const asked = restoredKey('RSA-3072', 'ee')
    const read = { ...asked, CKA_DECRYPT: true, CKA_UNWRAP: true, CKA_SIGN_RECOVER: true }
    expect(departuresFrom('rehearsal', 'key', asked, read)).toEqual(['CKA_DECRYPT', 'CKA_UNWRAP'])
    expect(() => departuresFrom('real', 'key', asked, read)).toThrow(
      refused('ATTRIBUTE_DIFFERS', { label: 'key', attribute: 'CKA_DECRYPT', asked: 'false', found: 'true' }),
    )
    expect(() => departuresFrom('rehearsal', 'key', asked, { ...asked, CKA_SIGN: false })).toThrow(
      refused('ATTRIBUTE_DIFFERS', { label: 'key', attribute: 'CKA_SIGN', asked: 'true', found: 'false' }),
    )
  })

  test('is of the type that the script says', () => {
    const other = { ...step, fields: { ...step.fields, algorithm: 'RSA-3072' } }
    expect(() => prepared(other, open)).toThrow(
      refused('KEY_TYPE_DIFFERS', { label: 'drill-signing', algorithm: 'RSA-3072' }),
    )
    expect(() => prepared(step, given(recovered))).toThrow(refused('ARCHIVE_NOT_ACCEPTED', { label: 'drill-signing' }))
    expect(() => prepared(step, given(taken))).toThrow(refused('BACKUP_KEY_NOT_RECOVERED', { token: 'second-hsm' }))
  })
})

describe('the recovered backup key', () => {
  const step = stepOf('destroy-recovered')
  const request = { token: 'second-hsm', id }

  test('is destroyed, and the token must hold what it held before', () => {
    expect(concluded(step, request, { objects: before }, open)).toEqual([
      expect.objectContaining({ type: 'recovered-backup-key.destroyed', token: 'second-hsm', objects: 1 }),
    ])
    const more = [...before, { class: 'private', id: '02', label: 'strongroom restore proof' }]
    expect(() => concluded(step, request, { objects: more }, open)).toThrow(
      refused('TOKEN_HOLDS_MORE', { token: 'second-hsm', object: 'private 02 strongroom restore proof' }),
    )
    expect(() => concluded(step, request, { objects: [] }, open)).toThrow(
      refused('TOKEN_HOLDS_LESS', { token: 'second-hsm', object: 'private 01 record' }),
    )
  })

  test('that a crash took in the middle of that is destroyed all the same, once', () => {
    const gone = evolve(open, recoverySubject.onResuming(open))
    const facts = concluded(step, request, { objects: before }, gone)
    expect(facts).toMatchObject([{ type: 'recovered-backup-key.destroyed', objects: 1 }])
    expect(() => concluded(step, request, { objects: before }, evolve(gone, facts))).toThrow(
      refused('BACKUP_KEY_NOT_RECOVERED', { token: 'second-hsm' }),
    )
  })

  test('keeps the record from being sealed while it is there', () => {
    expect(() => mustHaveDestroyedBackup(open)).toThrow(refused('BACKUP_KEY_ALIVE', { token: 'second-hsm' }))
    const gone = recoverySubject.onLoss(open, 'second-hsm')
    expect(gone).toEqual([{ type: 'recovered-backup-key.gone', set: set.set }])
    expect(recoverySubject.onLoss(open, 'first-hsm')).toEqual([])
    expect(() => mustHaveDestroyedBackup(evolve(open, gone))).not.toThrow()
  })

  test('that went with its session is recovered once more by the same people', () => {
    const lost = evolve(open, recoverySubject.onResuming(open))
    const at = stepOf('recover-signing-key')
    expect([recoveredInToken.here(open), recoveredInToken.here(lost)]).toEqual([true, false])
    expect(recoveredInToken.bringBack(lost, at)).toMatchObject({
      id: 'recover-backup-key-before-recover-signing-key',
      kind: 'recover-backup-key',
      performs: 'crypto-officer-1',
      fields: { token: 'second-hsm', custodians: 'custodian' },
    })
  })
})

describe('before the day', () => {
  const mechanisms = (...names: readonly string[]) =>
    names.map((name) => ({ name, type: 0, flags: 0, minKeySize: 0, maxKeySize: 0 }))
  const module = { path: '/m', sha256, manufacturer: 'm', description: 'm', version: '1', cryptoki: '2.40' }
  const all = ['CKM_RSA_PKCS_KEY_PAIR_GEN', 'CKM_RSA_PKCS_OAEP', 'CKM_AES_KEY_WRAP_PAD', 'CKM_ECDSA']

  test.each(all)('a token without %s is refused by that name, whichever step needs it', (missing) => {
    const listed = mechanisms(...all.filter((name) => name !== missing))
    const named = missing === 'CKM_AES_KEY_WRAP_PAD' ? 'CKM_AES_KEY_WRAP_KWP' : missing
    expect(() => {
      for (const step of plan.steps) mustOpenArchives('second-hsm', step, { mechanisms: listed, module })
    }).toThrow(refused('MECHANISM_MISSING', { device: 'second-hsm', mechanism: named }))
  })

  test('NSS is refused for EC keys, with the reason', () => {
    const nss = { ...module, description: 'NSS Internal Crypto Services' }
    const step = stepOf('recover-signing-key')
    const listed = mechanisms(...all, 'CKM_SHA256_RSA_PKCS')
    expect(() => mustOpenArchives('second-hsm', step, { mechanisms: listed, module: nss })).toThrow(
      refused('ARCHIVE_UNOPENABLE', {
        device: 'second-hsm',
        algorithm: 'EC-P384',
        module: 'NSS Internal Crypto Services',
      }),
    )
    const rsa = { ...step, fields: { ...step.fields, algorithm: 'RSA-3072' } }
    expect(() => mustOpenArchives('second-hsm', rsa, { mechanisms: listed, module: nss })).not.toThrow()
  })
})
