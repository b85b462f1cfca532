/** What the transcript prints of equipment and results: a section for each thing. */
import type { Json } from '../base/json.ts'
import { message } from '../base/message.ts'
import type { State } from '../kernel/model.ts'
import type { Script } from '../kernel/script.ts'
import { backup } from '../subjects/backup/facts.ts'
import type { EventOf } from '../subjects/index.ts'
import type { Key, SecretKey } from '../subjects/keys/slice.ts'
import type { ClosedEnvelope } from '../subjects/secrets/facts.ts'
import { entry, labelOf, objectList, purposeEntry } from './entries.ts'
import { checkLabel, code, hex, publicKeyDigest, text } from './entry.ts'
import type { Entry, Section } from './model.ts'
import { hsmsOf } from '../subjects/tokens/hsm.ts'

export function tokenSection(
  token: EventOf<'token.noted'>,
  script: Script,
  found: EventOf<'tokens.found'> | undefined,
): Section {
  const before = found?.tokens.find(({ name }) => name === token.name)
  return {
    title: message('paper.section.hsm', { title: hsmsOf(script)[token.name]?.title ?? token.name }),
    entries: [
      text(message('entry.label'), token.label),
      text(message('entry.serial'), token.serial),
      text(message('entry.model'), token.model),
      text(message('entry.firmware'), token.firmware),
      text(message('entry.certificate'), token.certificate ?? message('value.certificate.none')),
      ...facts(token.module).map(([name, value]) => entry(message('entry.moduleOf', { label: labelOf(name) }), value)),
      ...(before ? [text(message('paper.label.objectsBefore'), objectList(before.objects))] : []),
    ],
  }
}

export function laptopSection(report: Json): Section {
  // What is said of application and tokens stands under Software and HSM already.
  const told = facts(report).filter(([name]) => name !== 'application' && name !== 'tokens')
  return {
    title: message('paper.section.laptop'),
    entries: told.map(([name, value]) => entry(labelOf(name), value)),
  }
}

function facts(value: Json): readonly (readonly [string, Json])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [['value', value]]
}

export function keySection(key: Key | SecretKey): Section {
  return {
    title: message('paper.section.key', { label: key.label }),
    entries: [
      text(message('paper.label.algorithm'), key.algorithm),
      ...('keyCheck' in key ? [purposeEntry(key.purpose)] : []),
      text(message('paper.label.state'), message(stateOf(key))),
      text(message('entry.token'), key.token),
      code('CKA_ID', key.id),
      'keyCheck' in key ? code(checkLabel(key.keyCheck), key.keyCheck.value) : publicKeyDigest(key.spki),
      key.blob === null
        ? text(message('paper.label.archive'), message('paper.noBackup'))
        : hex(message('paper.label.archiveDigest'), key.blob),
    ],
  }
}

/** A secret key has no public key that could be proved. */
function stateOf(key: Key | SecretKey): `paper.key.${Key['status']}` | `paper.secretKey.${'made' | 'proved'}` {
  const { status } = key
  return 'keyCheck' in key && (status === 'made' || status === 'proved')
    ? `paper.secretKey.${status}`
    : `paper.key.${status}`
}

export function backupSection(state: State): readonly Section[] {
  const { key } = backup.of(state)
  if (key === null) return []
  const entries: Entry[] = [
    text(message('entry.shares'), message('paper.shares', { threshold: key.threshold, shares: key.shares })),
    text(message('paper.label.proved'), message(key.whole ? 'paper.whole' : 'paper.notWhole')),
    text(message('paper.label.where'), message(`paper.where.${key.where}`)),
    code(checkLabel(key.check), key.check.value),
  ]
  return [{ title: message('paper.section.backupKey'), entries }]
}

export function envelopeKeySection(state: State): readonly Section[] {
  const { envelopeKey } = backup.of(state)
  if (envelopeKey === null) return []
  const { threshold, shares, whole, destroyed, check } = envelopeKey
  const entries: Entry[] = [
    text(message('entry.shares'), message('paper.shares', { threshold, shares })),
    text(message('paper.label.proved'), message(whole ? 'paper.whole' : 'paper.notWhole')),
    text(message('paper.label.where'), message(destroyed ? 'paper.envelope.destroyed' : 'paper.envelope.alive')),
    code(checkLabel(check), check.value),
  ]
  return [{ title: message('paper.section.envelopeKey'), entries }]
}

export function envelopeSection({ artifact, label, secret, sha256, opened }: ClosedEnvelope): Section {
  return {
    title: message('paper.section.envelope', { artifact }),
    entries: [
      text(message('entry.secretFor'), label),
      text(message('entry.secret'), message(`value.secret.${secret}`)),
      text(message('paper.label.state'), message(opened ? 'paper.envelope.opened' : 'paper.envelope.closed')),
      hex(message('entry.envelope'), sha256),
    ],
  }
}

export function certificateSection(made: EventOf<'certificate.made'>): Section {
  return {
    title: message('paper.section.certificate', { artifact: made.artifact }),
    entries: [
      text(message('entry.subject'), made.subject),
      code(message('entry.serial'), made.serial),
      text(message('entry.valid'), message('value.valid.dates', { from: made.notBefore, to: made.notAfter })),
      publicKeyDigest(made.spki),
      hex(message('paper.label.certificateDigest'), made.sha256),
    ],
  }
}
