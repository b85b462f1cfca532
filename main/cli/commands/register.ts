import {
  backupKeysIn,
  envelopeKeysIn,
  envelopesIn,
  ceremoniesIn,
  followedBy,
  identifiersIn,
  keysIn,
  secretKeysIn,
  setsIn,
  tokensIn,
} from '../../../ceremonies/register/ask.ts'
import { validSetsIn } from '../../../ceremonies/register/succession.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { guardProcess } from '../../guard.ts'
import { stderr, stdout } from '../../output.ts'
import { type Listing, listingsIn } from '../../register/list.ts'
import { readRecord } from '../../register/reading.ts'
import { Register } from '../../register/register.ts'
import { DataFolder } from '../../store/data-folder.ts'
import { inWords } from '../../words.ts'
import { exits } from '../failure.ts'

export interface RegisterOptions {
  readonly rebuild?: boolean
  readonly data?: string
  readonly json?: boolean
}

/** What all records of the data folder say together. A record that cannot be read is said, listed and passed over. */
export async function register({ rebuild, data: named, json }: RegisterOptions): Promise<number> {
  await guardProcess()
  const data = DataFolder.read(named)
  try {
    const found = Register.open(data, readRecord)
    if (rebuild) found.rebuild()
    else found.catchUp()
    const told = contentsOf(found)
    for (const { trouble } of found.unreadable()) stderr.line(`strongroom: ${trouble.code}: ${inWords(trouble)}`)
    if (json) stdout.json(told)
    else for (const line of linesOf(told)) stdout.line(shown(line))
    return found.unreadable().length === 0 ? exits.done : exits.unreadable
  } finally {
    data.close()
  }
}

type Contents = ReturnType<typeof contentsOf>

function contentsOf(found: Register) {
  const ceremonies = ceremoniesIn(found)
  return {
    ceremonies: listingsIn(found).map((listing) => ceremonyOf(found, listing, ceremonies.get(listing.id))),
    keys: keysIn(found),
    secretKeys: secretKeysIn(found),
    backupKeys: backupKeysIn(found),
    envelopeKeys: envelopeKeysIn(found),
    envelopes: envelopesIn(found),
    sets: setsIn(found),
    validSets: validSetsIn(found),
    identifiers: identifiersIn(found),
    tokens: tokensIn(found),
  }
}

function ceremonyOf(
  found: Register,
  { id, title, mode, opened, last, facts, phase, step, trouble }: Listing,
  known: ReturnType<ReturnType<typeof ceremoniesIn>['get']>,
) {
  const { script = null, rules = null, follows = null } = known ?? {}
  return {
    ceremony: id,
    title,
    mode,
    phase,
    opened,
    last,
    facts,
    step: step?.id ?? null,
    script,
    rules,
    follows,
    followed: follows === null ? null : followedBy(found, follows),
    trouble: trouble?.code ?? null,
  }
}

function linesOf({
  ceremonies,
  keys,
  secretKeys,
  backupKeys,
  envelopeKeys,
  envelopes,
  sets,
  validSets,
  tokens,
}: Contents): readonly string[] {
  return [
    ...section('Ceremonies', ceremonies, (one) =>
      one.trouble === null
        ? `${one.ceremony}  ${one.opened}  ${one.mode}  ${one.phase}  ${one.title}${afterText(one)}`
        : `${one.ceremony}  cannot be read: ${one.trouble}`,
    ),
    ...section('Keys', keys, ({ ceremony, label, algorithm, token, id, status }) =>
      [ceremony, label, algorithm, status, `${token} ${id}`].join('  '),
    ),
    ...section('Secret keys', secretKeys, ({ ceremony, label, algorithm, purpose, token, id, check, status }) =>
      [ceremony, label, algorithm, purpose, `${check.method} ${check.value}`, status, `${token} ${id}`].join('  '),
    ),
    ...section('Backup keys', backupKeys, ({ ceremony, set, check, where }) =>
      [ceremony, `${check.method} ${check.value}`, `set ${set}`, where].join('  '),
    ),
    ...section('Envelope keys', envelopeKeys, ({ ceremony, set, check, where }) =>
      [ceremony, `${check.method} ${check.value}`, `set ${set}`, where].join('  '),
    ),
    ...section('Envelopes', envelopes, ({ ceremony, artifact, label, set, opened, sha256 }) =>
      [ceremony, artifact, label, `set ${set}`, opened ? 'opened again' : 'not opened again', sha256].join('  '),
    ),
    ...section('Share sets', sets, ({ ceremony, identifier, set, threshold, shares, status, onCards }) =>
      [
        ceremony,
        String(identifier),
        `set ${set}`,
        `${threshold} of ${shares}`,
        status,
        ...onCards.map(
          ({ share, card, serial, holder }) => `share ${share} on ${card} (serial ${serial ?? 'unknown'}) of ${holder}`,
        ),
      ].join('  '),
    ),
    ...section('Valid sets', validSets, ({ ceremony, label, set }) => [ceremony, label, `set ${set}`].join('  ')),
    ...section('Tokens', tokens, ({ ceremony, name, label, serial, model, objects }) =>
      [ceremony, name, `“${label}”, serial ${serial}, ${model}`, held(objects)].join('  '),
    ),
  ]
}

function afterText({ follows, followed }: Contents['ceremonies'][number]): string {
  if (follows === null) return ''
  if (followed === null) return ', follows one that has no record here'
  return `, follows ${followed.ceremony}${followed.last ? '' : ' (not its last note)'}`
}

function held(objects: Contents['tokens'][number]['objects']): string {
  if (objects === null) return 'not sealed'
  return `${objects.length} ${objects.length === 1 ? 'object' : 'objects'} at the seal`
}

function section<T>(title: string, all: readonly T[], line: (one: T) => string): readonly string[] {
  return all.length === 0 ? [] : [title, ...all.map((one) => `  ${line(one)}`)]
}
