import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../base/digest.ts'
import type { Plan } from '../kernel/planned.ts'
import type { Script } from '../kernel/script.ts'
import type { Purpose } from '../devices/algorithm.ts'
import { pointOfSpki } from '../devices/ec-point.ts'
import { thingPhrase } from '../custody/shapes.ts'
import type { Template } from '../devices/hsm.ts'
import type { Rules } from '../kernel/model.ts'
import type { Change } from '../kernel/review.ts'
import { current } from '../index.ts'
import type { Event, EventOf } from '../subjects/index.ts'
import type { Json } from '../base/json.ts'
import { type Name, type Phrase, message } from '../base/message.ts'
import { cardsOf } from '../subjects/custody/things.ts'
import { hsmsOf } from '../subjects/tokens/hsm.ts'
import { findingPhrase } from '../subjects/room/examined.ts'
import type { Entry } from './model.ts'
import { checkLabel, code, type Describers, entryLabel, hex, publicKeyDigest, text, type TitleOf } from './entry.ts'
import { changed } from './changed.ts'
import { recovered } from './recovered.ts'

/** A value as people read it; a digest (or anything hexadecimal that long) in groups. */
export function entry(label: Phrase, value: Json): Entry {
  if (typeof value === 'string') return /^[0-9a-f]{40,}$/.test(value) ? hex(label, value) : text(label, value)
  return text(label, { data: value })
}

/** A name of the program's own as a label: `derLength` is Bytes of DER. */
export function labelOf(name: string): Name {
  return { name }
}

export function titlesIn(script: Script, { parts }: Plan): TitleOf {
  const things = { ...cardsOf(script), ...hsmsOf(script) }
  return (id) => parts.find((part) => part.id === id)?.title ?? things[id]?.title ?? id
}

/** What an event that a step brought about says in the transcript: of itself, or as described here where it takes more than its members. */
export function entriesOf(event: Event, title: TitleOf, rules: Pick<Rules, 'facts'> = current): readonly Entry[] {
  const describe = describers[event.type] as ((event: Event, title: TitleOf) => readonly Entry[]) | undefined
  const told = describe?.(event, title)
  return told ?? (rules.facts.get(event.type)?.tells(event) ?? []).map(({ label, value }) => text(label, value))
}

/** Which label stands beside what is not as it was. */
const changeLabels = {
  application: 'entry.application',
  module: 'entry.module',
  mirror: 'entry.mirrorMoved',
  'same-medium': 'entry.sameMedium',
} as const

function changeOf({ what, device, was, now }: Change): Entry {
  if (what === 'missing') return text(entryLabel('missing'), now)
  return text(message(changeLabels[what], { device: device ?? '' }), message('value.change.moved', { was, now }))
}

/** PKCS#11: CKO_SECRET_KEY. */
const SECRET_KEY = 4

