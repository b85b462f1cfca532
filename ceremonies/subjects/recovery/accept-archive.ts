import { z } from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import type { State } from '../../kernel/model.ts'
import { count } from '../../kernel/shapes.ts'
import { backup } from '../backup/facts.ts'
import { artifact, digest, label } from '../fields.ts'
import { anyKeyOf, keyOrNull } from '../keys/keys.ts'
import { nothingLeft } from '../leftovers.ts'
import { ofKey, openableArchive, openableSet, provedArchive } from '../resources.ts'
import { type ArchivedKey, archiveAccepted, type EarlierSet } from './facts.ts'

/**
 * An archive that this ceremony made itself is to be opened as one from before would be: for a drill with a throw-away key. People
 * read the digest of the wrapped key as it was shown when the key was archived.
 */
export const acceptArchive = defineStep({
  name: 'accept-archive',
  reference: {
    is: 'An archive that this ceremony made is to be opened as if it came from an earlier one. People type the digest that was shown when it was made, and the file must have it.',
    alsoNeeds: 'The backup key has been destroyed in its token.',
    example: { key: 'drill', artifact: 'drill.kwp' },
  },
  needs: [ofKey, { resource: provedArchive, by: 'key', check: 'RECOVERY-1' }],
  makes: [{ resource: openableArchive, by: 'key' }, { resource: openableSet }],
  fields: z.strictObject({ key: label, artifact }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs
      ? [
          {
            name: 'digest',
            label: message('field.accept-archive.digest', { artifact: step.fields.artifact }),
            type: 'digest',
            shown: keyOrNull(state, step.fields.key)?.blob ?? '',
          },
        ]
      : [],
  act: {
    request: z.strictObject({ key: label, artifact, digest: z.union([digest, z.literal('none')]) }),
    result: z.strictObject({ sha256: digest, length: count }),
    prepare: (step, state) => {
      ownSet(state)
      return { ...step.fields, digest: typedDigest(state, step.performs) }
    },
    perform: (_step, { artifact: name }, { artifact: read }) => {
      const blob = read(name)
      return Promise.resolve({ sha256: sha256Hex(blob), length: blob.length })
    },
    conclude: (_step, { key: name, artifact: file, digest: typed }, { sha256, length }, state) => {
      const key = anyKeyOf(state, name)
      if (key.blob !== sha256)
        throw refuse('ARCHIVE_DIFFERS', { artifact: file, expected: key.blob ?? '', found: sha256 })
      if (typed !== sha256) throw refuse('ARCHIVE_DIFFERS', { artifact: file, expected: typed, found: sha256 })
      const { ceremony } = state
      return [
        archiveAccepted({
          label: name,
          artifact: file,
          sha256,
          length,
          key: inArchive(key),
          set: ownSet(state),
          ceremony,
        }),
      ]
    },
    ...nothingLeft,
  },
})

/** What somebody typed from paper; throws a ZodError for what no form lets through. */
export function typedDigest({ attempt }: State, person: string): string {
  return z.union([digest, z.literal('none')]).parse(attempt?.answers[person]?.['digest'])
}

function inArchive(key: ReturnType<typeof anyKeyOf>): ArchivedKey {
  if ('spki' in key) return { algorithm: key.algorithm, spki: key.spki }
  return { algorithm: key.algorithm, purpose: key.purpose, keyCheck: key.keyCheck }
}

/** The set of this ceremony, once its key is in the shares alone; throws SET_UNPROVED or BACKUP_KEY_ALIVE. */
function ownSet(state: State): EarlierSet {
  const { key } = backup.of(state)
  if (key === null || !key.whole || key.identifier === null) throw refuse('SET_UNPROVED')
  if (key.where !== 'destroyed') throw refuse('BACKUP_KEY_ALIVE', { token: key.token })
  const { set, scheme, identifier, threshold, shares, check } = key
  return { set, scheme, identifier, threshold, shares, check: { ...check } }
}
