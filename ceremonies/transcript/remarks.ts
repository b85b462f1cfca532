import type { Event, EventOf } from '../event.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
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
  'proposal.made': ({ subject, by, statement }, title) =>
    subject === 'step' || statement === null ? null : note(`${title(by)} proposed: ${statement}`),
  'proposal.disputed': ({ by, reason }, title) => warning(`${title(by)} disputed what was entered: ${reason}`),
  'step.agreed': ({ choice }) => (choice === 'perform' ? null : warning(`Decided by two people: ${choice}.`)),
  'step.failed': ({ attempt, code, parameters }) =>
    warning(`Attempt ${attempt} failed. ${sentenceOf(code, parameters)}`),
  'step.doubtful': ({ attempt }) =>
    warning(`Attempt ${attempt} is in doubt: it was begun, and how it ended is not known.`),
  'doubt.found': ({ attempt, finding }) =>
    warning(`Attempt ${attempt}, what the devices really hold: ${plain(finding)}.`),
  'step.discarded': ({ attempt, evidence }) => warning(`Attempt ${attempt} was discarded: ${plain(evidence)}.`),
  'step.skipped': ({ because }) => note(`Left out: ${because}.`),
  'device.lost': ({ device, reason }) => warning(`Lost: ${device}. ${reason}`),
  'login.refused': ({ device, code }) => warning(`${device} refused the login. ${sentenceOf(code, { device })}`),
  'session.resumed': ({ application: { version } }) =>
    warning(`The program was started again (version ${version}); everybody enrolled afresh.`),
  'archive.waived': ({ reason }) => warning(`The archive was waived: ${reason}`),
  'backup-key.gone': ({ reason }) => note(`The backup key is no longer in the token: ${reason}`),
  'set.voided': ({ set, reason, statement }) => warning(`Set ${set} is void: ${reason} ${statement}`),
  'exception.raised': ({ exception, by, happened }, title) =>
    warning(`Exception ${exception}, raised by ${title(by)}: ${happened}`),
  'exception.remedied': ({ exception, by, statement }, title) =>
    note(`Exception ${exception} remedied, says ${title(by)}: ${statement}`),
  'note.added': ({ by, text }, title) => note(`${title(by)} noted: ${text}`),
  'break.started': ({ by, reason, sealed }, title) => note(`Break, called by ${title(by)}: ${reason} Room: ${sealed}`),
  'break.ended': ({ by, statement }, title) => note(`Back from the break, says ${title(by)}: ${statement}`),
  'ceremony.aborted': ({ reason }) => warning(`The ceremony was aborted: ${reason}`),
}

/** The sentence of a refusal's code, or the code where this version no longer knows it. */
function sentenceOf(code: string, parameters: Readonly<Record<string, string | number>>): string {
  return Object.hasOwn(sentences, code) ? new Refusal(code as RefusalCode, parameters).message : `${code}.`
}
