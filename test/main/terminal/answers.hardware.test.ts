/** What people have typed is not typed again, what they typed by mistake is not seen, and what was wrong stands at the question. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { people } from '../../support/people.ts'
import { inFolder, lightLauncher, scripts } from '../../support/strongroom.ts'
import { atTerminal, type Typed } from '../../support/terminal.ts'

type Line = readonly [prompt: RegExp, typed: string]

/** Rehearses small.yaml; each of these is typed once, in their order, and whatever else is asked the usual people answer. */
function rehearse(lines: readonly Line[]): Promise<Typed> {
  const left = [...lines]
  const crowd = people((prompt) => {
    const [next] = left
    if (next === undefined || !next[0].test(prompt)) return null
    left.shift()
    return next[1]
  })
  return inFolder(async (folder) => {
    const command = `${lightLauncher} run ${join(scripts, 'small.yaml')} --rehearsal --data ${folder}/data`
    const run = await atTerminal(command, crowd.type)
    expect(left).toEqual([])
    return run
  })
}

const leaving: readonly Line[] = [
  [/Which clock/, ':leave'],
  [/to leave the ceremony/, 'leave'],
]

/** What was typed at the prompts that match, in order. */
function typedAt({ dialogue }: Typed, prompt: RegExp): readonly string[] {
  return dialogue.filter(([asked]) => prompt.test(asked)).map(([asked, typed]) => `${asked}${typed}`)
}

test('before it begins, help is announced, and the question before can be returned to', async () => {
  const run = await rehearse([
    [/Name of the Ceremony administrator/, 'Someone else'],
    [/Name of the Witness 1/, ':back'],
    [/Name of the Ceremony administrator/, 'Adam'],
    [/Name of the Witness 1/, 'Beate'],
    [/Name of the Witness 2/, ':back'],
    [/Name of the Witness 1/, ''],
    ...leaving,
  ])
  const text = run.text
  expect(text.indexOf(':back returns to the question before, :leave')).toBeLessThan(text.indexOf('Name of the'))
  expect(text).toContain('At any prompt, :help lists what you can type')
  expect(typedAt(run, /Name of the/)).toEqual([
    'Name of the Ceremony administrator: Someone else',
    'Name of the Witness 1: :back',
    'Name of the Ceremony administrator [Someone else: press Enter to keep it]: Adam',
    'Name of the Witness 1: Beate',
    'Name of the Witness 2: :back',
    'Name of the Witness 1 [Beate: press Enter to keep it]: ',
    'Name of the Witness 2: Somebody as Witness 2',
  ])
})

test('a code typed where Enter, yes or a number is asked for is not shown', async () => {
  const code = '7-secret-code'
  const run = await rehearse([
    [/Type yes when everybody agrees/, code],
    [/identified by/, code],
    [/Type yes to confirm/, code],
    ...leaving,
  ])
  expect([run.status, run.raw.includes('secret')]).toEqual([3, false])
  expect(run.text).toContain('does not answer this, and was not shown')
})

test('after a refusal and a dispute only what was wrong is typed again; the refusal stands right above the question', async () => {
  const past = '2026-01-01T00:00:00Z'
  const run = await rehearse([
    [/Which clock/, 'Radio clock'],
    [/What it shows/, past],
    [/Which clock/, ''],
    [/Which clock/, 'Watch'],
    [/Type yes to confirm/, ':dispute'],
    [/What is wrong/, 'The wrong watch'],
    [/^Who/, '3'],
    [/Which clock/, ''],
    ...leaving,
  ])
  expect(typedAt(run, /Which clock/).slice(0, 4)).toEqual([
    expect.stringMatching(/: Radio clock$/),
    expect.stringMatching(/\[Radio clock: press Enter to keep it\]: $/),
    expect.stringMatching(/: Watch$/),
    expect.stringMatching(/\[Radio clock: press Enter to keep it\]: $/),
  ])
  expect(run.text).toMatch(/CLOCK_OFFSET: .*\nWhich clock.*Radio clock: press Enter/)
})

test('an answer is returned to from the code; a command is gone back in, corrected after a wrong code, and cancelled', async () => {
  const run = await rehearse([
    [/Which clock/, ':exception'],
    [/What the script expected/, 'A radio clock'],
    [/What happened instead/, ':back'],
    [/What the script expected/, 'Two radio clocks'],
    [/What happened instead/, ':cancel'],
    [/Which clock/, ':note'],
    [/The note/, 'One clock is missing'],
    [/^Who/, '1'],
    [/Personal code/, 'a wrong code'],
    [/Personal code/, ':back'],
    [/^Who/, '1'],
    [/Which clock/, 'Radio clock'],
    [/Personal code/, ':back'],
    [/What it shows/, ':back'],
    ...leaving,
  ])
  expect(typedAt(run, /What the script expected/)).toEqual([
    'What the script expected: A radio clock',
    'What the script expected [A radio clock: press Enter to keep it]: Two radio clocks',
  ])
  expect(run.text).toContain('Nothing was recorded.')
  expect(run.text).toMatch(/CODE_WRONG: .*\nPersonal code/)
  expect(typedAt(run, /The note/)).toHaveLength(1)
  expect(typedAt(run, /Which clock/).at(-1)).toContain('[Radio clock: press Enter to keep it]: :leave')
})

test('a step is numbered as on the paper script, and a digest is read in fours', async () => {
  const run = await rehearse(leaving)
  expect(run.text).toContain('Step 1.2 of the paper script: Opening (step 2 of 9, about')
  expect(run.text).toMatch(/covers digest ([0-9a-f]{4} ){15}[0-9a-f]{4} at place/)
})
