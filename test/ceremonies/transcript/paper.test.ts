import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript } from '../../../ceremonies/index.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { paperOf } from '../../../ceremonies/transcript/paper.ts'
import { scriptText } from '../../support/ceremony.ts'
import { paperInWords } from '../../../main/documents/in-words.ts'

const text = scriptText('root-key')
const script = parseScript(text)
const sha256 = createHash('sha256').update(text).digest()
const file = { name: 'root-key.yaml', sha256: sha256.toString('hex') }

describe('the paper script', () => {
  const paper = paperInWords(paperOf(script, file, { shares: '3', threshold: '2' }))
  const plan = makePlan(script, bindParameters(script.parameters, { shares: '3', threshold: '2' }))
  const steps = paper.acts.flatMap((act) => act.steps)

  test('has every step of the plan, in order, with its people and minutes', () => {
    const titles = new Map(plan.parts.map(({ id, title }) => [id, title]))
    expect(steps.map(({ title, performs, witnesses, minutes }) => ({ title, performs, witnesses, minutes }))).toEqual(
      plan.steps.map(({ title, performs, witnesses, minutes }) => ({
        title,
        minutes,
        performs: titles.get(performs),
        witnesses: witnesses.map((part) => titles.get(part)),
      })),
    )
    expect(paper.minutes).toBe(plan.steps.reduce((sum, { minutes }) => sum + minutes, 0))
  })

  test('shows the subject as it was written, and in the order in which it will be encoded', () => {
    const { details } = steps.find(({ title }) => title === 'Sign the root certificate') ?? { details: [] }
    expect(
      details.map(({ label, value }) => `${label}: ${value}`).filter((line) => line.startsWith('Subject')),
    ).toEqual([
      'Subject: CN=Example Root CA R1,O=Example Trust Services,C=DE',
      'Subject as it will be encoded: 1. C=DE, 2. O=Example Trust Services, 3. CN=Example Root CA R1',
    ])
  })

  test('calls the roll by person, with the same questions for each', () => {
    const [{ roll, fields } = { roll: null, fields: null }] = steps
    expect([fields, roll?.people.length, roll?.people[0]]).toEqual([[], 8, 'Ceremony administrator'])
    expect(roll?.questions).toEqual([
      {
        label: 'Identified by',
        options: [
          'Passport',
          'National identity card',
          'Driving licence',
          'Known to the witnesses by a document on file',
        ],
      },
      { label: 'Appointed to the trusted role', options: ['yes', 'no'] },
    ])
    expect(steps.filter((step) => step.roll !== null)).toHaveLength(1)
  })

  test('leaves room for a digest where one is to be written', () => {
    const digests = steps.flatMap((step) => step.fields).filter(({ digest }) => digest)
    expect(digests.map(({ label }) => label)).toContain('Fingerprint from your own paper')
  })

  test("carries the script's digest as words", () => {
    expect(paper.script).toEqual({ file: file.name, sha256: file.sha256, words: wordsOf(sha256) })
  })

  test('asks for the words at each checkpoint and at the seal', () => {
    const words = plan.steps.map(({ kind }) => (kind === 'checkpoint' || kind === 'seal' ? 32 : 0))
    expect(steps.map((step) => step.words)).toEqual(words)
  })

  test('names people by their titles, and has no name in braces left', () => {
    const commission = steps.find(({ title }) => title === 'Initialise the token')
    expect(commission?.details).toContainEqual({
      label: 'Security officer’s PIN, a half each by',
      value: 'Crypto officer 1, Crypto officer 2',
      form: 'text',
    })
    expect(JSON.stringify(paper)).not.toMatch(/\{(each|turn|shares|threshold|algorithm)\}|\$[a-z]/)
  })

  test('is about the parameters as set', () => {
    expect(paper.people.filter(({ title }) => title.startsWith('Custodian'))).toEqual([
      { title: 'Custodian 1', duty: script.roles['custodian']?.duty },
      { title: 'Custodian 2', duty: null },
      { title: 'Custodian 3', duty: null },
    ])
    const none = paperInWords(paperOf(script, file, { archive: 'none' })).acts.flatMap((act) => act.steps)
    expect(none.filter(({ title }) => /share|backup key/i.test(title))).toEqual([])
  })
})
