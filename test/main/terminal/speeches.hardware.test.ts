/** What anybody may say at any time is asked for at a terminal as it is declared; `room-menu.spec.ts` says the same of the window. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { speech } from '../../../ceremonies/texts/en/speech.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { people } from '../../support/people.ts'
import { speechesAsked } from '../../support/speeches.ts'
import { inFolder, lightLauncher, scripts } from '../../support/strongroom.ts'
import { atTerminal, type Typed } from '../../support/terminal.ts'

const parts = ['administrator', 'witness-1', 'witness-2'].map((id) => ({ id, enrolled: true, voice: null }))
const asked = speechesAsked({ parts, openRemedies: [1], mirror: 'none', asks: [] })
const typedFor = (name: keyof typeof words.speeches): string => words.speeches[name].typed

/** Disagreeing takes something that is proposed. */
const whileAnswering = [...asked.keys()].filter((name) => name !== 'dispute').map(typedFor)

/** Each is filled in and left at the code, before it is on record; but the exception, of which the remedy is said. */
function speak(): Promise<Typed> {
  const left = [':help', ':remedy', ':dispute', ...whileAnswering]
  let speech = ''
  let disputed = false
  const crowd = people((prompt) => {
    if (/^Who \(/.test(prompt) && speech !== '') return '2'
    if (prompt.includes('Personal code of') && speech !== '') {
      const typed = speech === ':exception' ? null : ':cancel'
      speech = ''
      return typed
    }
    if (/Which clock/.test(prompt)) {
      speech = left.shift() ?? ''
      return speech === '' ? null : speech
    }
    if (/Type yes to confirm/.test(prompt) && !disputed && left.length === 0) {
      disputed = true
      speech = ':dispute'
      return speech
    }
    if (speech === '') return /to leave the ceremony/.test(prompt) ? 'leave' : disputed ? ':leave' : null
    if (/number of the exception/i.test(prompt)) return '1'
    if (/yes or no/.test(prompt)) return 'yes'
    if (/Type ([A-Z]+) to continue/.test(prompt)) return null
    return /numbers, separated/.test(prompt) ? '3' : 'What was said'
  })
  return inFolder(async (folder) => {
    const command = `${lightLauncher} run ${join(scripts, 'small.yaml')} --rehearsal --data ${folder}/data`
    const run = await atTerminal(command, crowd.type)
    expect(left).toEqual([])
    return run
  })
}

/** What was asked after that was typed for the last time, up to who speaks. */
function askedAfter({ dialogue }: Typed, typed: string): readonly string[] {
  const from = dialogue.findLastIndex(([, line]) => line === typed) + 1
  const length = dialogue.slice(from).findIndex(([prompt]) => /^Who \(/.test(prompt))
  return dialogue.slice(from, from + length).map(([prompt]) => prompt)
}

test('each is listed by :help, asks for its fields and its exact word, and says why it cannot be said', async () => {
  const run = await speak()
  expect(run.status).toBe(3)
  for (const [name, labels] of asked) {
    expect(run.text).toContain(`\n  ${typedFor(name)}`)
    // Here it only says why it cannot be said.
    if (name === 'without-mirror' || name === 'by-code') continue
    const prompts = askedAfter(run, typedFor(name))
    expect(prompts.map((prompt, at) => prompt.slice(0, labels[at]?.length))).toEqual(labels)
  }
  const why = ['remedy', 'dispute', 'by-code', 'without-mirror'] as const
  for (const name of why) expect(run.text).toContain(speech[name].none)
  expect(run.text).toContain('Number of the exception (1): ')
  expect(run.text).toContain('abort the ceremony for good (two people)')
})
