/** Host processes that are killed or stopped while the program lives: the act is in doubt, the rest goes on to the seal. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inCopy, mustLive } from './harness.ts'
import { type Fact, factsOf, mustHaveDoubted } from './judge.ts'
import { medium } from './ceremonies.ts'
import { beforeAnswer, changingCalls, linesIn, type Recording, snapshotAt, startOf } from './matrix.ts'
import type { Harm, LifePlan, ModuleFault } from './plan.ts'
import { judge, mustBe } from './trial.ts'

export interface HostCase {
  readonly name: string
  readonly from: number
  readonly how: Pick<LifePlan, 'fault' | 'harm'>
  readonly device: 'root-hsm' | 'secrets'
  readonly reason: 'DEVICE_LOST' | 'DEVICE_HUNG'
  /** The step that must be in doubt; null where the process dies between two steps. */
  readonly doubt: string | null
}

/** Steps while the secrets process holds something: they start where it is made, so that it is there to be seen living. */
const withSecrets =
  /^(split|hand-over-\d|prove-share-\d|prove-set|checkpoint-2|generate|verify-key|archive|restore-proof|lock|destroy)$/

function fromOf(recording: Recording, step: string): number {
  return withSecrets.test(step) ? beforeAnswer(recording.batches, 'backup-key') : startOf(recording, step)
}

/** Each step's act in the module: killed after one C_ call has done its work, stopped before another does. `all`: in every such call. */
export function moduleCases(recording: Recording, all: boolean): readonly HostCase[] {
  const steps = [...recording.functions].filter(([step, functions]) => functions.length > 0 && step !== 'closing')
  return steps.flatMap(([step, [any = 'C_FindObjectsInit']]) => {
    const changing = changingCalls(recording, step)
    const calls = changing.length > 0 ? changing : [{ at: any, nth: 1 }]
    const one = (what: 'kill' | 'stop', when: ModuleFault['when'], call: (typeof calls)[number]): HostCase => ({
      name: `${step}: ${what} ${when} ${call.at} ${call.nth}`,
      from: fromOf(recording, step),
      how: { fault: { step, ...call, when, what } },
      device: 'root-hsm',
      reason: what === 'kill' ? 'DEVICE_LOST' : 'DEVICE_HUNG',
      doubt: step,
    })
    return [
      ...(all ? calls : calls.slice(0, 1)).map((call) => one('kill', 'after', call)),
      ...(all ? calls : calls.slice(-1)).map((call) => one('stop', 'before', call)),
    ]
  })
}

/** The steps whose first question starts the secrets process. */
const startsIt = (step: string): boolean => step === 'backup-key' || step in medium.detours

/** The secrets process killed in each step that works with it: before it is asked, and after each of its replies. */
export function secretsCases(recording: Recording): readonly HostCase[] {
  const own = [...recording.calls].filter(([step]) => withSecrets.test(step) || startsIt(step))
  return own.flatMap(([step, calls]) => {
    const from = fromOf(recording, step)
    const one = (name: string, signal: Harm['signal'], point: Harm['point']): HostCase => ({
      name: `${step}: secrets ${name}`,
      from,
      how: { harm: { device: 'secrets', signal, point } },
      device: 'secrets',
      reason: signal === 'SIGKILL' ? 'DEVICE_LOST' : 'DEVICE_HUNG',
      doubt: null,
    })
    const begun = { at: 'afterCommit', command: 'begin', step, by: 'engine' } as const
    const replies = calls.flatMap((method, i) => (ofSecrets.has(method) ? [{ method, call: i + 1 }] : []))
    if (replies.length === 0) return []
    return [
      ...(startsIt(step) ? [] : [one('killed before it is asked', 'SIGKILL', begun)]),
      ...(step === 'prove-set' ? [{ ...one('stopped before it is asked', 'SIGSTOP', begun), doubt: step }] : []),
      ...replies
        .filter(({ method }) => method !== 'wipe')
        .map(({ method, call }) => one(`killed after ${method}`, 'SIGKILL', { at: 'returned', step, call })),
    ]
  })
}

