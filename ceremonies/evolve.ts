import { type Change, type Event, type EventOf, NO_MIRROR } from './event.ts'
import {
  type Accepted,
  type Attempt,
  type Backup,
  type Key,
  type Proposal,
  type State,
  type Vouched,
  answersByPerson,
  currentStep,
} from './state.ts'

type Evolvers = { readonly [T in Event['type']]?: (state: State, event: EventOf<T>) => Partial<State> }

/** The state after an event. Pure; total: an event that changes nothing that later decisions need leaves the state as it was. */
export function evolve(state: State, event: Event): State {
  const change = (evolvers[event.type] as ((state: State, event: Event) => Partial<State>) | undefined)?.(state, event)
  const vouched = vouchedAfter(state.vouched, event)
  if (change === undefined && vouched === state.vouched) return state
  return { ...state, ...change, vouched }
}

/** Events by which the engine keeps its books: nobody said them, and what follows from them is asked of devices and people. */
const bookkeeping: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'step.started',
  'step.doubtful',
  'doubt.found',
  'device.lost',
  'login.refused',
  'session.resumed',
  'backup-key.gone',
])

const endings: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'record-key.made',
  'step.finished',
  'step.discarded',
  'step.skipped',
  'break.started',
])

function vouchedAfter(vouched: Vouched, event: Event): Vouched {
  if (event.type === 'record.signed' || event.type === 'checkpoint.signed')
    return { size: event.size, note: event.note, behind: 'nothing' }
  if (bookkeeping.has(event.type) || vouched.behind === 'step') return vouched
  if (endings.has(event.type)) return { ...vouched, behind: 'step' }
  return vouched.behind === 'words' ? vouched : { ...vouched, behind: 'words' }
}

/** On to the next step; an effect such as a voided set may have gone elsewhere already. */
const leave = (state: State, { step }: { readonly step: string }): Partial<State> => {
  if (currentStep(state)?.id !== step) return {}
  const left = { proposal: null, attempt: null, attempts: 0, failure: null }
  return state.inserted.length > 0
    ? { ...left, inserted: state.inserted.slice(1) }
    : { ...left, position: state.position + 1 }
}

