/** At a terminal: a true no goes on by an exception, and somebody who falls ill is replaced; it seals, and both verifiers agree. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readBundle } from '../../../main/bundle/read.ts'
import { Pdf } from '../documents/pdf.ts'
import { ourOpinion, Reader } from '../../independent/reader.ts'
import { people } from '../../support/people.ts'
import { inFolder, launcher, scripts } from '../../support/strongroom.ts'
import { atTerminal } from '../../support/terminal.ts'

const reader = new Reader()
afterAll(() => reader.end())

const explained: readonly (readonly [RegExp, string])[] = [
  [/What was found instead/, 'The letter of appointment is missing.'],
  [/Who decided how to continue, and how/, 'All of us; it is shown tomorrow.'],
  [/What follows from it/, 'Nothing for the keys.'],
  [/What must be done about it/, 'Show the letter.'],
]
const replaced: readonly (readonly [RegExp, string])[] = [
  [/Whose part is taken by somebody else/, '3'],
  [/Name of the newcomer/, 'Somebody new'],
  [/^Why/, 'Taken ill.'],
]
const textAt = (of: readonly (readonly [RegExp, string])[], prompt: string) =>
  of.find(([pattern]) => pattern.test(prompt))?.[1] ?? null

test('an answer of no with its exception, and a person replaced: the ceremony ends sealed, and the transcript says both', () =>
  inFolder(async (folder) => {
    const once = new Set<string>()
    const first = (what: string): boolean => !once.has(what) && Boolean(once.add(what))
    const newcomer = 'code-of-the-newcomer-4Rt'
    let last = ''
    const crowd = people((prompt) => {
      const mine = prompt.includes('Somebody new')
      const typed =
        textAt(explained, prompt) ??
        textAt(replaced, prompt) ??
        (/Witness 2: appointed/.test(prompt) && first('no') ? 'no' : null) ??
        (/Which clock/.test(prompt) && first('replace') ? ':replace' : null) ??
        (prompt.includes('Personal code of') && mine ? newcomer : null) ??
        (prompt.includes('Repeat it') && last === newcomer ? newcomer : null)
      last = typed ?? ''
      return typed
    })
    const command = `${launcher} run ${join(scripts, 'small.yaml')} --rehearsal --data ${folder}/data --out ${folder}/out`
    const run = await atTerminal(command, crowd.type)
    expect(run.status, run.text.slice(-3000)).toBe(0)
    expect(run.text).toContain('Something is not as the script expects.')
    expect(run.text).toContain('From now on: Somebody new')

    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    for (const told of ['"answers":["appointed.witness-2"]', '"type":"person.replaced"', '"id":"newcomer-1"'])
      expect(facts).toContain(told)
    const paper = new Pdf(readFileSync(join(folder, 'out/transcript.pdf'))).text.replaceAll(/\s+/g, ' ')
    for (const told of [
      'no (exception 1)',
      'Somebody new',
      'Somebody as Witness 2',
      'Confirmed by Witness 1, Witness 2',
    ])
      expect(paper).toContain(told)

    const { files } = await readBundle(join(folder, 'out/bundle'))
    const ours = await ourOpinion(files, files.get('checkpoint') ?? null)
    expect(ours).toMatchObject({ valid: true, anchored: true })
    expect(await reader.opinion(files, files.get('checkpoint') ?? null)).toEqual(ours)
  }))
