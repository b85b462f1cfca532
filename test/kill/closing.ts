/** What is done under the seal, killed at each of its points: nothing can be recorded any more, so the journal must tell. */
import { join } from 'node:path'
import { Store } from '../../main/store/store.ts'
import { inCopy, mustDie, mustLive } from './harness.ts'
import { type Recording, changingCalls, snapshotAt, startOf } from './matrix.ts'
import type { LifePlan } from './plan.ts'
import { judge, mustBe } from './trial.ts'

export interface ClosingCase {
  readonly name: string
  readonly die: Pick<LifePlan, 'die' | 'fault'>
  /** What two people had to agree to do again. */
  readonly again: readonly ('seal' | 'record-key')[]
}

export function closingCases(recording: Recording): readonly ClosingCase[] {
  const step = 'closing'
  const calls = recording.calls.get(step) ?? []
  const signed = calls.indexOf('sign') + 1
  const destroyed = calls.indexOf('destroy') + 1
  return [
    { name: 'before the note that it begins', die: { die: { at: 'beforeNote', entry: 'seal.started' } }, again: [] },
    { name: 'begun, not signed', die: { die: { at: 'afterNote', entry: 'seal.started' } }, again: ['seal'] },
    ...changingCalls(recording, step).map(
      ({ at, nth }): ClosingCase => ({
        name: `after ${at} ${nth}`,
        die: { fault: { step, at, nth, when: 'after', what: 'parent' } },
        // Of a pair of objects the second is still there after the first call, and nothing after the second.
        again: at === 'C_Sign' ? ['seal'] : nth === 1 ? ['record-key'] : [],
      }),
    ),
    ...calls.map(
      (method, i): ClosingCase => ({
        name: `after the reply to ${method}, call ${i + 1}`,
        die: { die: { at: 'returned', step, call: i + 1 } },
        again: i + 1 === signed ? ['seal'] : i + 1 === destroyed ? ['record-key'] : [],
      }),
    ),
    { name: 'signed, not kept', die: { die: { at: 'beforeSeal' } }, again: ['seal'] },
    { name: 'signed and kept', die: { die: { at: 'afterSeal' } }, again: [] },
    { name: 'before the note on the key', die: { die: { at: 'beforeNote', entry: 'record-key.started' } }, again: [] },
    {
      name: 'key to be destroyed',
      die: { die: { at: 'afterNote', entry: 'record-key.started' } },
      again: ['record-key'],
    },
    { name: 'key destroyed, not noted', die: { die: { at: 'beforeNote', entry: 'record-key.destroyed' } }, again: [] },
    { name: 'all done', die: { die: { at: 'afterNote', entry: 'record-key.destroyed' } }, again: [] },
  ]
}

/** Throws an Error that says what is wrong, unless the seal came about in the end, with two people's word where it was in doubt. */
export async function runClosingCase(recording: Recording, one: ClosingCase): Promise<void> {
  const from = startOf(recording, 'seal')
  await inCopy(snapshotAt(recording, from), 'closing', async (directory) => {
    await mustDie({ directory, ...one.die })
    judge(recording, directory, from, one.die, await mustLive({ directory }))
    mustBe('what was agreed to be done again', redone(directory), one.again)
  })
}

function redone(directory: string): readonly string[] {
  const store = Store.open(join(directory, 'record.db'))
  const entries = store.journal().map((line) => (JSON.parse(line) as { readonly entry: string }).entry)
  store.close()
  return entries.filter((entry) => entry.endsWith('.redone')).map((entry) => entry.replace('.redone', ''))
}
