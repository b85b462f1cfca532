import { expect, test } from 'vitest'
import type { FoundToken } from '../../../ceremonies/subjects/tokens/suitable.ts'
import { allowing } from '../../../main/cli/outside.ts'
import { type Console, Left } from '../../../main/terminal/console.ts'
import { refused } from '../../support/refused.ts'

const found = {
  device: 'root-hsm',
  description: { token: { label: 'kept', serial: '4711', model: 'Vault 3000' } },
} as unknown as FoundToken

/** A terminal at which these lines are typed, one after another; `said` is what it showed. */
function terminal(...typed: readonly string[]) {
  const said: string[] = []
  const lines = [...typed]
  const say = (text: string) => void said.push(text)
  const console = { say, heading: say, ask: () => Promise.resolve(lines.shift() ?? ':leave') }
  return { console: console as unknown as Console, said, lines }
}

test('answers from a file do not begin on a token that goes on existing, unless the command line allows it', async () => {
  expect(await refused(() => allowing([], null)([found]))).toEqual({
    code: 'REHEARSAL_ON_TOKEN',
    message:
      'The token of root-hsm (label “kept”, serial 4711, model Vault 3000) is not a throw-away one: this rehearsal would initialise it or write to it, and wrong PINs could lock it. To allow that, add --rehearse-on root-hsm; to rehearse on throw-away tokens, omit --device.',
  })
  await expect(allowing(['root-hsm'], null)([found])).resolves.toBeUndefined()
})

test('people at a terminal are told which token it is, and type a word before the rehearsal begins', async () => {
  const agreeing = terminal('yes', 'REHEARSE', 'not asked')
  await allowing([], agreeing.console)([found])
  expect(agreeing.said.join('\n')).toContain('root-hsm: label “kept”, serial 4711, model Vault 3000')
  expect(agreeing.lines).toEqual(['not asked'])
  await expect(allowing([], terminal('no', ':leave').console)([found])).rejects.toBeInstanceOf(Left)
})
