import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { EventOf, Event } from '../subjects/index.ts'
import type { Hex } from '../base/crypto.ts'
import { message } from '../base/message.ts'
import { bindParameters } from '../kernel/parameters.ts'
import { makePlan, initialState, current, eventOf } from '../index.ts'
import type { Fact } from '../record/line.ts'
import { parseNote } from '../record/note.ts'
import { wordsOf } from '../record/words.ts'
import type { Script } from '../kernel/script.ts'
import { allKeys } from '../subjects/keys/keys.ts'
import type { Rules } from '../kernel/model.ts'
import type { Plan } from '../kernel/planned.ts'
import { afterwardsOf } from './afterwards.ts'
import { RecordedCourse } from './course.ts'
import { custody } from '../subjects/custody/facts.ts'
import { envelopes } from '../subjects/secrets/facts.ts'
import { placeAsked } from '../subjects/room/attest.ts'
import { recordedSections } from './custody.ts'
import { entry, labelOf, titlesIn } from './entries.ts'
import { text } from './entry.ts'
import type { Entry, TranscriptModel } from './model.ts'
import { peopleOf } from './people.ts'
import {
  backupSection,
  certificateSection,
  envelopeKeySection,
  envelopeSection,
  keySection,
  laptopSection,
  tokenSection,
} from './sections.ts'
import { sheetsOf } from './sheets.ts'

export interface TranscriptSource {
  /** Those that the record names; today's unless said otherwise. */
  readonly rules?: Rules
  /** In the language that was read in the room. */
  readonly script: Script
  /** In the language of who reads the transcript; the one that was read unless said otherwise. */
  readonly shown?: Script
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

const isOf = <T extends Event['type']>(event: Event, type: T): event is EventOf<T> => event.type === type

/** The transcript of a record, told from its facts alone; throws as `bindParameters` and `makePlan` do for a script not its own. */
export function transcriptOf(source: TranscriptSource): TranscriptModel {
  const events: { readonly event: Event; readonly at: string }[] = []
  const { rules = current } = source
  let size = 0
  for (const fact of source.facts) {
    size += 1
    const event = eventOf(fact, rules)
    if (event) events.push({ event, at: fact.at })
  }
  const all = <T extends Event['type']>(type: T): readonly (EventOf<T> & { readonly at: string })[] =>
    events.flatMap(({ event, at }) => (isOf(event, type) ? [{ ...event, at }] : []))
  const [opened] = all('ceremony.opened')
  const { script: read, shown: script = read } = source
  const planOf = (one: Script): Plan => makePlan(one, bindParameters(one.parameters, opened?.settings ?? {}), rules)
  const plan = planOf(script)
  const title = titlesIn(script, plan)
  const course = new RecordedCourse(initialState(read, planOf(read), rules), title, { script, plan })
  for (const { event, at } of events) course.add(event, at)
  const { state } = course
  const tokens = all('token.noted')
  return {
    title: script.title,
    purpose: script.purpose,
    ceremony: state.ceremony,
    mode: state.mode,
    softwareToken: tokens.length === 0 || tokens.some(({ certified }) => !certified),
    softwareCard: [...all('card.enrolled'), ...all('card.presented'), ...all('card.inspected')].some(
      ({ software }) => software,
    ),
    outcome: state.phase === 'sealed' || state.phase === 'aborted' ? state.phase : 'unfinished',
    opened: opened?.at ?? '1970-01-01T00:00:00.000Z',
    closed: events.at(-1)?.at ?? '1970-01-01T00:00:00.000Z',
    place: placeOf(plan, all('step.finished')),
    policy: message('paper.policy', { ...script.policy }),
    language: languageEntry(read, script),
    script: { file: source.file, sha256: opened?.script ?? '' },
    application: Object.entries(opened?.application ?? {}).map(([name, value]) => entry(labelOf(name), value)),
    follows: opened?.follows ?? 'none',
    size,
    root: source.root,
    note: noteOf(source.note),
    archive: allKeys(state).some(({ blob }) => blob === null) ? 'none' : 'wrapped',
    people: peopleOf(plan.parts, events, state.brought),
    equipment: [
      ...tokens.map((token) => tokenSection(token, script, all('tokens.found')[0])),
      ...all('environment.found').map(({ report }) => laptopSection(report)),
    ],
    parameters: Object.entries(script.parameters).map(([name, parameter]) =>
      text(parameter.title, state.inForce[name] ?? plan.bound[name] ?? ''),
    ),
    results: [
      ...allKeys(state).map(keySection),
      ...backupSection(state),
      ...envelopeKeySection(state),
      ...envelopes.of(state).closed.map(envelopeSection),
      ...all('certificate.made').map(certificateSection),
      ...recordedSections(script, plan, custody.of(state).kept),
    ],
    acts: course.acts(),
    exceptions: sheetsOf(
      all('exception.raised'),
      course.expected,
      all('archive.waived'),
      all('exception.remedied'),
      title,
    ),
    artifacts: all('artifact.kept').map(({ name, kind, bytes, level, sha256: digest }) => ({
      name,
      kind: labelOf(kind),
      bytes,
      level,
      sha256: digest,
    })),
    afterwards: afterwardsOf(source.journal, title),
    verify: source.verify,
  }
}

/** In which language the room was read to; null for a script that has no choice of them. */
function languageEntry({ language: read }: Script, { language: shown }: Script): Entry | null {
  if (read === null) return null
  const code = read === shown ? 'paper.language.same' : 'paper.language.other'
  return text(message('paper.label.language'), message(code, { language: read }))
}

function noteOf(signed: string | null): TranscriptModel['note'] {
  const note = signed === null ? null : parseNote(signed)
  if (note === null) return null
  const digest = sha256(utf8ToBytes(note.text))
  return { sha256: bytesToHex(digest), words: wordsOf(digest) }
}

/** Where it was, as somebody in the room said. */
function placeOf({ steps }: Plan, finished: readonly EventOf<'step.finished'>[]): string | null {
  for (const step of steps) {
    const asked = placeAsked(step)
    const done = asked === null ? undefined : finished.find((event) => event.step === step.id)
    const place = asked === null ? undefined : done?.answers?.[step.performs]?.[asked]
    if (typeof place === 'string') return place
  }
  return null
}
