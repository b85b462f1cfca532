/** What the room may be asked, one sample of each kind, and the room that is asked it. */
import { changed } from '../../support/known.ts'
import { Room, type RoomAsk } from '../../../preload/views.ts'
import { current, initialState } from '../../../ceremonies/index.ts'
import type { KindName } from '../../../ceremonies/subjects/index.ts'
import { kindOf } from '../../../ceremonies/kernel/rules.ts'
import { whatOf } from '../../../ceremonies/room/step.ts'
import { viewer } from '../../support/viewer.ts'
import { names, plan, script, sha256, words } from './day.ts'
import { refused } from './house.ts'
import { room as plainRoom } from './room.ts'
import type { Field } from '../../../ceremonies/kernel/answers.ts'
import { departureFormOf } from '../../../ceremonies/kernel/departure.ts'
import { question } from '../../../ceremonies/kernel/question.ts'
import { message } from '../../../ceremonies/base/message.ts'

const state = changed(initialState(script, plan), { names, checkpoint: { size: 72, words: words('checkpoint') } })

const types = [
  'command',
  'proposal.made',
  'command',
  'proposal.confirmed',
  'step.agreed',
  'step.started',
  'step.finished',
]

/** A room at this step, with the step's fields as main puts them. */
function room(id: string, change: Partial<Room> = {}): Room {
  const position = plan.steps.findIndex((step) => step.id === id)
  const sample = plainRoom(id)
  const step = sample.step && { ...sample.step, what: whatOf({ ...state, phase: 'running', position }) }
  const tail = sample.tail.map((fact, place) => ({ ...fact, type: types[place % types.length] ?? 'command' }))
  return Room.parse({ ...sample, step, tail, news: [], ...change } satisfies Room)
}

/** The form of the step with this id for this person. */
export function formOf(id: string, person: string): Extract<RoomAsk, { kind: 'answer' }>['fields'] {
  const step = plan.steps.find((step) => step.id === id)
  if (step === undefined) throw new Error(`The script has no step ${id}.`)
  return kindOf(current, step.kind).form(step, state, person).map(shown)
}

/** A field as the screen gets it. */
function shown({ name, label, type, options, optional, should, max }: Field) {
  return {
    name,
    label,
    type,
    ...(options && { options: [...options] }),
    ...(optional !== undefined && { optional }),
    ...(should !== undefined && { should }),
    ...(max !== undefined && { max }),
  }
}

/** What the supervisor says when a module's process has gone. */
export const lost = { device: 'root-hsm', method: 'generateKeyPair', reason: 'signal 9' } as const

const at = '2026-11-21T10:04:12.000Z'

/** What the record has to say at steps of these kinds. */
const extras: Partial<Record<KindName, Partial<Room>>> = {
  'copy-words': { checkpoint: { size: 72, words: words('checkpoint') } },
  exception: { exceptions: 2, openRemedies: [2] },
  seal: { exceptions: 2 },
}

/** The record key has just been made, and its fingerprint is copied by hand. */
export const fingerprint = (): Room =>
  answering('fingerprint', {
    news: [
      {
        seq: 79,
        at,
        tone: 'fact',
        text: null,
        entries: [
          { label: 'CKA_ID', value: sha256('id').slice(0, 32), form: 'code' },
          { label: 'Fingerprint of the record key', value: sha256('record key'), form: 'hex' },
        ],
      },
    ],
  })

const performerOf = (id: string): string => plan.steps.find((step) => step.id === id)?.performs ?? ''
const witnessesOf = (id: string): readonly string[] => plan.steps.find((step) => step.id === id)?.witnesses ?? []

/** The performer is asked. */
export function answering(id: string, change: Partial<Room> = {}): Room {
  const person = performerOf(id)
  const fields = formOf(id, person)
  const exception = departureFormOf(fields).map(shown)
  return room(id, { asks: [{ kind: 'answer', step: id, person, fields, exception }], ...change })
}

/** The witnesses are asked; the first of them has confirmed. */
export function confirming(id: string, change: Partial<Room> = {}): Room {
  const by = performerOf(id)
  const all = witnessesOf(id)
  const first = all.length > 1 ? all.slice(0, 1) : []
  const missing = all.slice(first.length)
  const said = formOf(id, by).map(({ name, label, about, type, options }) => ({
    label: question({ label, about }),
    value:
      type === 'digest' ? sha256(name) : type === 'boolean' ? message('answer.yes') : (options?.[0] ?? 'As read aloud'),
  }))
  return room(id, {
    proposal: {
      subject: 'step',
      by,
      answers: Object.fromEntries(said.map(({ label, value }) => [label, value])),
      choice: null,
      statement: null,
      confirmed: [...first],
      missing: [...missing],
      said,
    },
    asks: missing.map((person) => ({
      kind: 'confirm',
      step: id,
      person,
      digest: sha256(id),
      seq: 87,
      fields: formOf(id, person),
    })),
    ...change,
  })
}

const proposed = (
  subject: 'resolve' | 'abort' | 'review',
  change: Partial<NonNullable<Room['proposal']>>,
): Partial<Room> => ({
  proposal: {
    subject,
    by: 'administrator',
    answers: {},
    choice: null,
    statement: null,
    confirmed: [],
    missing: ['internal-witness', 'external-witness'],
    said: [],
    ...change,
  },
  asks: ['internal-witness', 'external-witness'].map((person) => ({
    kind: 'confirm',
    step: 'generate',
    person,
    digest: sha256(subject),
    seq: 122,
    fields: [],
  })),
})

const pin = (change: Partial<Extract<RoomAsk, { kind: 'secret' }>['secret']>) =>
  ({
    person: 'crypto-officer-1',
    purpose: 'user-pin',
    half: 1,
    device: 'root-hsm',
    share: null,
    scheme: null,
    ...change,
  }) as const

