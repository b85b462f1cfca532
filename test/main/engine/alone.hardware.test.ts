/** While the root key can leave its token, nobody else may have a session there; and it can be neither copied nor derived from. */
import { expect, test } from 'vitest'
import type { Event, EventOf } from '../../../ceremonies/subjects/index.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { type FaultyOptions, faulty } from '../../support/faulty.ts'
import { inEnglish } from '../../support/english.ts'

async function rehearsal(faults: FaultyOptions) {
  return inRoom(
    scriptText('medium'),
    async (room) => {
      const end = await room.play().then(
        () => 'sealed',
        (error: unknown) => (error instanceof Refusal ? inEnglish(error) : String(error)),
      )
      const facts = [...room.engine.record.store.lines()].map((line) => parseLine(line.slice(0, -1)))
      const [made] = facts.filter(({ type }) => type === 'key.made').map(({ content }) => content?.fact)
      return {
        end,
        made: made as unknown as EventOf<'key.made'> | undefined,
        types: facts.map(({ type }) => type as Event['type']),
      }
    },
    { entry: (_name, label, softhsm) => faulty(softhsm, label, { modulus: 2048, ...faults }) },
  )
}

test('a module that counts one session more than ours stops the key from being made', async () => {
  const { end, made, types } = await rehearsal({ sessions: 2 })
  expect(end).toContain('1 other session is open at the token of root-hsm; there may be none while a key can leave it.')
  expect([made, types.filter((type) => type === 'step.doubtful').length]).toEqual([undefined, 2])
})

test('a module that counts ours alone does not, and one that does not count is recorded as such', async () => {
  expect((await rehearsal({ sessions: 1 })).made?.otherSessions).toBe(0)
  const untold = await rehearsal({})
  expect([untold.end, untold.made?.otherSessions]).toEqual(['sealed', null])
})

test('the key is born so that it cannot be copied, derived from or used to recover, as far as the token takes that', async () => {
  const forbidden = { CKA_COPYABLE: false, CKA_DERIVE: false, CKA_SIGN_RECOVER: false }
  const { made } = await rehearsal({})
  expect(made?.privateKey).toMatchObject(forbidden)
  expect(made?.publicKey).toMatchObject({ CKA_VERIFY_RECOVER: false })
  // CKR_ATTRIBUTE_TYPE_INVALID: a token that knows none of them, at its first key pair.
  const older = await rehearsal({ fault: { at: 'C_GenerateKeyPair', nth: 1, what: 0x12 } })
  expect(older.end).toBe('sealed')
})
