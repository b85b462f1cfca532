import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../../ceremonies/subjects/index.ts'
import type { Fact } from '../../../ceremonies/record/line.ts'
import { current, makePlan, parseScript } from '../../../ceremonies/index.ts'
import { levelOf } from '../../../ceremonies/kernel/rules.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { eventFact } from '../../../ceremonies/kernel/replay.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { afterwardsOf } from '../../../ceremonies/transcript/afterwards.ts'
import { transcriptOf } from '../../../ceremonies/transcript/transcript.ts'
import { scriptText } from '../../support/ceremony.ts'
import { transcriptInWords } from '../../../main/documents/in-words.ts'
import { inEnglish } from '../../support/english.ts'

const ceremony = '0123456789abcdefghjkmnpqrs'
const digest = 'ab'.repeat(32)
const application = { version: '0.1.0', commit: 'abc', digest, node: 'v24' }

/** The facts of these events, one second apart, each in a batch with its command. */
function factsOf(events: readonly Event[]): readonly Fact[] {
  return events.flatMap((event, index): Fact[] => {
    const header = { ceremony, seq: 2 * index, at: new Date(Date.UTC(2026, 10, 21, 9, 0, index)).toISOString() }
    return [
      { ...header, level: 'confidential', type: 'command', fact: {} },
      { ...header, seq: 2 * index + 1, level: levelOf(current, event.type), type: event.type, fact: eventFact(event) },
    ]
  })
}

/** The transcript of these events. */
function told(events: readonly Event[], name: 'small' | 'medium' = 'small'): ReturnType<typeof transcriptInWords> {
  return transcriptInWords(
    transcriptOf({
      script: parseScript(scriptText(name)),
      file: 'small.yaml',
      facts: factsOf(events),
      root: digest,
      note: null,
      journal: [],
      verify: 'strongroom verify bundle',
    }),
  )
}

const opened: Event[] = [
  {
    type: 'ceremony.opened',
    format: 1,
    rules: '1',
    ceremony,
    mode: 'rehearsal',
    script: digest,
    title: 'Small',
    settings: { algorithm: 'EC-P384' },
    language: null,
    follows: 'none',
    brought: { 'witness-1': '4711 4711 4711 4711' },
    application,
  },
  { type: 'people.named', names: { administrator: 'A', 'witness-1': 'B', 'witness-2': 'C' } },
  { type: 'tokens.found', tokens: [], identifiers: [] },
  { type: 'person.enrolled', person: 'administrator', method: 'code' },
  { type: 'person.enrolled', person: 'witness-1', method: 'smartcard' },
]

const proposed = (step: string, by: string): Event => ({
  type: 'proposal.made',
  subject: 'step',
  step,
  by,
  method: 'code',
  at: '2026-11-21T10:00:00.000Z',
  digest,
  seq: 1,
  answers: {},
  exception: null,
  choice: null,
  statement: null,
  person: null,
})
const confirmed = (step: string, by: string): Event => ({
  type: 'proposal.confirmed',
  step,
  by,
  method: 'smartcard',
  at: '2026-11-21T10:00:00.000Z',
  digest,
  seq: 1,
  answers: {},
})
const finished = (step: string, kind: string, changes: object = {}): Event => ({
  type: 'step.finished',
  step,
  kind,
  basis: 'seen',
  performed: 'administrator',
  witnessed: ['witness-1', 'witness-2'],
  answers: null,
  ...changes,
})
const rollCall: Event[] = [
  proposed('roll-call', 'administrator'),
  confirmed('roll-call', 'witness-1'),
  confirmed('roll-call', 'witness-2'),
  finished('roll-call', 'roll-call', {
    answers: {
      'witness-1': {},
      administrator: { 'appointed.administrator': true, 'identity.administrator': 'Passport' },
    },
  }),
]

