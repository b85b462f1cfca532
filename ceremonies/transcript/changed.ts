/** What facts about a change of custodians say in the transcript. */
import { message } from '../base/message.ts'
import { checkLabel, code, type Describers, entryLabel, hex, publicKeyDigest, text } from './entry.ts'
import type { EventOf } from '../subjects/index.ts'

export const changed = {
  'record.accepted': ({ ceremony, note, keys, set }: EventOf<'record.accepted'>) => {
    const { threshold, shares, scheme, identifier, check } = set
    return [
      text(entryLabel('earlierCeremony'), ceremony),
      hex(entryLabel('earlierNote'), note),
      text(entryLabel('set'), message('value.shares.set', { threshold, shares, scheme, identifier })),
      code(checkLabel(check, 'entry.backupCheckValue'), check.value),
      text(entryLabel('earlierKeys'), keys.join(', ')),
    ]
  },
  'archive.rewrapped': ({ label, token, key, departures }: EventOf<'archive.rewrapped'>) => [
    text(entryLabel('key'), message('value.key.rewrapped', { label, token })),
    'spki' in key ? publicKeyDigest(key.spki) : code(checkLabel(key.keyCheck), key.keyCheck.value),
    ...departures.map((attribute) => code(entryLabel('departures'), attribute)),
  ],
  'set.in-force': ({ set, over, ceremony, keys }: EventOf<'set.in-force'>) => [
    text(entryLabel('setInForce'), set),
    text(entryLabel('setOver'), over),
    text(entryLabel('earlierCeremony'), ceremony),
    text(entryLabel('earlierKeys'), keys.join(', ')),
  ],
  'set.retired': ({ set, destroyed, left, cards, archives, media, how }: EventOf<'set.retired'>) => [
    text(entryLabel('set'), set),
    ...(destroyed.length > 0 ? [text(entryLabel('sheetsDestroyed'), destroyed)] : []),
    ...(left.length > 0 ? [text(entryLabel('sheetsLeft'), left)] : []),
    ...cards.map(({ share, serial, destroyed: gone }) =>
      text(entryLabel(gone ? 'cardDestroyed' : 'cardLeft'), message('value.cardShare', { share, serial })),
    ),
    text(entryLabel(archives ? 'archivesDestroyed' : 'archivesLeft'), media),
    text(entryLabel('destroyedHow'), how),
  ],
} as const satisfies Describers
