import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../ceremonies/kernel/command.ts'
import { momentOf, ended, given, type Moment, saying, unopened, when } from '../../day.ts'

type Said = Parameters<typeof when>[1]
type Case = readonly [what: string, moment: Moment, said: Said, code: string, message: string]

const note: Command = { type: 'note', text: 'The lamp flickers.' }
const pause: Command = { type: 'break', reason: 'Lunch', sealed: 'Bag 7' }
const abort: Command = { type: 'abort', reason: 'The HSM smokes.' }
const doubt: Command = { type: 'resolve', step: 'generate', choice: 'discard', statement: 'It is gone.' }
const by = (person: string, command: Command): Said => ({ by: person, method: 'fed', head: null, command })
const engine = (command: Command): Said => ({ by: 'engine', method: null, command })

const rollCall = momentOf('answer', 'roll-call')
const generate = momentOf('answer', 'generate')
const confirming = momentOf('confirm', 'generate')
const second = momentOf('confirm', 'generate', 1)
const agreed = momentOf('begin', 'generate')
const started = momentOf('report', 'generate')
const failed = { type: 'step.failed', step: 'generate', attempt: 1, code: 'DEVICE_LOST', parameters: {} } as const
const doubtful = given(started, failed, { type: 'step.doubtful', step: 'generate', attempt: 1 })
const found = given(doubtful, {
  type: 'doubt.found',
  step: 'generate',
  attempt: 1,
  finding: { found: [] },
  choices: ['discard'],
})
const onBreak = given(generate, { type: 'break.started', by: 'administrator', reason: 'Lunch', sealed: 'Bag 7' })

const whoMaySpeak: readonly Case[] = [
  [
    'a second opening',
    rollCall,
    engine(momentOf('open').envelope.command),
    'ALREADY_OPEN',
    'The ceremony is already open.',
  ],
  [
    'a word before the opening',
    given(rollCall, unopened()),
    by('administrator', note),
    'NOT_OPEN',
    'The ceremony has not been opened.',
  ],
  [
    'a word after the seal',
    given(rollCall, ended),
    by('administrator', note),
    'CEREMONY_ENDED',
    'The ceremony is sealed; nothing can be added to its record.',
  ],
  [
    'a word after the end',
    given(rollCall, { phase: 'aborted' }),
    by('administrator', note),
    'CEREMONY_ENDED',
    'The ceremony is aborted; nothing can be added to its record.',
  ],
  [
    'a person who speaks for the program',
    agreed,
    { by: 'administrator', method: 'fed' },
    'ENGINE_ONLY',
    'Only the program itself may issue begin.',
  ],
  [
    'the program with a person’s method',
    agreed,
    { method: 'fed' },
    'ENGINE_ONLY',
    'Only the program itself may issue begin.',
  ],
  ['a stranger', rollCall, by('janitor', note), 'PERSON_UNKNOWN', 'There is no janitor in this ceremony.'],
  [
    'somebody not recognised',
    rollCall,
    { ...by('witness-1', note), method: null },
    'NOT_AUTHENTICATED',
    'witness-1 has not authenticated. Enter the personal code first.',
  ],
  [
    'answers from a file in a real ceremony',
    given(rollCall, { mode: 'real' }),
    by('witness-1', note),
    'FED_IN_REAL',
    'Answers for witness-1 come from a file, which only a rehearsal allows.',
  ],
  [
    'an authenticator that was not enrolled',
    rollCall,
    { ...by('witness-1', note), method: 'code' },
    'NOT_ENROLLED',
    'witness-1 has not enrolled this authenticator. Enrol it at roll call first.',
  ],
  [
    'somebody who has not enrolled',
    given(rollCall, { enrolled: {} }),
    by('witness-1', note),
    'NOT_ENROLLED',
    'witness-1 has not enrolled this authenticator. Enrol it at roll call first.',
  ],
  [
    'a second enrolment',
    rollCall,
    by('witness-1', { type: 'enrol' }),
    'ALREADY_ENROLLED',
    'witness-1 has already enrolled an authenticator.',
  ],
  ['work during a break', onBreak, {}, 'ON_BREAK', 'The ceremony is paused. End the pause first.'],
  [
    'an end during a break',
    onBreak,
    by('witness-1', abort),
    'ON_BREAK',
    'The ceremony is paused. End the pause first.',
  ],
  [
    'a return without a break',
    generate,
    by('witness-1', { type: 'return', statement: 'Here.' }),
    'NOT_ON_BREAK',
    'The ceremony is not paused.',
  ],
  [
    'a break in the middle of a step',
    started,
    by('witness-1', pause),
    'BREAK_LATER',
    'Step generate is in progress. Pause after it.',
  ],
  [
    'an end while a device works',
    started,
    by('witness-1', abort),
    'ABORT_LATER',
    'Step generate cannot be aborted right now. Wait for it to end.',
  ],
  [
    'a remedy for nothing',
    rollCall,
    by('witness-1', { type: 'remedy', exception: 1, statement: 'Mended.' }),
    'REMEDY_NOT_OPEN',
    'Exception 1 has no open remedy.',
  ],
]

