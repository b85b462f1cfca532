import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Event } from '../../kernel/model.ts'
import type { Plan } from '../../kernel/planned.ts'
import { count, digest, list } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { artifact, label } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { earlierRecord, openableArchive, openableSet } from '../resources.ts'
import { typedDigest } from './accept-archive.ts'
import { RETIRE } from './archives.ts'
import { archiveAccepted, archivedKey, earlierCard, earlierSet, recordAccepted, recovery } from './facts.ts'

/** What the record of an earlier ceremony says of its sets and archives, as whoever verified it read it. */
export const RecordRead = z.strictObject({
  ceremony: z.string(),
  mode: z.enum(['real', 'rehearsal']),
  /** True if it is the record whose last note people have on paper. */
  anchored: z.boolean(),
  /** Of its facts. */
  size: count,
  /** Those that are valid, with what each brings back. */
  sets: list(
    z.strictObject({
      set: earlierSet,
      cards: list(earlierCard),
      archives: list(z.strictObject({ label, artifact, sha256: digest, length: count, key: archivedKey })),
    }),
  ),
})
export type RecordRead = z.infer<typeof RecordRead>

const fields = z.strictObject({
  keys: z.array(label).min(1).max(50).describe('The labels of all keys that its shares bring back.'),
  threshold: z.int().min(2).max(16).describe('How many of its shares bring them back.'),
  shares: z.int().min(2).max(16).describe('How many shares it has.'),
})

/**
 * The record of an earlier ceremony is brought in by file and verified, with the digest of its last note from paper: what it says of
 * its set of shares and of its archives counts from here on.
 */
export const acceptRecord = defineStep({
  name: 'accept-record',
  reference: {
    is: 'The record of an earlier ceremony, brought in by file, is verified and compared with the digest of its last note on paper. Its archives can be opened with the shares of its set from here on.',
    alsoNeeds: 'The record’s folder or file, named when the ceremony begins.',
    example: { keys: ['root'], threshold: 3, shares: 5 },
  },
  needs: [],
  makes: [{ resource: earlierRecord }, { resource: openableSet }, { resource: openableArchive, by: 'keys' }],
  fields,
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs ? [{ name: 'digest', label: message('field.accept-record.digest'), type: 'digest' }] : [],
  check: (_step, state) => {
    const retires = state.plan.steps.some(({ kind }) => kind === RETIRE)
    // Said at the first step of a change, and not once the old shares are on the table.
    if (retires && state.mode === 'real' && state.mirror === 'none') throw refuse('CHANGE_NEEDS_MIRROR')
  },
  act: {
    request: z.strictObject({ note: z.union([digest, z.literal('none')]) }),
    result: RecordRead,
    prepare: (step, state) => {
      if (recovery.of(state).set !== null) throw refuse('RECORD_ACCEPTED_BEFORE')
      const note = typedDigest(state, step.performs)
      if (note === 'none' && state.mode === 'real') throw refuse('EARLIER_NOT_ANCHORED')
      return { note }
    },
    perform: async (_step, { note }, { earlier }) =>
      RecordRead.parse(await earlier.read(note === 'none' ? null : note)),
    conclude: (step, { note }, { ceremony, mode, anchored, size, sets }, state): readonly Event[] => {
      const { keys, threshold, shares } = step.fields
      if (mode !== state.mode) throw refuse(mode === 'real' ? 'EARLIER_REAL' : 'EARLIER_REHEARSED', { ceremony })
      if (note !== 'none' && !anchored) throw refuse('EARLIER_NOT_ANCHORED')
      const [found, another] = sets
      if (!found || another) throw refuse('EARLIER_SETS', { ceremony, count: sets.length })
      const { set, cards, archives } = found
      const labels = archives.map((one) => one.label)
      if (labels.toSorted().join('\n') !== keys.toSorted().join('\n'))
        throw refuse('EARLIER_KEYS_DIFFER', { ceremony, expected: keys, found: labels })
      if (set.threshold !== threshold || set.shares !== shares)
        throw refuse('EARLIER_SET_DIFFERS', { threshold, shares, found: set.threshold, of: set.shares })
      return [
        recordAccepted({ ceremony, note, size, set, keys, cards }),
        ...archives.map((one) => archiveAccepted({ ...one, set, ceremony })),
      ]
    },
    ...nothingLeft,
  },
})

/** How many shares the earlier set has and how many bring its keys back, as the script says; none for a plan without one. */
export function expectedSet({ steps }: Pick<Plan, 'steps'>): { readonly threshold: number; readonly shares: number } {
  const step = steps.find(({ kind }) => kind === acceptRecord.name)
  return step ? fields.parse(step.fields) : { threshold: 0, shares: 0 }
}
