import type { Event, EventOf } from '../subjects/index.ts'
import { type Message, type Parameters, message } from '../base/message.ts'
import type { Catalogue } from '../texts/index.ts'
import type { TitleOf } from './entry.ts'
import type { Remark } from './model.ts'

type Said = Omit<Remark, 'at'>
type Remarkers = { readonly [T in Event['type']]?: (event: EventOf<T>, title: TitleOf) => Said | null }
type Remarked = keyof Catalogue['messages']['remark']

/** What an event says that did not go by the script, or was added to it; null for all others. */
export function remarkOf(event: Event, at: string, title: TitleOf): Remark | null {
  const remark = remarkers[event.type] as ((event: Event, title: TitleOf) => Said | null) | undefined
  const said = remark?.(event, title) ?? null
  return said && { at, ...said }
}

const note = (of: Remarked, parameters: Parameters = {}): Said => ({
  text: message(`remark.${of}`, parameters),
  tone: 'note',
})
const warning = (of: Remarked, parameters: Parameters = {}): Said => ({ ...note(of, parameters), tone: 'warning' })

/** A refusal that says by its title which device it is about. */
function ofDevice({ code, parameters }: Message, title: TitleOf): Message {
  const { device } = parameters
  return { code, parameters: typeof device === 'string' ? { ...parameters, device: title(device) } : parameters }
}

const remarkers: Remarkers = {
  'proposal.made': ({ type, subject, by, statement }, title) =>
    subject === 'step' || statement === null ? null : note(type, { person: title(by), statement }),
  'proposal.disputed': ({ type, by, reason }, title) => warning(type, { person: title(by), reason }),
  'person.replaced': ({ type, person, reason }, title) => warning(type, { person: title(person), reason }),
  'voice.lost': ({ type, person, device }, title) => warning(type, { person: title(person), device: title(device) }),
  'step.agreed': ({ type, choice }) => (choice === 'perform' ? null : warning(type, { choice })),
  'step.examined': ({ type, obstacle }) => (obstacle === null ? null : warning(type, { sentence: obstacle })),
  'step.failed': ({ type, attempt, code, parameters }, title) =>
    warning(type, { attempt, sentence: ofDevice({ code, parameters }, title) }),
  'step.doubtful': ({ type, attempt }) => warning(type, { attempt }),
  'doubt.found': ({ type, attempt, finding }) => warning(type, { attempt, found: { data: finding } }),
  'step.discarded': ({ type, attempt, evidence }) => warning(type, { attempt, evidence: { data: evidence } }),
  'step.skipped': ({ type, parameter, value }) => note(type, { parameter, value: value ?? '' }),
  'device.lost': ({ type, device, reason }, title) => warning(type, { device: title(device), reason }),
  'login.refused': ({ type, device, code }, title) =>
    warning(type, { device: title(device), sentence: { code: `login.${code}`, parameters: {} } }),
  'tries.told': ({ type, device, role, left }, title) => warning(type, { device: title(device), role, left }),
  'recognition.failed': ({ type, person, count }, title) => warning(type, { person: title(person), count }),
  'mirror.kept': ({ type, accepted }, title) => (accepted === null ? null : warning(type, { person: title(accepted) })),
  'mirror.lost': ({ type }) => warning(type),
  'mirror.restored': ({ type }) => note(type),
  'mirror.abandoned': ({ type, statement }) => warning(type, { statement }),
  'clock.jumped': ({ type, seconds }) => warning(type, { seconds }),
  'session.resumed': ({ type, application: { version } }) => warning(type, { version }),
  'session.reviewed': ({ type, statement }) => warning(type, { statement }),
  'archive.waived': ({ type, exception, algorithm, code }) => warning(type, { exception, algorithm, code }),
  'backup-key.gone': ({ type }) => note(type),
  'set.voided': ({ type, set, statement }) => warning(type, { set, statement }),
  'record.accepted': ({ type, ceremony, set: { set } }) => note(type, { ceremony, set }),
  'set.in-force': ({ type, set, over, threshold }) => warning(type, { set, over, threshold }),
  'set.retired': ({ set, left: sheets, cards, archives }) => {
    const left = sheets.length + cards.filter(({ destroyed }) => !destroyed).length
    return left === 0 && archives ? null : warning('set.left', { set, left, archives: archives ? 'yes' : 'no' })
  },
  'exception.raised': ({ type, exception, by, happened }, title) =>
    warning(type, { exception, person: title(by), happened }),
  'exception.remedied': ({ type, exception, by, statement }, title) =>
    note(type, { exception, person: title(by), statement }),
  'note.added': ({ type, by, text }, title) => note(type, { person: title(by), text }),
  'break.started': ({ type, by, reason, sealed }, title) => note(type, { person: title(by), reason, sealed }),
  'break.ended': ({ type, by, statement }, title) => note(type, { person: title(by), statement }),
  'ceremony.aborted': ({ type, reason }) => warning(type, { reason }),
}