test('a step says who did it, who saw it and by which method, what was answered in the order of its form', () => {
  const [step] = told([...opened, ...rollCall]).acts[0]?.steps ?? []
  expect(step).toEqual({
    number: '1.1',
    title: 'Roll call',
    outcome: 'done',
    started: '2026-11-21T09:00:05.000Z',
    finished: '2026-11-21T09:00:08.000Z',
    performed: { title: 'Ceremony administrator', method: 'code' },
    witnessed: [
      { title: 'Witness 1', method: 'smartcard' },
      { title: 'Witness 2', method: 'smartcard' },
    ],
    basis: 'seen',
    said: null,
    entries: [
      {
        label: 'Ceremony administrator',
        value: 'identified by: Passport, appointed to the trusted role: yes',
        form: 'text',
      },
    ],
    controls: [],
    remarks: [],
  })
})

describe('the cover', () => {
  test('tells an open ceremony from the facts that there are', () => {
    const model = told([...opened, ...rollCall])
    expect({ ...model, acts: [], people: [], application: [], parameters: [] }).toEqual({
      title: 'Small ceremony',
      purpose: 'To test a whole ceremony quickly.',
      ceremony,
      mode: 'rehearsal',
      softwareToken: true,
      softwareCard: false,
      outcome: 'unfinished',
      opened: '2026-11-21T09:00:00.000Z',
      closed: '2026-11-21T09:00:08.000Z',
      place: null,
      policy: 'Test policy, version 1',
      language: null,
      script: { file: 'small.yaml', sha256: digest },
      application: [],
      follows: 'none',
      size: 18,
      root: digest,
      note: null,
      afterwards: [],
      archive: 'wrapped',
      people: [],
      equipment: [],
      parameters: [],
      results: [],
      acts: [],
      exceptions: [],
      artifacts: [],
      verify: 'strongroom verify bundle',
    })
    expect(model.people.map(({ name, method, brought }) => [name, method, brought])).toEqual([
      ['A', 'personal code', null],
      ['B', 'signed by smartcard', '4711 4711 4711 4711'],
      ['C', null, null],
    ])
    expect(model.parameters.map(({ value }) => value)).toEqual([
      'EC-P384',
      'CN=Small Root CA,O=Example Trust Services,C=DE',
      '10',
      'none',
    ])
  })

  test("says that no backup exists as soon as a key has none, and takes the note's words from its text", () => {
    const made: Event = {
      type: 'key.made',
      token: 'root-hsm',
      label: 'root',
      id: 'aa',
      algorithm: 'EC-P384',
      spki: '3000',
      wrapWithTrusted: false,
      otherSessions: null,
      publicKey: {},
      privateKey: { CKA_SENSITIVE: true },
    }
    expect(told([...opened, made])).toMatchObject({
      archive: 'none',
      results: [
        {
          title: 'Key “root”',
          entries: expect.arrayContaining([{ label: 'Archive', value: 'none: no backup exists', form: 'text' }]),
        },
      ],
    })
    const text = `strongroom/rehearsal/${ceremony}\n1\n${'A'.repeat(43)}=\n`
    const note = `${text}\n— strongroom/rehearsal/${ceremony} AAAAAAA=\n`
    const model = transcriptOf({
      script: parseScript(scriptText('small')),
      file: 's',
      facts: [],
      root: digest,
      note,
      journal: [],
      verify: '',
    })
    const sha256 = createHash('sha256').update(text).digest()
    expect(model.note).toEqual({ sha256: sha256.toString('hex'), words: wordsOf(sha256) })
  })
})