const describers: Describers = {
  'mirror.named': ({ folder }) => [text(entryLabel('mirror'), folder)],
  'session.resumed': ({ unsigned, changes }) => [
    ...(unsigned === null ? [] : [text(entryLabel('unsigned'), message('value.unsigned.places', { ...unsigned }))]),
    ...changes.map(changeOf),
  ],
  'clock.agreed': ({ offsets }) => [
    text(
      entryLabel('clocks'),
      offsets.map((seconds) => message('value.clock.offset', { seconds: `${seconds > 0 ? '+' : ''}${seconds}` })),
    ),
  ],
  'environment.found': ({ findings }) =>
    findings.map((found) => {
      const finding = findingPhrase(found)
      return text(labelOf(found.id), found.refused ? message('value.environment.stops', { finding }) : finding)
    }),
  'token.noted': ({ label, serial, model, firmware, certificate }) => [
    text(entryLabel('label'), label),
    text(entryLabel('serial'), serial),
    text(entryLabel('model'), model),
    text(entryLabel('firmware'), firmware),
    text(entryLabel('certificate'), certificate ?? message('value.certificate.none')),
  ],
  'card.enrolled': (
    { card, holder, applet, serial, token, software, curve, decryption, signature, ...maker },
    title,
  ) => [
    text(entryLabel('card'), title(card)),
    text(entryLabel('holder'), title(holder)),
    text(entryLabel('applet'), message(`value.card.${applet}`, { curve })),
    text(entryLabel('serial'), serial),
    text(entryLabel('firmware'), software ? message('value.card.played') : (token ?? message('value.card.untold'))),
    hex(entryLabel('cardKey'), sha256Hex(hexToBytes(decryption))),
    hex(entryLabel('cardSigns'), sha256Hex(hexToBytes(signature))),
    text(
      entryLabel('vouched'),
      message(`value.card.${maker.attested ? 'attested' : maker.attestation === null ? 'none' : 'kept'}`),
    ),
  ],
  'card.presented': (
    { card, holder, applet, serial, token, software, decryption, signature, attested, enrolled },
    title,
  ) => [
    text(entryLabel('card'), title(card)),
    text(entryLabel('holder'), title(holder)),
    text(entryLabel('enrolledIn'), message('value.card.enrolledIn', { ...enrolled })),
    text(entryLabel('applet'), message(`value.card.${applet}`, { curve: pointOfSpki(decryption)?.curve ?? '' })),
    text(entryLabel('serial'), serial),
    text(entryLabel('firmware'), software ? message('value.card.played') : (token ?? message('value.card.untold'))),
    hex(entryLabel('cardKey'), sha256Hex(hexToBytes(decryption))),
    hex(entryLabel('cardSigns'), sha256Hex(hexToBytes(signature))),
    text(entryLabel('vouched'), message(attested ? 'value.card.attestedThen' : 'value.card.none')),
  ],
  'card.inspected': ({ share, by, serial, found, bagged }, title) => [
    text(message('entry.inspected', { share }), message(`value.onCard.${found}`, { serial, person: title(by) })),
    ...(bagged ? [text(entryLabel('bag'), message('value.onCard.bagged'))] : []),
  ],
  'record-key.made': ({ id, fingerprint }) => [code('CKA_ID', id), hex(entryLabel('fingerprint'), fingerprint)],
  'wrap.probed': ({ algorithm, mechanism, exact, derLength, trailingZeros: zeros }) => [
    text(entryLabel('throwAway'), algorithm),
    code(entryLabel('mechanism'), mechanism),
    text(entryLabel('opened'), message('value.opened.bytes', { derLength, zeros })),
    text(entryLabel('exact'), message(exact ? 'answer.yes' : 'value.exact.no')),
  ],
  'backup-key.made': ({ token, set, check }) => [
    text(entryLabel('token'), token),
    code(entryLabel('set'), set),
    code(checkLabel(check), check.value),
  ],
  'backup-key.reloaded': ({ shares }) => [text(entryLabel('backShares'), shares)],
  'backup-key.destroyed': ({ token, check }) => [
    text(entryLabel('destroyedIn'), message('value.destroyedIn.both', { token })),
    code(checkLabel(check), check.value),
  ],
  'envelope-key.made': ({ set, check, token }) => [
    text(
      entryLabel('randomOf'),
      token === null ? message('value.randomOf.laptop') : message('value.randomOf.both', { token }),
    ),
    code(entryLabel('set'), set),
    code(checkLabel(check), check.value),
  ],
  'envelope-key.recalled': ({ shares }) => [text(entryLabel('keyBack'), shares)],
  'envelope-key.destroyed': ({ check }) => [
    text(entryLabel('destroyedIn'), message('value.destroyedIn.secrets')),
    code(checkLabel(check), check.value),
  ],
  'envelope.closed': ({ artifact, label, secret, sha256, check }) => [
    code(entryLabel('file'), artifact),
    text(entryLabel('secretFor'), label),
    text(entryLabel('secret'), message(`value.secret.${secret}`)),
    hex(entryLabel('envelope'), sha256),
    code(checkLabel(check), check.value),
  ],
  'envelope.committed': ({ length, commitment }) => [
    text(entryLabel('secretLength'), length),
    hex(entryLabel('secretCommitment'), commitment),
  ],
  'envelope.opened': ({ artifact, shares }) => [
    code(entryLabel('file'), artifact),
    text(entryLabel('envelopeOpened'), shares),
  ],
  'set.made': ({ scheme, identifier, threshold, shares }) => [
    text(entryLabel('shares'), message('value.shares.set', { threshold, shares, scheme, identifier })),
  ],
  'set.committed': ({ commitments }) => [text(entryLabel('commitments'), commitments.length)],
  'set.proved': ({ quorums }) => [text(entryLabel('quorums'), quorums)],
  'share.shown': ({ index, to }, title) => [
    text(message('entry.share', { index }), message('value.share.shown', { person: title(to) })),
  ],
  'share.proved': ({ index, by }, title) => [
    text(message('entry.share', { index }), message('value.share.typed', { person: title(by) })),
  ],
  'set.called': ({ set, ...called }) => [
    text(entryLabel('called'), message('value.shares.set', called)),
    text(entryLabel('set'), set === null ? message('value.called.unknown') : message('value.called.known', { set })),
  ],
  'share.inspected': ({ share, by, bag, state }, title) => [
    text(message('entry.inspected', { share }), message(`value.inspected.${state}`, { bag, person: title(by) })),
  ],
  'share.reread': ({ share, by, legible }, title) => [
    text(
      message('entry.inspected', { share }),
      message(legible ? 'value.reread.legible' : 'value.reread.illegible', { person: title(by) }),
    ),
  ],
  'thing.lost': ({ what, set, mark, bag }) => [
    text(entryLabel('lost'), thingPhrase({ what, set, mark, title: '' })),
    text(entryLabel('bag'), message('value.lost.bag', { bag })),
  ],
  'share.put-on-card': ({ index, to, card, artifact, sha256 }, title) => [
    text(message('entry.share', { index }), message('value.share.onCard', { card: title(card), person: title(to) })),
    code(entryLabel('file'), artifact),
    hex(entryLabel('sealedShare'), sha256),
  ],
  'share.taken-off-card': ({ index, holder, card, instead, paper }, title) => [
    text(
      message('entry.share', { index }),
      message(`value.takenOff.${instead === null ? (paper ? 'paper' : 'none') : 'card'}`, {
        ...{ card: title(card), person: title(holder), instead: instead === null ? '' : title(instead) },
      }),
    ),
  ],
  'share.printed': ({ index, to, printer, job }, title) => [
    text(
      message('entry.share', { index }),
      job.startsWith('throw-away')
        ? message('value.share.printedNowhere', { person: title(to) })
        : message('value.share.printed', { person: title(to), printer, job }),
    ),
  ],
  'share.scanned': ({ index, by, picture }, title) => [
    text(message('entry.share', { index }), message('value.share.scanned', { person: title(by), picture })),
  ],
  'share.proved-by-card': ({ index, by, card }, title) => [
    text(message('entry.share', { index }), message('value.share.byCard', { card: title(card), person: title(by) })),
  ],
  'thing.kept': ({ sealedBy, place, bag, ...thing }, title) => [
    text(entryLabel('kept'), thingPhrase(thing)),
    text(entryLabel('bag'), sealedBy === null ? bag : message('value.bag.sealed', { bag, person: title(sealedBy) })),
    text(entryLabel('keptWhere'), place),
  ],
  'key.made': ({ token, label, id, algorithm, spki, privateKey }) => [
    text(entryLabel('key'), message('value.key.made', { label, algorithm, token })),
    code('CKA_ID', id),
    publicKeyDigest(spki),
    code(entryLabel('privateKey'), attributes(privateKey)),
    text('CKA_WRAP_WITH_TRUSTED', message('value.wrapWithTrusted.no')),
  ],
  'token.listed': ({ name, objects }) =>
    objects.map(({ class: kind, id, label }) =>
      text(message('entry.before', { token: name }), message('value.left.object', { kind, label, id })),
    ),
  'key.found': ({ token, label, id, algorithm, spki, attributes: read }) => [
    text(entryLabel('key'), message('value.key.found', { label, algorithm, token })),
    code('CKA_ID', id),
    publicKeyDigest(spki),
    code(entryLabel('privateKey'), attributes(read)),
  ],
  'secret-key.found': ({ token, label, id, algorithm, purpose, keyCheck, attributes: read }) => [
    text(entryLabel('key'), message('value.key.found', { label, algorithm, token })),
    purposeEntry(purpose),
    code('CKA_ID', id),
    code(checkLabel(keyCheck), keyCheck.value),
    code(entryLabel('secretKey'), attributes(read)),
  ],
  'key.proved': ({ label, challenge }) => [
    text(entryLabel('key'), label),
    text(entryLabel('signature'), message('value.signature.checked')),
    hex(entryLabel('challenge'), challenge),
  ],
  'key.held': ({ label }) => [
    text(entryLabel('key'), label),
    text(entryLabel('signature'), message('value.signature.held')),
  ],
  'key.archived': ({ artifact, sha256, check, mechanism, length, derLength: der }) => [
    code(entryLabel('file'), artifact),
    hex(entryLabel('wrappedKey'), sha256),
    code(entryLabel('mechanism'), mechanism),
    text(
      entryLabel('length'),
      der === null ? message('value.length.untold', { length }) : message('value.length.told', { length, der }),
    ),
    code(checkLabel(check), check.value),
  ],
  'key.restored': ({ label, shares, twin }) => [
    text(entryLabel('key'), message('value.key.restored', { label })),
    text(entryLabel('backupKeyBack'), shares),
    text(entryLabel('twin'), { data: twin }),
  ],
  'secret-key.made': ({ token, label, id, algorithm, purpose, keyCheck, secretKey }) => [
    text(entryLabel('key'), message('value.key.made', { label, algorithm, token })),
    purposeEntry(purpose),
    code('CKA_ID', id),
    code(checkLabel(keyCheck), keyCheck.value),
    code(entryLabel('secretKey'), attributes(secretKey)),
    text('CKA_WRAP_WITH_TRUSTED', message('value.wrapWithTrusted.no')),
  ],
  'secret-key.proved': ({ label }) => [
    text(entryLabel('key'), label),
    text(entryLabel('recomputed'), message('value.recomputed.proved')),
  ],
  'secret-key.held': ({ label }) => [
    text(entryLabel('key'), label),
    text(entryLabel('recomputed'), message('value.recomputed.held')),
  ],
  'secret-key.archived': ({ artifact, sha256, keyCheck, check, mechanism, length, keyLength: bytes }) => [
    code(entryLabel('file'), artifact),
    hex(entryLabel('wrappedKey'), sha256),
    code(entryLabel('mechanism'), mechanism),
    text(entryLabel('length'), message('value.length.bare', { length, bytes })),
    code(checkLabel(keyCheck), keyCheck.value),
    code(checkLabel(check, 'entry.backupCheckValue'), check.value),
  ],
  'secret-key.restored': ({ label, shares, twin }) => [
    text(entryLabel('key'), message('value.key.restoredSecret', { label })),
    text(entryLabel('recomputed'), message('value.recomputed.restored')),
    text(entryLabel('backupKeyBack'), shares),
    text(entryLabel('twin'), { data: twin }),
  ],
  'key.locked': ({ attributes: read, refusedBy }) => [
    code(entryLabel(read['CKA_CLASS'] === SECRET_KEY ? 'secretKey' : 'privateKey'), attributes(read)),
    code(entryLabel('refused'), refusedBy),
  ],
  ...recovered,
  ...changed,
  'certificate.made': ({ artifact, subject, serial, notBefore, notAfter, tbs, sha256 }) => [
    code(entryLabel('file'), artifact),
    text(entryLabel('subject'), subject),
    code(entryLabel('serial'), serial),
    text(entryLabel('valid'), message('value.valid.dates', { from: notBefore, to: notAfter })),
    hex(entryLabel('tbs'), tbs),
    hex(entryLabel('certificateDigest'), sha256),
  ],
  'checkpoint.signed': ({ size, root }) => [text(entryLabel('size'), size), hex(entryLabel('root'), root)],
  'words.copied': ({ by }, title) => [text(entryLabel('copied'), by.map(title))],
  'ceremony.sealed': ({ tokens }) =>
    tokens.flatMap(({ name, objects }) =>
      objects.map(({ class: kind, id, label }) =>
        text(message('entry.left', { token: name }), message('value.left.object', { kind, label, id })),
      ),
    ),
}

export function purposeEntry(purpose: Purpose): Entry {
  return text(entryLabel('purpose'), message('value.purpose.named', { purpose }))
}

export function objectList(objects: EventOf<'tokens.found'>['tokens'][number]['objects']): Phrase {
  if (objects.length === 0) return message('nothing.nothing')
  return objects.map(({ class: type, id, label }) => message('paper.object', { class: type, label, id }))
}

const usual = /SENSITIVE|EXTRACTABLE|CKA_LOCAL|CKA_SIGN|CKA_TOKEN|CKA_PRIVATE/
const ofSecret = /CKA_(ENCRYPT|DECRYPT|WRAP|UNWRAP|VERIFY|DERIVE)$/

/** What keeps a key where it is; of a secret key, what it may do as well. */
function attributes(template: Template): string {
  return Object.entries(template)
    .filter(([name]) => usual.test(name) || (template['CKA_CLASS'] === SECRET_KEY && ofSecret.test(name)))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
