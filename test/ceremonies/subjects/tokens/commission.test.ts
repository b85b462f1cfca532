import { expect, test } from 'vitest'
import type { Performing } from '../../../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { currentStep } from '../../../../ceremonies/kernel/state.ts'
import { refuse } from '../../../../ceremonies/base/refusal.ts'
import { commission } from '../../../../ceremonies/subjects/tokens/commission.ts'
import { refused } from '../../../support/refused.ts'
import { momentOf } from '../../day.ts'

/** A token that holds one private object, seen by whoever has logged in. */
function filled(): Performing {
  let loggedIn = false
  const token = {
    objects: () => Promise.resolve(loggedIn ? [{ class: 'private', id: 'a1', label: 'old' }] : []),
    login: () => {
      if (loggedIn) return Promise.reject(refuse('ALREADY_LOGGED_IN', { device: 'root-hsm' }))
      loggedIn = true
      return Promise.resolve()
    },
  }
  return { devices: { token: () => token }, ask: () => Promise.resolve('1234') } as unknown as Performing
}

test('a token that holds something is not adopted, and is refused for that as often as it is tried', async () => {
  const step = currentStep(momentOf('begin', 'commission').state) as PlannedStep
  const performing = filled()
  const adopted = () => commission.act?.adopt(step, { token: 'root-hsm', label: 'root' }, performing)
  expect(await refused(Promise.resolve(adopted()))).toMatchObject({ code: 'TOKEN_NOT_EMPTY' })
  expect(await refused(Promise.resolve(adopted()))).toMatchObject({ code: 'TOKEN_NOT_EMPTY' })
})