test('what did not go by the script stands beside its step, with sentences for codes', () => {
  const model = told([
    ...opened,
    ...rollCall,
    { type: 'proposal.disputed', step: 'clock', by: 'witness-2', digest, reason: 'The clock stands still.' },
    { type: 'note.added', by: 'witness-1', step: 'clock', text: 'Another clock is fetched.' },
    { type: 'step.failed', step: 'clock', attempt: 1, code: 'CLOCK_UNKNOWN', parameters: {} },
    { type: 'step.failed', step: 'clock', attempt: 2, code: 'CODE_OF_ANOTHER_VERSION', parameters: {} },
    { type: 'device.lost', device: 'root-hsm', reason: 'The host process ended.' },
    { type: 'break.started', by: 'administrator', reason: 'Lunch.', sealed: 'Door locked.' },
    { type: 'break.ended', by: 'administrator', statement: 'Seals intact.' },
    {
      type: 'exception.raised',
      exception: 1,
      by: 'witness-2',
      step: 'clock',
      answers: [],
      confirmed: [],
      expected: 'A clock',
      happened: 'None',
      decided: 'Another',
      effect: 'None',
      remedy: 'Buy one',
      open: true,
    },
    {
      type: 'exception.raised',
      exception: 2,
      by: 'witness-2',
      step: 'clock',
      answers: [],
      confirmed: [],
      expected: 'X',
      happened: 'Y',
      decided: 'Z',
      effect: 'None',
      remedy: 'Later',
      open: true,
    },
    { type: 'exception.remedied', exception: 2, by: 'administrator', statement: 'Done.' },
    { type: 'ceremony.aborted', reason: 'No clock.' },
  ])
  const clock = model.acts[0]?.steps[1]
  expect(clock).toMatchObject({ number: '1.2', outcome: 'not reached', performed: null, finished: null })
  expect(clock?.remarks.map(({ text, tone }) => [tone, text.replace(/ It .*| Perform .*| Let .*/, '')])).toEqual([
    ['warning', 'Witness 2 disputed what was entered: The clock stands still.'],
    ['note', 'Witness 1 noted: Another clock is fetched.'],
    ['warning', expect.stringMatching(/^Attempt 1 failed\. [A-Z].*\.$/)],
    ['warning', 'Attempt 2 failed. CODE_OF_ANOTHER_VERSION'],
    ['warning', 'Device lost: Root HSM. The host process ended.'],
    ['note', 'Pause, called by Ceremony administrator: Lunch. Room: Door locked.'],
    ['note', 'Back from the pause, says Ceremony administrator: Seals intact.'],
    ['warning', 'Exception 1, raised by Witness 2: None'],
    ['warning', 'Exception 2, raised by Witness 2: Y'],
    ['note', 'Exception 2 is remedied, says Ceremony administrator: Done.'],
    ['warning', 'The ceremony was aborted: No clock.'],
  ])
  expect(model.outcome).toBe('aborted')
  expect(
    model.exceptions.map(({ number, by, open, remedied }) => [number, by, open, remedied?.statement ?? null]),
  ).toEqual([
    [1, 'Witness 2', true, null],
    [2, 'Witness 2', true, 'Done.'],
  ])
})

test('an inserted step stands where it was done, without a number of its own', () => {
  const skipped: Event = { type: 'step.skipped', step: 'clock', parameter: 'room', value: 'closed' }
  const model = told([
    ...opened,
    ...rollCall,
    {
      type: 'step.inserted',
      step: {
        id: 'reload-before-clock',
        kind: 'reload',
        act: 'opening',
        title: 'Bring the backup key back',
        say: null,
        performs: 'administrator',
        witnesses: [],
        minutes: 1,
        controls: [],
        fields: {},
        turn: null,
        when: null,
      },
    },
    finished('reload-before-clock', 'reload', { witnessed: [] }),
    skipped,
  ])
  expect(
    model.acts.flatMap(({ steps }) => steps.map(({ number, title, outcome }) => [number, title, outcome])).slice(0, 4),
  ).toEqual([
    ['1.1', 'Roll call', 'done'],
    ['1.+', 'Bring the backup key back', 'done'],
    ['1.2', 'Two clocks', 'skipped'],
    ['2.1', 'Initialise the token', 'not reached'],
  ])
})