const share = {
  person: 'custodian-3',
  purpose: 'share',
  half: null,
  device: null,
  share: 3,
  scheme: 'SLIP-0039',
} as const

const heard = [
  ['administrator', 'answer'],
  ['internal-witness', 'confirm'],
  ['external-witness', 'confirm'],
  ['external-witness', 'note'],
] as const

const reviewed: Partial<Room> = {
  vouched: { size: 96, words: room('policy').words },
  review: {
    unsigned: { from: 96, to: 105 },
    changes: [{ what: 'mirror', device: null, was: '/media/second', now: '/media/third' }],
    heard: heard.map(([by, said], place) => ({
      seq: 97 + 2 * place,
      at: `2026-11-21T10:0${place}:00.000Z`,
      by,
      said,
      step: said === 'note' ? null : 'The bags of the day',
      content: said === 'note' ? [['text', 'The second bag was opened twice.']] : [['bag', '0815']],
    })),
    earlier: 0,
  },
}

/** Every kind of ask that is not a step's own answer. */
export const asks: Readonly<Record<string, Room>> = {
  enrol: room('roll-call', {
    parts: room('roll-call').parts.map((part, place) => ({ ...part, enrolled: place < 4 })),
    asks: plan.parts.slice(4).map(({ id }) => ({ kind: 'enrol', person: id })),
  }),
  resolve: room('generate', {
    step: { ...(room('generate').step as NonNullable<Room['step']>), attempt: { phase: 'found', number: 1 } },
    asks: [
      {
        kind: 'resolve',
        step: 'generate',
        finding: {
          found: ['public', 'private'].map((kind) => ({ class: kind, id: '8e41b2d09c637fa5', label: 'root' })),
        },
        choices: ['discard'],
      },
    ],
  }),
  'resolve-confirm': room('generate', {
    ...proposed('resolve', { choice: 'discard', statement: 'The power went while the HSM worked.' }),
  }),
  'abort-confirm': room('generate', { ...proposed('abort', { statement: 'The HSM does not answer any more.' }) }),
  review: room('generate', { ...reviewed, asks: [{ kind: 'review' }] }),
  'review-confirm': room('generate', {
    ...reviewed,
    ...proposed('review', { statement: 'Compared with both witnesses’ notes; the new stick was bought this morning.' }),
  }),
  return: room('bags', { phase: 'break', asks: [{ kind: 'return' }] }),
  retry: room('generate', {
    asks: [{ kind: 'retry', id: 4, complaint: null, ...refused('DEVICE_LOST', lost) }],
    devices: [{ name: 'root-hsm', label: 'Root HSM', state: 'lost' }],
  }),
  'pin-new': room('commission', {
    asks: [
      {
        kind: 'secret',
        id: 1,
        secret: pin({ purpose: 'new-so-pin' }),
        complaint: null,
        recipient: null,
        length: null,
        rehearsalPin: null,
        left: null,
      },
    ],
  }),
  'pin-wrong': room('generate', {
    asks: [
      {
        kind: 'secret',
        id: 2,
        secret: pin({}),
        complaint: refused('PIN_WRONG', { role: 'user', device: 'root-hsm', left: 'few' }),
        recipient: null,
        length: null,
        rehearsalPin: null,
        left: null,
      },
    ],
  }),
  'secret-entry': room('policy', {
    asks: [
      {
        kind: 'secret',
        id: 9,
        secret: { person: 'administrator', purpose: 'secret', half: null, device: null, share: null, scheme: null },
        complaint: null,
        recipient: viewer,
        length: null,
        rehearsalPin: null,
        left: null,
      },
    ],
  }),
  'share-reveal': room('hand-over-3', { asks: [{ kind: 'show', id: 7, secret: share }] }),
  'share-entry': room('prove-share-3', {
    asks: [
      {
        kind: 'secret',
        id: 8,
        secret: share,
        complaint: null,
        recipient: viewer,
        length: null,
        rehearsalPin: null,
        left: null,
      },
    ],
  }),
  'share-wrong': room('prove-share-3', {
    asks: [
      {
        kind: 'secret',
        id: 9,
        secret: share,
        complaint: refused('SHARE_WORD_WRONG', { share: 3, place: 12 }),
        recipient: viewer,
        length: null,
        rehearsalPin: null,
        left: null,
      },
    ],
  }),
  working: room('prove-set', { busy: { step: 'prove-set', done: 4, of: 10 } }),
  generating: room('generate', {}),
}

const allKinds = [...current.kinds.keys()] as readonly KindName[]

/** A step of each kind, by kind: of the shipped script, or made up where it has none. */
export const kinds: Readonly<Record<KindName, Room>> = Object.fromEntries(
  allKinds.map((kind) => {
    const step = plan.steps.find((step) => step.kind === kind)
    return [kind, step ? answering(step.id, extras[kind]) : madeUp(kind)]
  }),
) as Record<KindName, Room>

function madeUp(kind: KindName): Room {
  const sample = room('policy')
  const titles: Partial<Record<KindName, string>> = {
    note: 'What the room wants written down',
    break: 'A break',
    'void-set': 'Void the set of shares',
    reload: 'Recover the backup key from its shares',
  }
  return {
    ...sample,
    step: sample.step && { ...sample.step, id: kind, kind, title: titles[kind] ?? kind, say: null, what: [] },
    asks: [
      {
        kind: 'answer',
        step: kind,
        person: 'administrator',
        fields: [{ name: 'text', label: 'In words', type: 'text' }],
        exception: [],
      },
    ],
  }
}
