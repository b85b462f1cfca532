import { expect, test } from 'vitest'
import { Authenticators } from '../../../main/engine/authenticators.ts'
import { waitAfter } from '../../../main/engine/slowing.ts'
import { refused } from '../../support/refused.ts'

const code = (text: string) => ({ method: 'code', code: text }) as const

function authenticatorsAt(now: () => number) {
  const wrong: string[] = []
  return { authenticators: new Authenticators(now, (person) => void wrong.push(person)), wrong }
}

test('an enrolment that is refused afterwards leaves the authenticator from before', async () => {
  const authenticators = authenticatorsAt(() => 0).authenticators
  await authenticators.enrol('alice', code('alice-first'))
  const undo = await authenticators.enrol('alice', code('somebody-else'))
  undo()
  expect(await authenticators.recognise('alice', code('alice-first'))).toBe('code')
  expect(await refused(() => authenticators.recognise('alice', code('somebody-else')))).toMatchObject({
    code: 'CODE_WRONG',
  })
})

test('a first enrolment that is refused leaves none', async () => {
  const authenticators = authenticatorsAt(() => 0).authenticators
  const undo = await authenticators.enrol('alice', code('alice-first'))
  undo()
  expect(await refused(() => authenticators.recognise('alice', code('alice-first')))).toMatchObject({
    code: 'CODE_WRONG',
  })
})

test('one code never counts for two people', async () => {
  const authenticators = authenticatorsAt(() => 0).authenticators
  await authenticators.enrol('alice', code('the same'))
  expect(await refused(() => authenticators.enrol('bob', code('the same')))).toMatchObject({
    code: 'CODE_UNFIT',
  })
})

test('wrong codes are counted, and after two slips each doubles the wait before the next is looked at', async () => {
  let now = 0
  const { authenticators, wrong } = authenticatorsAt(() => now)
  await authenticators.enrol('alice', code('alice-first'))
  const guess = () => refused(() => authenticators.recognise('alice', code('a guess')))
  const seen: string[] = []
  for (const wait of [0, 0, 5000, 10_000]) {
    seen.push((await guess()).code)
    if (wait === 0) continue
    now += wait - 1
    seen.push((await guess()).message)
    now += 1
  }
  const soon = 'Too many wrong codes or PINs for alice. Try again in 1 second.'
  expect(seen).toEqual(['CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG', soon, 'CODE_WRONG', soon])
  expect(wrong).toHaveLength(4)
  expect(await authenticators.recognise('alice', code('alice-first'))).toBe('code')
  // From then on it is a slip again.
  expect([(await guess()).code, (await guess()).code, (await guess()).code]).toEqual(Array(3).fill('CODE_WRONG'))
})

test('guesses that are sent at once do not overtake the wait', async () => {
  const { authenticators, wrong } = authenticatorsAt(() => 0)
  await authenticators.enrol('alice', code('alice-first'))
  const guesses = Array.from({ length: 8 }, (_, i) =>
    refused(() => authenticators.recognise('alice', code(`guess ${i}`))).then((one) => one.code),
  )
  const codes = await Promise.all(guesses)
  expect(codes.filter((one) => one === 'CODE_WRONG')).toHaveLength(3)
  expect(codes.filter((one) => one === 'CODE_TOO_SOON')).toHaveLength(5)
  expect(wrong).toEqual(['alice', 'alice', 'alice'])
})

test('to try whether a code is another person’s own is a guess as well', async () => {
  const { authenticators, wrong } = authenticatorsAt(() => 0)
  await authenticators.enrol('alice', code('the same'))
  const tries = []
  for (let i = 0; i < 4; i++) tries.push((await refused(() => authenticators.enrol('bob', code('the same')))).code)
  expect(tries).toEqual(['CODE_UNFIT', 'CODE_UNFIT', 'CODE_UNFIT', 'CODE_TOO_SOON'])
  expect(wrong).toEqual(['bob', 'bob', 'bob'])
})

test('a code that another person has is refused without saying why, and counts as a guess', async () => {
  const { authenticators, wrong } = authenticatorsAt(() => 0)
  await authenticators.enrol('alice', code('the same'))
  const told = await refused(() => authenticators.enrol('bob', code('the same')))
  expect([told, wrong]).toEqual([
    { code: 'CODE_UNFIT', message: 'This code cannot be used. Choose another one that nobody could guess.' },
    ['bob'],
  ])
})

test.each(['zzzzzz', '345678', 'fedcba'])(
  'a code that anybody would guess is nobody’s, and no guess: %s',
  async (tried) => {
    const { authenticators, wrong } = authenticatorsAt(() => 0)
    for (const person of ['alice', 'bob', 'bob', 'bob', 'bob'])
      expect(await refused(() => authenticators.enrol(person, code(tried)))).toMatchObject({ code: 'CODE_GUESSED' })
    expect(wrong).toEqual([])
  },
)

test.each([
  [0, 0],
  [2, 0],
  [3, 5_000],
  [4, 10_000],
  [8, 160_000],
  [9, 300_000],
  [1000, 300_000],
])('after %i wrong codes in a row the wait is %i ms', (wrong, wait) => {
  expect(waitAfter(wrong)).toBe(wait)
})

test('the code of whoever has been replaced is nobody’s, for that part or another, and the newcomer’s counts', async () => {
  const { authenticators, wrong } = authenticatorsAt(() => 0)
  await authenticators.enrol('alice', code('alice-first'))
  await authenticators.retire('alice')
  const old = code('alice-first')
  expect(await refused(() => authenticators.recognise('alice', old))).toMatchObject({ code: 'CODE_WRONG' })
  expect(await refused(() => authenticators.enrol('alice', old))).toMatchObject({ code: 'CODE_UNFIT' })
  expect(await refused(() => authenticators.enrol('bob', old))).toMatchObject({ code: 'CODE_UNFIT' })
  await authenticators.enrol('alice', code('newcomer-code'))
  expect(await authenticators.recognise('alice', code('newcomer-code'))).toBe('code')
  expect(await refused(() => authenticators.recognise('alice', old))).toMatchObject({ code: 'CODE_WRONG' })
  expect(wrong).toEqual(['alice', 'bob', 'alice'])
})

test('a person’s own code is not put on record; other people’s codes cannot be tried out', async () => {
  const authenticators = authenticatorsAt(() => 0).authenticators
  await authenticators.enrol('alice', code('alice-first'))
  await authenticators.enrol('bob', code('bob-second'))
  const told = (...texts: readonly string[]) => refused(() => authenticators.mustNotTell('alice', texts))
  expect(await told('Clock on the wall', ' alice-first ')).toMatchObject({ code: 'CODE_IN_TEXT' })
  await authenticators.mustNotTell('alice', ['bob-second', 'my code is alice-first', 'ab'.repeat(32), '', 'alice'])
  await authenticators.mustNotTell('nobody', ['alice-first'])
})
