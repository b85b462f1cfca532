import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Script } from '../../../ceremonies/kernel/script.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { paperOf } from '../../../ceremonies/transcript/paper.ts'
import { makePlan, scriptSchema, parseScript, readScript, kindNames } from '../../../ceremonies/index.ts'

const folder = join(import.meta.dirname, '../../../ceremonies/scripts')
const script = parseScript(readFileSync(join(folder, 'root-key.yaml'), 'utf8'))

const kindsWith = (settings: Readonly<Record<string, string>>) => kindsOf(script, settings)

function kindsOf(one: Script, settings: Readonly<Record<string, string>>): readonly string[] {
  return makePlan(one, bindParameters(one.parameters, settings)).steps.map(({ kind }) => kind)
}

test('the schema for editors is that of the code: node scripts/schema.ts writes it', () => {
  const written: unknown = JSON.parse(readFileSync(join(folder, 'ceremony.schema.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(scriptSchema())))
})

/** Every script that ships, by its file. */
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
const gaps = (sentence: string) => [...sentence.matchAll(/\{[a-z-]+\}/g)].map(([gap]) => gap).sort()

test.each(shipped)('every sentence of %s stands in English and German, with the same gaps', (_file, text) => {
  const { sentences, script: read } = readScript(text)
  expect(read?.languages).toEqual(['en', 'de'])
  for (const { sentence } of sentences) expect(Object.keys(sentence)).toEqual(['en', 'de'])
  const differing = sentences.filter(
    ({ sentence: { en = '', de = '' } }) => JSON.stringify(gaps(en)) !== JSON.stringify(gaps(de)),
  )
  expect(differing).toEqual([])
})

/** On paper nothing has happened yet: no form may ask for what only the record knows. */
test.each(shipped)('%s can be printed before the day, with every step, in each language', (file, text) => {
  for (const language of ['en', 'de']) {
    const one = parseScript(text, language)
    const { acts } = paperOf(one, { name: file, sha256: 'ab'.repeat(32) }, {})
    expect(acts.flatMap(({ steps }) => steps)).toHaveLength(kindsOf(one, {}).length)
  }
})

test.each(shipped)('nothing of %s is prose in one language alone', (_file, text) => {
  const words = (language: string): readonly string[] =>
    JSON.stringify(parseScript(text, language))
      .split(/(?<!\\)"/)
      .filter((one) => / [a-z]/.test(one))
  const english = new Set(words('en'))
  // Names of standards and of their certificates are the same everywhere.
  expect(words('de').filter((one) => english.has(one) && !/^(ETSI|Example) /.test(one))).toEqual([])
})

test.each(shipped)('%s is one ceremony in both languages', (_file, text) => {
  const bare = (language: string) => {
    const one = parseScript(text, language)
    const { steps } = makePlan(one, bindParameters(one.parameters, {}))
    return steps.map(({ id, kind, performs, witnesses, minutes, controls }) => ({
      id,
      kind,
      performs,
      witnesses,
      minutes,
      controls,
    }))
  }
  expect(bare('de')).toEqual(bare('en'))
})

test('the shipped scripts use every kind of step that a ceremony without incidents has', () => {
  const used = new Set(shipped.flatMap(([, text]) => kindsOf(parseScript(text), {})))
  expect(kindNames.filter((kind) => !used.has(kind))).toEqual([
    'wait',
    'note',
    'break',
    'inspect-card',
    'present-card',
    'check-badge',
  ])
})

test('the device steps of the root key ceremony stand in the order of custody', () => {
  const custody = new Set(['hand-over', 'prove-share', 'checkpoint', 'environment'])
  const people = new Set(['roll-call', 'read-aloud', 'attest', 'inspect', 'clock', 'copy-words', 'exception'])
  const order = kindsWith({}).filter((kind) => !custody.has(kind) && !people.has(kind))
  expect(order).toEqual([
    'commission',
    'record-key',
    'probe-archive',
    'backup-key',
    'split',
    'prove-set',
    'generate',
    'verify-key',
    'archive',
    'restore-proof',
    'make-unextractable',
    'destroy-backup-key',
    'certificate',
    'seal',
  ])
})

test('without an archive no step of it is left', () => {
  const kinds = kindsWith({ archive: 'none' })
  const ofArchive = ['probe-archive', 'backup-key', 'split', 'hand-over', 'archive', 'make-unextractable']
  expect(kinds.filter((kind) => ofArchive.includes(kind))).toEqual([])
  expect(kinds.filter((kind) => kind === 'checkpoint')).toHaveLength(4)
})

test.each([
  [2, 2],
  [16, 16],
])('with %i shares there are as many custodians, each handed one and proving it', (shares, custodians) => {
  const plan = makePlan(script, bindParameters(script.parameters, { shares: String(shares), threshold: '2' }))
  const custodian = plan.parts.filter(({ role }) => role === 'custodian').map(({ id }) => id)
  expect(custodian).toHaveLength(custodians)
  for (const kind of ['hand-over', 'prove-share']) {
    expect(plan.steps.filter((step) => step.kind === kind).map((step) => step.performs)).toEqual(custodian)
  }
})

test.each(['typed', 'made'])(
  'a secret that is %s is put away under a proved set, opened again, and its key destroyed',
  (source) => {
    const ofSecret = new Set(['envelope-key', 'split', 'prove-set', 'close-envelope', 'open-envelope'])
    const kinds = kindsOf(parseScript(readFileSync(join(folder, 'split-secret.yaml'), 'utf8')), { source }).filter(
      (kind) => ofSecret.has(kind) || kind === 'destroy-envelope-key',
    )
    expect(kinds).toEqual([
      'envelope-key',
      'split',
      'prove-set',
      'close-envelope',
      'open-envelope',
      'destroy-envelope-key',
    ])
  },
)

/** The record begins with the laptop, so nothing that is read aloud may start it at a later step. */
test.each(shipped)('%s: the laptop was started before the first step, and no step starts it', (file, text) => {
  const said = (language: string) => {
    const one = parseScript(text, language)
    return makePlan(one, bindParameters(one.parameters, {})).steps.flatMap(({ id, say }) =>
      say === null ? [] : [{ id, say }],
    )
  }
  const starts = /switch it on|I (now )?start (the|this) laptop|(starte|schalte) (ihn|den Laptop)/
  expect([...said('en'), ...said('de')].filter(({ say }) => starts.test(say))).toEqual([])
  // It is short because it does not look at the laptop.
  if (file === 'first-rehearsal.yaml') return
  const laptop = (language: string) => said(language).find(({ id }) => id === 'laptop')?.say
  expect(laptop('en')).toContain('Before the roll call I started this laptop from the boot medium')
  expect(laptop('de')).toContain('Vor der Anwesenheitsfeststellung habe ich diesen Laptop')
})