const dualControl: readonly Case[] = [
  [
    'an answer to another step',
    generate,
    saying(generate, { step: 'archive' }),
    'STEP_NOT_CURRENT',
    'Step archive is not the current step; the current step is generate.',
  ],
  [
    'an answer by somebody else',
    generate,
    { by: 'witness-1' },
    'NOT_YOUR_STEP',
    'Step generate is performed by administrator, not by witness-1.',
  ],
  [
    'an answer while the step is under way',
    started,
    by('administrator', generate.envelope.command),
    'STEP_BUSY',
    'Step generate is already started.',
  ],
  [
    'a second answer before the first is settled',
    confirming,
    by('administrator', generate.envelope.command),
    'PROPOSAL_PENDING',
    'Step generate, proposed by administrator, still needs confirmation.',
  ],
  [
    'an end while a proposal waits',
    confirming,
    by('witness-1', abort),
    'PROPOSAL_PENDING',
    'Step generate, proposed by administrator, still needs confirmation.',
  ],
  [
    'a confirmation of nothing',
    generate,
    { ...confirming.envelope },
    'NOTHING_PROPOSED',
    'There is nothing to confirm.',
  ],
  [
    'a dispute about nothing',
    generate,
    by('witness-1', { type: 'dispute', digest: '00'.repeat(32), reason: 'No.' }),
    'NOTHING_PROPOSED',
    'There is nothing to confirm.',
  ],
  [
    'a confirmation of another digest',
    confirming,
    saying(confirming, { digest: '00'.repeat(32) }),
    'PROPOSAL_CHANGED',
    'The proposal has changed since administrator saw it. Look at the step again.',
  ],
  [
    'a confirmation at another place',
    confirming,
    saying(confirming, { seq: 1 }),
    'PROPOSAL_CHANGED',
    'The proposal has changed since witness-1 saw it. Look at the step again.',
  ],
  [
    'a confirmation not bound to the tree head',
    confirming,
    { head: null },
    'PROPOSAL_CHANGED',
    'The proposal has changed since witness-1 saw it. Look at the step again.',
  ],
  [
    'a confirmation by the proposer',
    confirming,
    { by: 'administrator' },
    'ALREADY_CONFIRMED',
    'administrator has already proposed or confirmed this; another person must confirm.',
  ],
  [
    'one authenticator twice',
    second,
    { by: 'witness-1' },
    'ALREADY_CONFIRMED',
    'witness-1 has already proposed or confirmed this; another person must confirm.',
  ],
  [
    'a confirmation by somebody who is no witness',
    confirming,
    { by: 'custodian-1' },
    'NOT_A_WITNESS',
    'custodian-1 does not witness step generate.',
  ],
]

const acts: readonly Case[] = [
  [
    'a step begun before it was agreed',
    confirming,
    engine(agreed.envelope.command),
    'STEP_NOT_READY',
    'Step generate is not agreed.',
  ],
  ['a step begun twice', started, engine(agreed.envelope.command), 'STEP_NOT_READY', 'Step generate is not agreed.'],
  [
    'a result before the step began',
    agreed,
    engine(started.envelope.command),
    'STEP_NOT_READY',
    'Step generate is not started.',
  ],
  [
    'a failure before anything was agreed',
    generate,
    engine({ type: 'fail', step: 'generate', code: 'X', parameters: {} }),
    'STEP_NOT_READY',
    'Step generate is not started.',
  ],
  [
    'a result of another step',
    started,
    saying(started, { step: 'archive' }),
    'STEP_NOT_CURRENT',
    'Step archive is not the current step; the current step is generate.',
  ],
  [
    'a finding for a step that is not in doubt',
    started,
    engine({ type: 'find', step: 'generate', finding: null }),
    'STEP_NOT_READY',
    'Step generate is not doubtful.',
  ],
  [
    'a choice before the devices were looked at',
    doubtful,
    by('witness-1', doubt),
    'STEP_NOT_IN_DOUBT',
    'Step generate is not in doubt.',
  ],
  [
    'a choice that is not open',
    found,
    by('witness-1', { ...doubt, choice: 'redo' }),
    'CHOICE_NOT_OPEN',
    'Step generate does not offer the choice redo; choose one of discard.',
  ],
  [
    'a step with a device performed by people',
    started,
    engine({ type: 'begin', step: 'roll-call', note: null }),
    'STEP_NOT_CURRENT',
    'Step roll-call is not the current step; the current step is generate.',
  ],
]

const opening = momentOf('open')
const named = opening.envelope.command.names
const openings: readonly Case[] = [
  [
    'nobody for a part',
    opening,
    saying(opening, { names: { ...named, 'custodian-2': ' ' } }),
    'NAME_MISSING',
    'Nobody is named for custodian-2. Every part needs a person.',
  ],
  [
    'a name for a part that is not there',
    opening,
    saying(opening, { names: { ...named, 'custodian-4': 'D' } }),
    'NAME_UNKNOWN',
    'A name is given for custodian-4, but the script has no such part; it has administrator, witness-1, witness-2, custodian-1, custodian-2, custodian-3.',
  ],
  [
    'one name in two parts',
    opening,
    saying(opening, { names: { ...named, 'custodian-2': 'witness 1' } }),
    'NAMES_ALIKE',
    'The names for witness-1 and custodian-2 look the same, and one person may not be both. Assign two different people, and write their names so that nobody can confuse them.',
  ],
]

describe.each([
  ['who may speak', whoMaySpeak],
  ['two people for each step', dualControl],
  ['the course of an act', acts],
  ['the opening', openings],
] as const)('%s', (_area, cases) => {
  test.each(cases)('%s is refused', (_what, moment, said, code, message) => {
    expect(when(moment, said)).toEqual([code, message])
  })
})