test('a step that is gone through again stands there again', () => {
  const script = parseScript(scriptText('medium'))
  const { steps } = makePlan(script, bindParameters(script.parameters, {}))
  const until = steps.findIndex(({ kind }) => kind === 'hand-over')
  const through = (from: number): Event[] => steps.slice(from, until).map(({ id, kind }) => finished(id, kind))
  const again = steps.findIndex(({ kind }) => kind === 'backup-key')
  const voided: Event = { type: 'set.voided', set: 'set-1', statement: 'Sheets burnt.' }
  const { acts } = told([...opened, ...through(0), voided, ...through(again)], 'medium')
  expect(acts[2]?.steps.slice(0, 5).map(({ number, title, outcome }) => [number, title, outcome])).toEqual([
    ['3.1', 'Make the backup key', 'done'],
    ['3.2', 'Split it', 'done'],
    ['3.3', 'Share 1 to Custodian 1', 'not reached'],
    ['3.1', 'Make the backup key', 'done'],
    ['3.2', 'Split it', 'done'],
  ])
  expect(acts[2]?.steps[2]?.remarks.map(({ text }) => text)).toEqual([
    'Set set-1 is void: the secrets process ended before every share was proved. Sheets burnt.',
  ])
})

describe('for readers of another language', () => {
  const bilingual = scriptText('small')
    .replace('title: Small ceremony', 'title: { en: Small ceremony, de: Kleine Zeremonie }')
    .replace('title: Witness,', 'title: { en: Witness, de: Zeuge },')
    .replace('title: Opening', 'title: { en: Opening, de: Eröffnung }')
    .replace(
      'title: Roll call,',
      'title: { en: Roll call, de: Anwesenheit }, say: { en: Who is here?, de: Wer ist da? },',
    )
    .replace('identity: [Passport]', 'identity: [{ en: Passport, de: Reisepass }]')
  const read = (language: string): Event[] =>
    [...opened, ...rollCall].map((event) => (event.type === 'ceremony.opened' ? { ...event, language } : event))
  const toldIn = (shown: string, room: string) =>
    transcriptOf({
      script: parseScript(bilingual, room),
      shown: parseScript(bilingual, shown),
      file: 'small.yaml',
      facts: factsOf(read(room)),
      root: digest,
      note: null,
      journal: [],
      verify: 'strongroom verify bundle',
    })

  test('titles are in theirs; what was read aloud is as it was read, and the cover says in which language', () => {
    const model = transcriptInWords(toldIn('de', 'en'), 'de')
    const step = model.acts[0]?.steps[0]
    expect(model.language).toMatchObject({
      label: 'Sprache',
      value: expect.stringMatching(/^Im Raum verlesen auf Englisch:/),
    })
    expect([model.title, model.acts[0]?.title, step?.title]).toEqual(['Kleine Zeremonie', 'Eröffnung', 'Anwesenheit'])
    expect(model.people.map(({ title }) => title)).toEqual(['Ceremony administrator', 'Zeuge 1', 'Zeuge 2'])
    expect(step?.said).toBe('Who is here?')
    expect(step?.entries.map(({ value }) => value)).toEqual([expect.stringContaining('Passport')])
  })

  test('in the language that was read, the cover says just that', () => {
    const model = transcriptInWords(toldIn('de', 'de'), 'de')
    expect(model.language?.value).toBe('Deutsch, wie im Raum verlesen')
    expect(model.acts[0]?.steps[0]?.said).toBe('Wer ist da?')
  })
})

test('what the journal says of the time after the last fact is told in sentences; what it does not know is left out', () => {
  const at = '2026-11-21T12:00:00.000Z'
  const by = [
    { person: 'administrator', method: 'code' },
    { person: 'witness-1', method: 'code' },
  ]
  const journal = [
    { at, entry: 'seal.redone', by, statement: 'The power failed.' },
    { at, entry: 'record-key.destroyed', id: 'ab', objects: 2 },
    { at, entry: 'print.made', copy: 1 },
  ].map((line) => JSON.stringify(line))
  const title = (part: string) => (part === 'administrator' ? 'Administrator' : 'Witness 1')
  const told = afterwardsOf(journal, title)
  expect(told.map(({ at: when, text }) => ({ at: when, text: inEnglish(text) }))).toEqual([
    {
      at,
      text: 'The signature was in doubt; Administrator (personal code), Witness 1 (personal code) agreed to make it again over the same bytes: The power failed.',
    },
    {
      at,
      text: 'The record key, CKA_ID ab, is destroyed (objects destroyed: 2). Nothing can be signed for this ceremony any more.',
    },
  ])
})
