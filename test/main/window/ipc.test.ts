import { expect, test } from 'vitest'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { type AskName, channelOf, contract } from '../../../preload/contract.ts'
import { type Handlers, openDoor } from '../../../main/window/ipc.ts'

/** A door whose handlers note what reached them. */
function door(handlers: Partial<Record<AskName, (input: never) => unknown>> = {}) {
  const listeners = new Map<string, (event: string, ...given: readonly unknown[]) => Promise<unknown>>()
  const reached: unknown[] = []
  const log: string[] = []
  const names = Object.keys(contract) as AskName[]
  const all = Object.fromEntries(
    names.map((name) => [name, handlers[name] ?? ((input: unknown) => void reached.push([name, input]))]),
  )
  openDoor<string>({
    registrar: { handle: (channel, listener) => void listeners.set(channel, listener) },
    handlers: all as unknown as Handlers,
    mayAsk: (event) => event === 'ours',
    log: (text) => void log.push(text),
  })
  const ask = (name: AskName, ...given: readonly unknown[]) => listeners.get(channelOf(name))?.('ours', ...given)
  return { listeners, reached, log, ask, forged: (name: AskName) => listeners.get(channelOf(name))?.('theirs', {}) }
}

const refusal = (code: string) => ({ ok: false, refused: { code } })

test('there is a listener for every ask of the contract, and for nothing else', () => {
  const asks = Object.entries(contract).filter(([, { way }]) => way !== 'tell')
  expect([...door().listeners.keys()].sort()).toEqual(asks.map(([name]) => `strongroom:${name}`).sort())
})

test('another window or frame reaches nothing', async () => {
  const { forged, reached } = door()
  const names = Object.keys(contract).filter((name) => contract[name as AskName].way !== ('tell' as string))
  for (const name of names) expect(await forged(name as AskName)).toMatchObject(refusal('WRONG_WINDOW'))
  expect(reached).toEqual([])
})

const deep = JSON.parse('['.repeat(2000) + ']'.repeat(2000)) as unknown
class Foreign {
  ceremony = 'a'.repeat(26)
}

test.each([
  ['no argument', [], 'ASKED_MALFORMED'],
  ['another type', [7], 'ASKED_MALFORMED'],
  ['an unknown member', [{ person: 'a', code: 'b', by: 'code', more: 1 }], 'ASKED_MALFORMED'],
  ['a member of another type', [{ person: 1, code: 'b', by: 'code' }], 'ASKED_MALFORMED'],
  ['a second argument', [{ person: 'a', code: 'b', by: 'code' }, {}], 'ASKED_MALFORMED'],
  ['a code that is too long', [{ person: 'a', code: 'x'.repeat(2001), by: 'code' }], 'ASKED_MALFORMED'],
  ['a megabyte', [{ person: 'a', code: 'x'.repeat(2 ** 20), by: 'code' }], 'ASKED_TOO_MUCH'],
  ['a hundred thousand members', [Array.from({ length: 100_000 }, () => 0)], 'ASKED_TOO_MUCH'],
  ['lists within lists', [deep], 'ASKED_TOO_MUCH'],
  ['an object with a class', [new Foreign()], 'ASKED_TOO_MUCH'],
  ['bytes', [new Uint8Array(8)], 'ASKED_TOO_MUCH'],
])('%s is refused without being repeated', async (_what, given, code) => {
  const { ask, reached, log } = door()
  const outcome = await ask('vouch', ...given)
  expect(outcome).toMatchObject({ ok: false, refused: { code, parameters: { what: 'vouch' } } })
  expect(reached).toEqual([])
  expect(log).toEqual([])
})

test('a refusal comes back as code and parameters', async () => {
  const { ask } = door({
    vouch: () => {
      throw refuse('CODE_WRONG', { person: 'witness-1' })
    },
  })
  expect(await ask('vouch', { person: 'witness-1', code: 'x', by: 'code' })).toEqual({
    ok: false,
    refused: {
      code: 'CODE_WRONG',
      parameters: { person: 'witness-1' },
    },
  })
})

test('an error that nobody foresaw tells its name alone, and what was typed is in no log', async () => {
  const fault = ({ code }: { readonly code: string }) => {
    throw new RangeError(`cannot use ${code}`)
  }
  const { ask, log } = door({ vouch: fault, language: () => Promise.reject(new TypeError('of the program')) })
  const outcome = await ask('vouch', { person: 'a', code: 'my own code', by: 'code' })
  expect(outcome).toMatchObject({ ok: false, refused: { code: 'FAULT', parameters: { error: 'RangeError' } } })
  expect(JSON.stringify([outcome, log])).not.toContain('my own code')
  expect(await ask('language', { language: 'en' })).toMatchObject(refusal('FAULT'))
  expect(log).toEqual([
    'FAULT in vouch: RangeError',
    expect.stringMatching(/^FAULT in language: TypeError: of the program/),
  ])
})

test('an answer that is not of the contract does not leave', async () => {
  const { ask } = door({ vouch: () => ({ ticket: 't', code: 'leaked' }) })
  const outcome = await ask('vouch', { person: 'a', code: 'x', by: 'code' })
  expect(outcome).toMatchObject(refusal('FAULT'))
  expect(JSON.stringify(outcome)).not.toContain('leaked')
})