const evolvers: Evolvers = {
  'ceremony.opened': (state, { ceremony, mode, brought, script, application }) => ({
    phase: 'running',
    ceremony,
    mode,
    brought,
    scriptDigest: script,
    accepted: { ...state.accepted, application: application.digest },
  }),
  'people.named': (_, { names }) => ({ names }),
  'tokens.found': (state, { tokens, identifiers }) => ({
    identifiers,
    found: Object.fromEntries(
      tokens.map(({ name, label, serial, initialised }) => [name, { label, serial, initialised }]),
    ),
    accepted: {
      ...state.accepted,
      modules: Object.fromEntries(tokens.map(({ name, module }) => [name, module.sha256])),
    },
  }),
  'mirror.named': (state, { folder }) => ({ accepted: { ...state.accepted, mirror: folder } }),
  'person.enrolled': (state, { person, method }) => ({ enrolled: { ...state.enrolled, [person]: method } }),

  'recognition.failed': (state, { person, count }) => ({
    unrecognised: { ...state.unrecognised, [person]: count },
  }),

  'proposal.made': (_, event) => {
    const { subject, step, by, at, digest, seq, answers, choice, statement } = event
    return { proposal: { subject, step, by, at, digest, seq, answers, choice, statement, confirmed: [] } }
  },
  'proposal.confirmed': (state, { by, at, answers }) =>
    onProposal(state, (p) => ({ confirmed: [...p.confirmed, { by, at, answers }] })),
  'proposal.disputed': () => ({ proposal: null }),

  'step.agreed': (state, { choice }) => ({
    proposal: null,
    failure: choice === 'perform' ? null : state.failure,
    attempts: state.attempts + 1,
    attempt: {
      number: state.attempts + 1,
      choice,
      phase: 'agreed',
      request: choice === 'perform' ? null : (state.attempt?.request ?? null),
      finding: state.attempt?.finding ?? null,
      choices: [],
      answers: choice === 'perform' ? answersByPerson(state.proposal) : (state.attempt?.answers ?? {}),
    },
  }),
  'step.started': (state, { request }) => onAttempt(state, { phase: 'started', request }),
  'step.finished': leave,
  'step.skipped': leave,
  'step.failed': (_, { code, parameters }) => ({ proposal: null, failure: { code, parameters } }),
  'step.doubtful': (state) => ({ ...onAttempt(state, { phase: 'doubtful' }), proposal: null }),
  'doubt.found': (state, { finding, choices }) => onAttempt(state, { phase: 'found', finding, choices }),
  'step.discarded': () => ({ attempt: null, proposal: null }),
  // What was proposed for the step behind is proposed anew when its turn comes.
  'step.inserted': (state, { step }) => ({ inserted: [step, ...state.inserted], proposal: null }),

  // Whoever is here now says anew what was proposed before: nobody's word of another session lets an act begin.
  'session.resumed': (_, { unsigned, changes }) => ({
    enrolled: {},
    proposal: null,
    review: unsigned !== null || changes.length > 0 ? { unsigned, changes } : null,
  }),
  'session.reviewed': (state, { changes }) => ({
    review: null,
    proposal: null,
    accepted: changes.reduce(acceptedWith, state.accepted),
  }),
  'device.lost': (state, { device }) => (device === 'secrets' ? onBackup(state, { held: false }) : {}),

  'exception.raised': (state, { exception, open }) => ({
    exceptions: exception,
    openRemedies: open ? [...state.openRemedies, exception] : state.openRemedies,
  }),
  'exception.remedied': (state, { exception }) => ({ openRemedies: state.openRemedies.filter((n) => n !== exception) }),
  // What was proposed is proposed anew once it is decided how to go on.
  'mirror.kept': (_, { accepted }) => ({ mirror: 'whole', sameMedium: accepted }),
  'mirror.lost': () => ({ mirror: 'lost', proposal: null }),
  'mirror.restored': ({ proposal }) => ({
    mirror: 'whole',
    proposal: proposal?.subject === 'mirror' ? null : proposal,
  }),
  'mirror.abandoned': () => ({ mirror: 'abandoned', proposal: null }),

  'break.started': () => ({ phase: 'break' }),
  'break.ended': () => ({ phase: 'running' }),
  'ceremony.aborted': () => ({ phase: 'aborted', proposal: null }),
  'ceremony.sealed': () => ({ phase: 'sealed' }),

  'clock.agreed': (_, { at, monotonic }) => ({ clock: { at, monotonic }, clockMoved: 0 }),
  'clock.jumped': (_, { seconds }) => ({ clockMoved: seconds }),
  'token.noted': (state, { name, label, serial, certified }) => ({
    tokens: { ...state.tokens, [name]: { label, serial, certified } },
  }),
  'record-key.made': (_, { token, id, spki }) => ({ recordKey: { token, id, spki } }),
  'wrap.probed': (state, { token, algorithm, mechanism, exact, derLength }) => ({
    probes: [...state.probes, { token, algorithm, mechanism, exact, derLength }],
  }),
  'archive.waived': (state) => ({ inForce: { ...state.inForce, archive: 'none' } }),

  'backup-key.made': (_, { token, id, set, check }) => ({
    backup: {
      token,
      id,
      set,
      check,
      where: 'token',
      held: true,
      threshold: 0,
      shares: 0,
      shown: [],
      proved: [],
      whole: false,
    },
  }),
  'backup-key.reloaded': (state, { id }) => onBackup(state, { id, where: 'token', held: true }),
  'backup-key.gone': (state) => onBackup(state, { where: 'shares' }),
  'backup-key.destroyed': (state) => onBackup(state, { where: 'destroyed', held: false }),
  'set.made': (state, { threshold, shares, identifier }) => ({
    ...onBackup(state, { threshold, shares }),
    identifiers: [...state.identifiers, identifier],
  }),
  'set.proved': (state) => onBackup(state, { whole: true }),
  'set.voided': (state) => ({
    backup: null,
    attempt: null,
    attempts: 0,
    proposal: null,
    inserted: [],
    position: state.plan.steps.findIndex((step) => step.kind === 'backup-key'),
  }),
  'share.shown': (state, { index }) => onBackup(state, { shown: [...(state.backup?.shown ?? []), index] }),
  'share.proved': (state, { index }) =>
    onBackup(state, { proved: [...new Set([...(state.backup?.proved ?? []), index])] }),

  'key.made': (state, { token, label, id, algorithm, spki }) => ({
    keys: { ...state.keys, [label]: { token, label, id, algorithm, spki, status: 'made', blob: null } },
  }),
  // A signature proves a key at any time, and takes nothing back of what was done with it since.
  'key.proved': (state, { label }) =>
    state.keys[label]?.status === 'made' ? onKey(state, label, { status: 'proved' }) : {},
  'key.archived': (state, { label, sha256 }) => onKey(state, label, { status: 'archived', blob: sha256 }),
  'key.restored': (state, { label }) => onKey(state, label, { status: 'restored' }),
  'key.locked': (state, { label }) => onKey(state, label, { status: 'locked' }),
  'certificate.made': (_, { sha256 }) => ({ certificate: sha256 }),
  'checkpoint.signed': (_, { size, words }) => ({ checkpoint: { size, words } }),
}

function acceptedWith(accepted: Accepted, { what, device, now }: Change): Accepted {
  switch (what) {
    case 'application':
      return { ...accepted, application: now }
    case 'module':
      return { ...accepted, modules: { ...accepted.modules, [device ?? '']: now } }
    case 'mirror':
      return { ...accepted, mirror: now === NO_MIRROR ? null : now }
    case 'same-medium':
    case 'missing':
      return accepted
  }
}

function onProposal(state: State, change: (proposal: Proposal) => Partial<Proposal>): Partial<State> {
  return { proposal: state.proposal && { ...state.proposal, ...change(state.proposal) } }
}

function onAttempt(state: State, change: Partial<Attempt>): Partial<State> {
  return { attempt: state.attempt && { ...state.attempt, ...change } }
}

function onBackup(state: State, change: Partial<Backup>): Partial<State> {
  return { backup: state.backup && { ...state.backup, ...change } }
}

function onKey(state: State, label: string, change: Partial<Key>): Partial<State> {
  const key = state.keys[label]
  return key ? { keys: { ...state.keys, [label]: { ...key, ...change } } } : {}
}

/** The state after a whole batch. */
export function evolveAll(state: State, events: readonly Event[]): State {
  return events.reduce(evolve, state)
}
