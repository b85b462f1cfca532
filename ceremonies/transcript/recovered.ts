/** What facts about archives that are opened once more say in the transcript. */
import { message } from '../base/message.ts'
import { checkLabel, code, type Describers, entryLabel, hex, publicKeyDigest, text, type TitleOf } from './entry.ts'
import type { EventOf } from '../subjects/index.ts'
import type { Entry } from './model.ts'

export const recovered = {
  'archive.accepted': ({ label, artifact, sha256, length, key, set }: EventOf<'archive.accepted'>) => [
    text(entryLabel('archiveOf'), message('value.archive.ofSet', { artifact, length, label, ...counts(set) })),
    hex(entryLabel('wrappedKey'), sha256),
    'spki' in key ? publicKeyDigest(key.spki) : code(checkLabel(key.keyCheck), key.keyCheck.value),
    code(checkLabel(set.check, 'entry.backupCheckValue'), set.check.value),
  ],
  'backup-key.recovered': ({ shares, check, token }: EventOf<'backup-key.recovered'>, title: TitleOf) => [
    text(entryLabel('backupKeyBack'), shares),
    code(checkLabel(check, 'entry.backupCheckValue'), check.value),
    text(entryLabel('token'), title(token)),
  ],
  'recovered-backup-key.destroyed': ({ token, objects }: EventOf<'recovered-backup-key.destroyed'>, title: TitleOf) => [
    text(entryLabel('destroyedIn'), title(token)),
    text(message('entry.objectsAsBefore', { token }), objects),
  ],
  'key.recovered': ({ label, token, departures, spki, challenge, beside }: EventOf<'key.recovered'>) => [
    text(entryLabel('key'), message('value.key.recovered', { label, token })),
    publicKeyDigest(spki),
    hex(entryLabel('challenge'), challenge),
    text(entryLabel('signature'), message('value.signature.beside', { token })),
    ...(beside
      ? [text(entryLabel('signatureBeside'), message('value.signature.beside', { token: beside.token }))]
      : []),
    ...departed(departures),
  ],
  'secret-key.recovered': ({ label, token, departures, keyCheck, beside }: EventOf<'secret-key.recovered'>) => [
    text(entryLabel('key'), message('value.key.recovered', { label, token })),
    code(checkLabel(keyCheck), keyCheck.value),
    text(entryLabel('recomputed'), message('value.recomputed.recovered', { token })),
    ...(beside
      ? [
          text(
            entryLabel('checkBeside'),
            message('value.recomputed.beside', { value: beside.keyCheck.value, token: beside.token }),
          ),
        ]
      : []),
    ...departed(departures),
  ],
} as const satisfies Describers

function counts({ identifier, threshold, shares }: EventOf<'archive.accepted'>['set']) {
  return { identifier, threshold, shares }
}

function departed(departures: readonly string[]): readonly Entry[] {
  return departures.map((attribute) => code(entryLabel('departures'), attribute))
}
