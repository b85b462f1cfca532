import { describe, expect, test } from 'vitest'
import { prepare } from '../../../main/window/preparation.ts'
import { scriptCalled, shippedScripts } from '../../../main/window/scripts.ts'
import { type Draft, type House, Preparation } from '../../../preload/views.ts'
import { small as both } from '../../support/both.ts'
import { scripts } from '../../support/strongroom.ts'
import { smallDraft } from '../../support/window.ts'
import { inEnglish } from '../../support/english.ts'

const small = scriptCalled({ folder: scripts, opened: new Set() }, 'small.yaml')
const token = { module: '/usr/lib/softhsm/libsofthsm2.so', label: 'small', serial: '4711' }
const present: House['tokens'] = [{ ...token, sha256: 'ab'.repeat(32), model: 'SoftHSM v2' }]
const prepared = (change: Partial<Draft>, tokens: House['tokens'] = null) =>
  Preparation.parse(prepare(small, { ...smallDraft, ...change }, tokens))

/** Every problem by the field that it is said at. */
function problemsOf({ parameters, parts, hsms, problems }: Preparation): Record<string, string> {
  return Object.fromEntries([
    ...parameters.flatMap(({ name, problem }) => (problem ? [[name, problem.code]] : [])),
    ...parts.flatMap(({ id, problem }) => (problem ? [[id, problem.code]] : [])),
    ...hsms.flatMap(({ name, problem }) => (problem ? [[name, problem.code]] : [])),
    ...problems.map(({ code, parameters: { part = '' } }) => [`${inEnglish(part)}*`, code]),
  ]) as Record<string, string>
}

