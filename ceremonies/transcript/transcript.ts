import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Method } from '../command.ts'
import type { EventOf, Event } from '../event.ts'
import type { Hex } from '../crypto.ts'
import type { Json } from '../json.ts'
import { bindParameters } from '../parameters.ts'
import { makePlan } from '../plan.ts'
import type { Fact } from '../record/line.ts'
import { parseNote } from '../record/note.ts'
import { wordsOf } from '../record/words.ts'
import type { Script } from '../script.ts'
import { type Key, type State, initialState } from '../state.ts'
import { afterwardsOf } from './afterwards.ts'
import { Course, eventOf } from './course.ts'
import { checkLabel, code, entry, hex, labelOf, objectList, phraseOf, publicKeyDigest, text } from './entries.ts'
import type { Entry, ExceptionSheet, Section, TranscriptModel } from './model.ts'

export interface TranscriptSource {
  readonly script: Script
  /** Name of the script's file, as printed. */
  readonly file: string
  /** All facts, from the first. */
  readonly facts: Iterable<Fact>
  /** Tree root over all facts. */
  readonly root: Hex
  /** The last signed note; null if none was signed. */
  readonly note: string | null
  /** The journal's lines, kept outside the sealed record. */
  readonly journal: readonly string[]
  /** The command that checks the record, as typed. */
  readonly verify: string
}

const methods: Readonly<Record<Method, string>> = {
  code: 'personal code',
  smartcard: 'smartcard',
  fed: 'fed',
}

/** The transcript of a record, told from its facts alone; throws as `bindParameters` and `makePlan` do for a script not its own. */
export function transcriptOf(source: TranscriptSource): TranscriptModel {
  const events: { readonly event: Event; readonly at: string }[] = []
  let size = 0
  for (const fact of source.facts) {
    size += 1
    const event = eventOf(fact)
    if (event) events.push({ event, at: fact.at })
  }
  const all = <T extends Event['type']>(type: T): readonly (EventOf<T> & { readonly at: string })[] =>
    events.flatMap(({ event, at }) => (event.type === type ? [{ ...(event as EventOf<T>), at }] : []))
  const [opened] = all('ceremony.opened')
  const { script } = source
  const plan = makePlan(script, bindParameters(script.parameters, opened?.settings ?? {}))
  const title = (part: string): string => plan.parts.find(({ id }) => id === part)?.title ?? part
  const course = new Course(initialState(script, plan), title)
  for (const { event, at } of events) course.add(event, at)
  const { state } = course
  const tokens = all('token.noted')
  return {
    title: script.title,
    purpose: script.purpose,
    ceremony: state.ceremony,
    mode: state.mode,
    softwareToken: tokens.length === 0 || tokens.some(({ certified }) => !certified),
    outcome: state.phase === 'sealed' || state.phase === 'aborted' ? state.phase : 'unfinished',
    opened: opened?.at ?? '1970-01-01T00:00:00.000Z',
    closed: events.at(-1)?.at ?? '1970-01-01T00:00:00.000Z',
    place: placeOf(all('step.finished')),
    policy: `${script.policy.name}, version ${script.policy.version}`,
    script: { file: source.file, sha256: opened?.script ?? '' },
    application: Object.entries(opened?.application ?? {}).map(([name, value]) => entry(labelOf(name), value)),
    follows: opened?.follows ?? 'none',
    size,
    root: source.root,
    note: noteOf(source.note),
    archive: Object.values(state.keys).some(({ blob }) => blob === null) ? 'none' : 'wrapped',
    people: plan.parts.map(({ id, title: role }) => ({
      part: id,
      title: role,
      name: state.names[id] ?? '',
      method: methodOf(all('person.enrolled').findLast(({ person }) => person === id)),
      brought: state.brought[id] ?? null,
    })),
    equipment: [
      ...tokens.map((token) => tokenSection(token, script, all('tokens.found')[0])),
      ...all('environment.found').map(({ report }) => laptopSection(report)),
    ],
    parameters: Object.entries(script.parameters).map(([name, parameter]) =>
      text(parameter.title, state.inForce[name] ?? plan.bound[name] ?? ''),
    ),
    results: [
      ...Object.values(state.keys).map(keySection),
      ...backupSection(state),
      ...all('certificate.made').map(certificateSection),
    ],
    acts: course.acts(),
    exceptions: all('exception.raised').map((raised) =>
      exceptionSheet(
        raised,
        all('exception.remedied').find(({ exception }) => exception === raised.exception),
        title,
      ),
    ),
    artifacts: all('artifact.kept').map(({ name, kind, bytes, level, sha256: digest }) => ({
      name,
      kind: phraseOf(kind),
      bytes,
      level,
      sha256: digest,
    })),
    afterwards: afterwardsOf(source.journal, title),
    verify: source.verify,
  }
}

