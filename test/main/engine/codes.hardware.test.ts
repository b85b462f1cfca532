import { expect, test } from 'vitest'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'
import { refused } from '../../support/refused.ts'

test('a wrong personal code is on record, with whose it was to be and how often; the code itself is not', async () => {
  await inRoom(scriptText('small'), async ({ engine }) => {
    const code = (text: string) => ({ method: 'code', code: text }) as const
    await engine.enrol('administrator', code('administrator-code'))
    const guess = (person: string) =>
      refused(() => engine.say(person, code('guessed-code'), { type: 'note', text: 'x' }))
    const codes = [await guess('administrator'), await guess('administrator'), await guess('cook')].map(
      (one) => one.code,
    )
    expect(codes).toEqual(['CODE_WRONG', 'CODE_WRONG', 'CODE_WRONG'])
    expect((await refused(() => engine.enrol('witness-1', code('administrator-code')))).code).toBe('CODE_UNFIT')
    const lines = [...engine.record.store.lines()]
    const facts = lines.map((line) => parseLine(line.slice(0, -1))).filter(({ type }) => type === 'recognition.failed')
    expect(facts.map(({ content }) => content?.fact)).toEqual([
      { person: 'administrator', count: 1 },
      { person: 'administrator', count: 2 },
      { person: 'witness-1', count: 1 },
    ])
    expect(lines.join('')).not.toContain('guessed-code')
  })
})

test('a person’s own code is refused as a text before it is on record; words that the program puts into a command are not theirs', async () => {
  await inRoom(scriptText('small'), async ({ engine }) => {
    const own = { method: 'code', code: 'exception' } as const
    await engine.enrol('administrator', own)
    const words = { expected: 'a', happened: 'b', decided: 'c', effect: 'd', remedy: 'e', open: false }
    await engine.say('administrator', own, { type: 'exception', ...words })
    const { size } = engine.record
    const told = await refused(() =>
      engine.say('administrator', own, { type: 'exception', ...words, remedy: own.code }),
    )
    expect([told.code, engine.record.size]).toEqual(['CODE_IN_TEXT', size])
  })
})
