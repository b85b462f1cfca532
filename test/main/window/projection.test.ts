import { expect, test } from 'vitest'
import { projection } from '../../../main/window/projection.ts'
import { Projection, type Room } from '../../../preload/views.ts'

const share = { person: 'custodian-2', purpose: 'share', half: null, device: null, share: 2 } as const
const room: Room = {
  push: 7,
  ceremony: 'c'.repeat(26),
  title: 'A ceremony',
  language: 'en',
  mode: 'real',
  softwareToken: false,
  sheets: null,
  softwareCard: false,
  cards: [],
  phase: 'running',
  act: 'Opening',
  step: {
    id: 'roll-call',
    kind: 'roll-call',
    title: 'Roll call',
    say: 'Aloud.',
    minutes: 2,
    performs: 'administrator',
    witnesses: ['custodian-2'],
    number: 1,
    of: 9,
    begins: true,
    attempt: null,
    what: [{ label: 'A label', value: 'A value' }],
  },
  proposal: {
    subject: 'step',
    by: 'administrator',
    answers: { seen: 'Typed by Ada' },
    choice: null,
    statement: 'Stated by Ada',
    confirmed: [],
    missing: ['custodian-2'],
    said: [{ label: 'Seen', value: 'Typed by Ada' }],
  },
  failure: null,
  parts: [
    { id: 'administrator', title: 'Ceremony administrator', name: 'Ada', enrolled: true, voice: null },
    { id: 'custodian-2', title: 'Custodian 2', name: 'Bea', enrolled: true, voice: null },
  ],
  checkpoint: null,
  vouched: null,
  review: null,
  exceptions: 0,
  openRemedies: [],
  asks: [],
  sequence: 12,
  head: '00',
  words: ['aardvark'],
  busy: null,
  mirror: 'none',
  mirrorTrouble: null,
  tail: [{ seq: 11, at: '2026-11-21T10:00:00.000Z', type: 'note.added' }],
  news: [{ seq: 11, at: '2026-11-21T10:00:00.000Z', tone: 'note', text: 'Ada noted', entries: [] }],
  course: { acts: [], near: [] },
  custody: null,
  devices: [],
  closed: false,
  wrong: [],
}

test('the second screen shows parts by their titles, and nobody’s name and nothing typed', () => {
  const shown = Projection.parse(projection(room, { language: 'de', contrast: 'usual' }))
  expect(shown).toMatchObject({
    push: 7,
    performs: 'Ceremony administrator',
    witnesses: ['Custodian 2'],
    missing: ['Custodian 2'],
    lookAway: null,
    language: 'de',
    step: { title: 'Roll call', say: 'Aloud.' },
  })
  expect(JSON.stringify(shown)).not.toMatch(/Ada|Bea|Typed|Stated|A value/)
})

test('who has confirmed a step is told, and who is missing', () => {
  const [first, second] = ['administrator', 'custodian-2']
  const proposal = { ...(room.proposal as NonNullable<Room['proposal']>), confirmed: [first], missing: [second] }
  expect(projection({ ...room, proposal }, { language: 'en', contrast: 'usual' })).toMatchObject({
    confirmed: ['Ceremony administrator'],
    missing: ['Custodian 2'],
    proposed: null,
  })
})

test.each(['abort', 'resolve'] as const)(
  'that one person proposes to %s is told, and of nobody that they confirmed',
  (subject) => {
    const proposal = {
      ...(room.proposal as NonNullable<Room['proposal']>),
      subject,
      by: 'custodian-2',
      missing: ['administrator'],
    }
    expect(projection({ ...room, proposal }, { language: 'en', contrast: 'usual' })).toMatchObject({
      confirmed: [],
      missing: [],
      proposed: subject,
      doubtful: subject === 'resolve',
    })
  },
)

test.each(['secret', 'show'] as const)(
  'while a secret is to be typed or shown (%s), everybody else looks away',
  (kind) => {
    const ask = {
      kind,
      id: 3,
      secret: share,
      ...(kind === 'secret' ? { complaint: null } : {}),
    } as Room['asks'][number]
    expect(projection({ ...room, asks: [ask] }, { language: 'en', contrast: 'usual' }).lookAway).toBe('Custodian 2')
  },
)

test('the second screen says that it is not known how a step ended, as long as people are asked about it', () => {
  const ask: Room['asks'][number] = { kind: 'resolve', step: 'generate', finding: null, choices: ['discard'] }
  const shown = { language: 'en', contrast: 'usual' } as const
  expect(projection({ ...room, asks: [ask] }, shown).doubtful).toBe(true)
  expect(projection(room, shown).doubtful).toBe(false)
})