const ofSecrets = new Set([
  'transportKey',
  'makeBackupKey',
  'split',
  'reveal',
  'prove',
  'proveQuorums',
  'typeShare',
  'restore',
  'openTwin',
  'wipe',
])

/** Where nothing was asked of the module just before, its process would not be there. */
const earlier: Readonly<Record<string, string>> = { 'checkpoint-1': 'commission', certificate: 'checkpoint-3' }

/** A process that dies while nothing is under way, just when somebody has proposed the step. */
export function idleCases(recording: Recording): readonly HostCase[] {
  const cases = [
    ['root-hsm', 'checkpoint-1'],
    ['root-hsm', 'hand-over-2'],
    ['root-hsm', 'archive'],
    ['root-hsm', 'certificate'],
    ['secrets', 'hand-over-2'],
    ['secrets', 'checkpoint-2'],
    ['secrets', 'archive'],
  ] as const
  return cases.map(([device, step]) => ({
    name: `${step}: ${device} killed between steps`,
    from: fromOf(recording, device === 'root-hsm' ? (earlier[step] ?? step) : step),
    how: {
      harm: {
        device,
        signal: 'SIGKILL',
        point: { at: 'afterCommit', command: 'answer', step, by: performerOf(recording, step) },
      },
    },
    device,
    reason: 'DEVICE_LOST',
    doubt: null,
  }))
}

function performerOf({ batches }: Recording, step: string): string {
  return batches.find((batch) => batch.command === 'answer' && batch.step === step)?.by ?? ''
}

/** Throws an Error that says what is wrong, unless one process was lost and everything else lived to a good end. */
export async function runHostCase(recording: Recording, one: HostCase, choose: 'first' | 'last'): Promise<void> {
  await inCopy(snapshotAt(recording, one.from), 'host', async (directory) => {
    const result = await mustLive({ directory, choose, ...one.how })
    if (!existsSync(join(directory, one.how.fault ? 'faulted' : 'harmed')))
      throw new Error('Nothing happened to the host.')
    judge(recording, directory, one.from, {}, result)
    const facts = factsOf(linesIn(directory))
    const since = facts.slice(recording.batches[one.from]?.size ?? 0)
    mustBe('lives of the program', since.filter(({ type }) => type === 'session.resumed').length, 1)
    const lost = since.filter(({ type, fact }) => type === 'device.lost' && fact['reason'] !== 'SESSION_ENDED')
    mustBe(
      'processes that were lost',
      lost.map(({ fact: { device, reason } }) => [device, reason]),
      [[one.device, one.reason]],
    )
    if (one.doubt !== null) mustHaveDoubted(since, one.doubt)
    mustHaveMadeGood(facts, recording.batches[one.from]?.size ?? 0, one.device)
  })
}

/** A set that was not proved whole is void when the secrets process dies, and only then; a whole one is typed again where it is needed. */
function mustHaveMadeGood(facts: readonly Fact[], since: number, device: string): void {
  mustBe('sets voided', facts.filter(({ type }) => type === 'set.voided').length, unprovedLosses(facts))
  const at = facts.findIndex(
    ({ seq, type, fact }) => seq >= since && type === 'device.lost' && fact['device'] === device,
  )
  const before = new Set(facts.slice(0, at).map(({ type }) => type))
  const needed = before.has('set.proved') && !before.has('key.restored')
  if (device === 'secrets' && needed) {
    mustBe(
      'shares typed again',
      facts.slice(at).some(({ type }) => type === 'backup-key.reloaded'),
      true,
    )
  }
}

/** How often the secrets process, or the whole program, died while a set was made. */
function unprovedLosses(facts: readonly Fact[]): number {
  let set: 'none' | 'unproved' | 'lost' | 'whole' = 'none'
  let losses = 0
  for (const { type, fact } of facts) {
    if (type === 'backup-key.made') set = 'unproved'
    else if (type === 'set.proved') set = 'whole'
    else if (type === 'device.lost' && fact['device'] === 'secrets' && set === 'unproved') {
      set = 'lost'
      losses += 1
    }
  }
  return losses
}
