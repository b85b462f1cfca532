import type { Event, EventOf } from '../event.ts'
import { Refusal, type RefusalCode, fill } from '../refusal.ts'
import { loginRefusals, remarks as says } from '../texts/en/facts.ts'
import { sentences } from '../texts/en/index.ts'
import { plain, type TitleOf } from './entries.ts'
import type { Remark } from './model.ts'

type Said = Omit<Remark, 'at'>
type Remarkers = { readonly [T in Event['type']]?: (event: EventOf<T>, title: TitleOf) => Said | null }

/** What an event says that did not go by the script, or was added to it; null for all others. */
export function remarkOf(event: Event, at: string, title: TitleOf): Remark | null {
  const remark = remarkers[event.type] as ((event: Event, title: TitleOf) => Said | null) | undefined
  const said = remark?.(event, title) ?? null
  return said && { at, ...said }
}

const note = (text: string): Said => ({ text, tone: 'note' })
const warning = (text: string): Said => ({ text, tone: 'warning' })

const remarkers: Remarkers = {
  'proposal.made': ({ type, subject, by, statement }, title) =>
    subject === 'step' || statement === null ? null : note(fill(says[type], { person: title(by), statement })),
  'proposal.disputed': ({ type, by, reason }, title) => warning(fill(says[type], { person: title(by), reason })),
  'step.agreed': ({ type, choice }) => (choice === 'perform' ? null : warning(fill(says[type], { choice }))),
  'step.failed': ({ type, attempt, code, parameters }) =>
    warning(fill(says[type], { attempt, sentence: sentenceOf(code, parameters) })),
  'step.doubtful': ({ type, attempt }) => warning(fill(says[type], { attempt })),
  'doubt.found': ({ type, attempt, finding }) => warning(fill(says[type], { attempt, found: plain(finding) })),
  'step.discarded': ({ type, attempt, evidence }) => warning(fill(says[type], { attempt, evidence: plain(evidence) })),
  'step.skipped': ({ type, because }) => note(fill(says[type], { because })),
  'device.lost': ({ type, device, reason }) => warning(fill(says[type], { device, reason })),
  'login.refused': ({ type, device, code }) =>
    warning(fill(says[type], { device, sentence: whyRefused.get(code) ?? `${code}.` })),
  'tries.told': ({ type, device, role, left }) => warning(fill(says[type], { device, role, left })),
  'recognition.failed': ({ type, person, count }, title) => warning(fill(says[type], { person: title(person), count })),
  'mirror.kept': ({ type, accepted }, title) =>
    accepted === null ? null : warning(fill(says[type], { person: title(accepted) })),
  'mirror.lost': ({ type }) => warning(says[type]),
  'mirror.restored': ({ type }) => note(says[type]),
  'mirror.abandoned': ({ type, statement }) => warning(fill(says[type], { statement })),
  'clock.jumped': ({ type, seconds }) => warning(fill(says[type], { seconds })),
  'session.resumed': ({ type, application: { version } }) => warning(fill(says[type], { version })),
  'session.reviewed': ({ type, statement }) => warning(fill(says[type], { statement })),
  'archive.waived': ({ type, reason }) => warning(fill(says[type], { reason })),
  'backup-key.gone': ({ type, reason }) => note(fill(says[type], { reason })),
  'set.voided': ({ type, set, reason, statement }) => warning(fill(says[type], { set, reason, statement })),
  'exception.raised': ({ type, exception, by, happened }, title) =>
    warning(fill(says[type], { exception, person: title(by), happened })),
  'exception.remedied': ({ type, exception, by, statement }, title) =>
    note(fill(says[type], { exception, person: title(by), statement })),
  'note.added': ({ type, by, text }, title) => note(fill(says[type], { person: title(by), text })),
  'break.started': ({ type, by, reason, sealed }, title) =>
    note(fill(says[type], { person: title(by), reason, sealed })),
  'break.ended': ({ type, by, statement }, title) => note(fill(says[type], { person: title(by), statement })),
  'ceremony.aborted': ({ type, reason }) => warning(fill(says[type], { reason })),
}

/** The fact has the code alone: what else the token told at that moment is not on record. */
const whyRefused: ReadonlyMap<string, string> = new Map(Object.entries(loginRefusals))

/** The sentence of a refusal's code, or the code where this version no longer knows it. */
function sentenceOf(code: string, parameters: Readonly<Record<string, string | number>>): string {
  return Object.hasOwn(sentences, code) ? new Refusal(code as RefusalCode, parameters).message : `${code}.`
}