test('a whole draft has a plan, whose words are those of its digest', () => {
  const { plan, ...rest } = prepared({})
  expect(problemsOf({ plan, ...rest })).toEqual({})
  expect(plan?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(plan?.words).toHaveLength(32)
  expect(rest).toMatchObject({ title: 'Small ceremony', minutes: 18, digest: small.digest })
})

test.each<[string, Partial<Draft>, Record<string, string>]>([
  ['a missing name', { names: { ...smallDraft.names, 'witness-1': '  ' } }, { 'witness-1': 'NAME_MISSING' }],
  [
    'one person in two parts that conflict, however spelt',
    { names: { administrator: 'Ada', 'witness-1': ' ada ', 'witness-2': 'Cem' } },
    { administrator: 'NAMES_ALIKE', 'witness-1': 'NAMES_ALIKE' },
  ],
  ['a name of nobody', { names: { ...smallDraft.names, scribe: 'Eve' } }, { 'scribe*': 'NAME_UNKNOWN' }],
  [
    'a name with a control character',
    { names: { ...smallDraft.names, administrator: 'A\u0007da' } },
    { administrator: 'TEXT_CHARACTER' },
  ],
  [
    'several parameters, each by itself',
    { settings: { 'validity-years': '99', algorithm: 'DSA', colour: 'red' } },
    { algorithm: 'PARAMETER_INVALID', 'validity-years': 'PARAMETER_INVALID', '*': 'PARAMETER_UNKNOWN' },
  ],
  [
    'nothing brought, and too little',
    { brought: { 'witness-1': '1234 5678 9abc def' } },
    { 'witness-1*': 'BROUGHT_SHORT', 'witness-2*': 'BROUGHT_MISSING' },
  ],
  [
    'something brought by nobody who could',
    { brought: { ...smallDraft.brought, administrator: 'x' } },
    { 'administrator*': 'BROUGHT_UNKNOWN' },
  ],
  ['a digest that is none', { follows: 'the last one' }, { '*': 'FOLLOWS_MALFORMED' }],
  ['a real ceremony without a token', { mode: 'real' }, { 'root-hsm': 'TOKEN_NOT_CHOSEN' }],
  [
    'a token that is not there',
    { tokens: { 'root-hsm': { ...token, serial: '4712' } } },
    { 'root-hsm': 'TOKEN_ABSENT' },
  ],
  [
    'a module that was not looked at',
    { tokens: { 'root-hsm': { ...token, module: '/tmp/evil.so' } } },
    { 'root-hsm': 'TOKEN_ABSENT' },
  ],
  [
    'a token of another label',
    { tokens: { 'root-hsm': { ...token, label: 'other' } } },
    { 'root-hsm': 'TOKEN_LABEL_OTHER' },
  ],
  [
    'a rehearsal on a token that nobody said may be used',
    { tokens: { 'root-hsm': token } },
    { 'root-hsm': 'REHEARSAL_TOKEN_UNSAID' },
  ],
])('%s', (_what, change, problems) => {
  const preparation = prepared(change, present)
  expect(problemsOf(preparation)).toEqual(problems)
  expect(preparation.plan).toBeNull()
})

test('each thing that the room compares changes the digest, and blanks around it do not', () => {
  const digest = (change: Partial<Draft>) => prepared(change, present).plan?.digest
  const changes: Partial<Draft>[] = [
    {},
    { mode: 'real', tokens: { 'root-hsm': token } },
    { settings: { 'validity-years': '9' } },
    { names: { ...smallDraft.names, administrator: 'Ann' } },
    { follows: '0'.repeat(64) },
    { brought: { ...smallDraft.brought, 'witness-1': 'b-4713 4713 4713 471' } },
    { mirror: '/media/second' },
    { tokens: { 'root-hsm': token } },
  ]
  expect(new Set(changes.map(digest)).size).toBe(changes.length)
  const [known] = present
  const otherModule = known ? [{ ...known, sha256: 'ac'.repeat(32) }] : []
  const real = { mode: 'real', tokens: { 'root-hsm': token } } as const
  expect(prepared(real, otherModule).plan?.digest).not.toBe(digest(real))
  expect(digest({ names: { ...smallDraft.names, administrator: ' Ada ' }, follows: '' })).toBe(digest({}))
})

test('a form that is asked for with every letter gets the same answer, whatever was asked in between', () => {
  const file = scriptCalled({ folder: shippedScripts, opened: new Set() }, 'root-key.yaml')
  const ask = () => prepare(file, { ...smallDraft, script: file.name, names: {}, brought: {} }, null)
  expect(Object.values(problemsOf(ask())).filter((code) => code === 'NAME_MISSING').length).toBeGreaterThan(5)
  const before = ask()
  const other = { ...smallDraft, script: file.name, settings: { algorithm: 'none of ours' }, names: {}, brought: {} }
  expect(prepare(file, other, null)).not.toEqual(before)
  expect(ask()).toEqual(before)
})

test('a finding names steps by their titles, as the course beside it does', () => {
  const file = scriptCalled({ folder: shippedScripts, opened: new Set() }, 'first-rehearsal.yaml')
  const { findings } = prepare(file, { ...smallDraft, script: file.name, language: 'en' }, null)
  const told = findings.map(({ said }) => inEnglish(said))
  expect(told).toContain(
    'The public key of practice is never proved. Add a verify-key step after step “Generate a key”.',
  )
})

describe('a script in several languages', () => {
  const file = scriptCalled({ folder: shippedScripts, opened: new Set() }, 'root-key.yaml')
  const inLanguage = (language: string) => prepare(file, { ...smallDraft, script: file.name, language }, null)

  test.each([
    ['de', 'de', 'Zeremonie für einen Wurzelschlüssel', 'Zeremonienleitung'],
    ['en', 'en', 'Root key ceremony', 'Ceremony administrator'],
    ['fr', 'en', 'Root key ceremony', 'Ceremony administrator'],
  ])('asked for in %s is prepared in %s', (asked, language, title, part) => {
    const prepared = inLanguage(asked)
    expect(prepared).toMatchObject({ languages: ['en', 'de'], language, title })
    expect(prepared.parts[0]?.title).toBe(part)
  })

  test('is another plan in another language: the room compares which it is', () => {
    const small = { name: 'both.yaml', text: both, digest: 'ab'.repeat(32) }
    const [german, english] = ['de', 'en'].map((language) => prepare(small, { ...smallDraft, language }, null).plan)
    expect(german?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(german?.digest).not.toBe(english?.digest)
  })
})

test('a script that is the same in every language offers no choice, and is one plan in all', () => {
  expect(prepared({ language: 'de' })).toMatchObject({ languages: [], language: null })
  expect(prepared({ language: 'de' }).plan).toEqual(prepared({ language: 'en' }).plan)
})