function noteOf(signed: string | null): TranscriptModel['note'] {
  const note = signed === null ? null : parseNote(signed)
  if (note === null) return null
  const digest = sha256(utf8ToBytes(note.text))
  return { sha256: bytesToHex(digest), words: wordsOf(digest) }
}

function methodOf(enrolled: EventOf<'person.enrolled'> | undefined): string | null {
  return enrolled ? methods[enrolled.method] : null
}

/** Where it was, as somebody in the room said. */
function placeOf(finished: readonly EventOf<'step.finished'>[]): string | null {
  const answers = finished.flatMap((event) => Object.values(event.answers ?? {}))
  const place = answers.map((given) => given['place'] ?? given['room']).find((given) => typeof given === 'string')
  return typeof place === 'string' ? place : null
}

function tokenSection(
  token: EventOf<'token.noted'>,
  script: Script,
  found: EventOf<'tokens.found'> | undefined,
): Section {
  const before = found?.tokens.find(({ name }) => name === token.name)
  return {
    title: `HSM: ${script.inventory.hsms[token.name]?.title ?? token.name}`,
    entries: [
      text('Label', token.label),
      text('Serial', token.serial),
      text('Model', token.model),
      text('Firmware', token.firmware),
      text('Certificate', token.certificate ?? 'none on record: a software token'),
      ...facts(token.module).map(([name, value]) => entry(`Module: ${labelOf(name)}`, value)),
      ...(before ? [text('Objects before', objectList(before.objects))] : []),
    ],
  }
}

function laptopSection(report: Json): Section {
  // What is said of application and tokens stands under Software and HSM already.
  const told = facts(report).filter(([name]) => name !== 'application' && name !== 'tokens')
  return { title: 'Laptop, as it says of itself', entries: told.map(([name, value]) => entry(labelOf(name), value)) }
}

function facts(value: Json): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [['value', value]]
}

const statuses: Readonly<Record<Key['status'], string>> = {
  made: 'made; its public key is not proved',
  proved: 'public key proved by a signature',
  archived: 'archived; that it can be restored is not proved',
  restored: 'archived and restore-proved; still extractable',
  locked: 'archived, restore-proved, unextractable',
}

function keySection(key: Key): Section {
  return {
    title: `Key “${key.label}”`,
    entries: [
      text('Algorithm', key.algorithm),
      text('State', statuses[key.status]),
      text('Token', key.token),
      code('CKA_ID', key.id),
      publicKeyDigest(key.spki),
      ...(key.blob === null ? [text('Archive', 'none: no backup exists')] : [hex('Archive: SHA-256', key.blob)]),
    ],
  }
}

const whereabouts = {
  token: 'in the token still',
  shares: "in the custodians' shares",
  destroyed: "destroyed in the token; in the custodians' shares alone",
} as const

function backupSection({ backup }: State): readonly Section[] {
  if (backup === null) return []
  const entries: Entry[] = [
    text('Shares', `${backup.threshold} of ${backup.shares}`),
    text('Proved', backup.whole ? 'every quorum gave the same key' : 'not every quorum'),
    text('Where', whereabouts[backup.where]),
    code(checkLabel(backup.check), backup.check.value),
  ]
  return [{ title: 'Backup key', entries }]
}

function certificateSection(made: EventOf<'certificate.made'>): Section {
  return {
    title: `Certificate ${made.artifact}`,
    entries: [
      text('Subject', made.subject),
      code('Serial', made.serial),
      text('Valid', `${made.notBefore} to ${made.notAfter}`),
      publicKeyDigest(made.spki),
      hex('SHA-256 fingerprint', made.sha256),
    ],
  }
}

type At<T extends Event['type']> = EventOf<T> & { readonly at: string }

function exceptionSheet(
  raised: At<'exception.raised'>,
  remedied: At<'exception.remedied'> | undefined,
  title: (part: string) => string,
): ExceptionSheet {
  const { exception: number, at, by, step, expected, happened, decided, effect, remedy, open } = raised
  return {
    number,
    at,
    by: title(by),
    step,
    expected,
    happened,
    decided,
    effect,
    remedy,
    open,
    remedied: remedied ? { at: remedied.at, by: title(remedied.by), statement: remedied.statement } : null,
  }
}
