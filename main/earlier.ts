/** What a rehearsal has in place of the record of an earlier ceremony: a short one, with keys of no value, held for it alone. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSecret } from '../ceremonies/devices/algorithm.ts'
import { parseScript } from '../ceremonies/index.ts'
import type { Plan } from '../ceremonies/kernel/planned.ts'
import { keyAlgorithm, label, part } from '../ceremonies/subjects/fields.ts'
import { acceptRecord } from '../ceremonies/subjects/recovery/accept-record.ts'
import { recoverBackupKey } from '../ceremonies/subjects/recovery/recover-backup-key.ts'
import { bundleOf } from './bundle/export.ts'
import { writeDirectory } from './bundle/write.ts'
import { throwAwayInventory } from './devices/throwaway.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from './opening.ts'
import { play } from './players/player.ts'
import { RehearsalPlayer } from './players/rehearsal.ts'
import { openSession } from './session.ts'
import { Store } from './store/store.ts'

const Asked = z.object({ keys: z.array(label), threshold: z.int(), shares: z.int() })
const Typing = z.object({ custodians: part })
const Opened = z.object({ key: label, algorithm: keyAlgorithm })

export interface RehearsedEarlier {
  /** Its bundle. */
  readonly path: string
  /** What is on the sheets of its custodians, by the part that each has in the plan; as a rehearsal keeps them. */
  readonly sheets: ReadonlyMap<string, string>
}

/** Holds a ceremony in `folder` that leaves what the plan asks of an earlier record; null where it asks for none. */
export async function rehearseEarlier(plan: Plan, folder: string): Promise<RehearsedEarlier | null> {
  const asked = plan.steps.find(({ kind }) => kind === acceptRecord.name)
  if (!asked) return null
  const { keys, threshold, shares } = Asked.parse(asked.fields)
  const opened = plan.steps.flatMap(({ fields }) => Opened.safeParse(fields).data ?? [])
  const text = scriptOf(
    keys.map((key) => ({ key, algorithm: opened.find((one) => one.key === key)?.algorithm ?? 'EC-P256' })),
    { threshold, shares },
  )
  const player = new RehearsalPlayer()
  const path = join(folder, 'earlier')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await hold(text, folder, player, path)
  return { path, sheets: new Map(custodiansIn(plan).map((person, at) => [person, sheetOf(player, at + 1)])) }
}

/** Those who are asked for shares of the earlier set, in the order of their sheets. */
function custodiansIn({ steps, parts }: Plan): readonly string[] {
  const roles = steps
    .filter(({ kind }) => kind === recoverBackupKey.name)
    .map(({ fields }) => Typing.parse(fields).custodians)
  return parts.filter(({ role }) => roles.includes(role)).map(({ id }) => id)
}

function sheetOf({ secrets }: RehearsalPlayer, share: number): string {
  return secrets.get(`share custodian-${share}`) ?? ''
}

async function hold(text: string, folder: string, player: RehearsalPlayer, path: string): Promise<void> {
  const script = parseScript(text)
  const store = Store.create(join(folder, 'earlier.db'), text)
  const inventory = throwAwayInventory(script, join(folder, 'earlier-token'))
  const session = await openSession({ store, inventory, mirror: null, throwAway: true }, (devices) =>
    openingOf(text, script, {}, devices, rehearsalParticipants(script, {}), onThrowAway),
  )
  try {
    await play(session.engine, player)
    await writeDirectory(path, bundleOf(session.engine.record))
  } finally {
    await session.close()
  }
}

interface Wanted {
  readonly key: string
  readonly algorithm: z.infer<typeof keyAlgorithm>
}

/** A script in few steps, as JSON, which YAML includes. */
function scriptOf(wanted: readonly Wanted[], set: { readonly threshold: number; readonly shares: number }): string {
  const done = { performs: 'administrator', witnesses: ['witness-1', 'witness-2'] }
  const step = (id: string, kind: string, fields: object = {}) => ({ id, kind, title: id, ...done, ...fields })
  const each = { 'for-each': 'custodian', performs: 'each' }
  const archive = { parameter: 'archive', is: 'wrapped' }
  const types = [...new Set(wanted.map(({ algorithm }) => algorithm))]
  const otherwise = { parameter: 'archive', is: 'none' }
  const made = wanted.flatMap(({ key, algorithm }, i) => {
    const artifact = `earlier-${i + 1}.kwp`
    const own = { token: 'hsm', label: key, algorithm, archive }
    return [
      isSecret(algorithm)
        ? step(`make-${i}`, 'generate-secret', { ...own, purpose: algorithm === 'AES-256' ? 'encrypt' : 'mac' })
        : step(`make-${i}`, 'generate', { ...own, purpose: 'sign' }),
      step(`archive-${i}`, 'archive', { key, artifact }),
      step(`restore-${i}`, 'restore-proof', { key, artifact }),
      step(`lock-${i}`, 'make-unextractable', { key }),
    ]
  })
  const steps = [
    step('roll-call', 'roll-call', { identity: ['Passport'] }),
    step('clock', 'clock', { 'tolerance-seconds': 60 }),
    step('commission', 'commission', { token: 'hsm', 'so-pin': ['administrator'], 'user-pin': ['administrator'] }),
    step('record-key', 'record-key', { token: 'hsm' }),
    ...types.map((algorithm, i) => step(`probe-${i}`, 'probe-archive', { token: 'hsm', algorithm, otherwise })),
    step('backup-key', 'backup-key', { token: 'hsm' }),
    step('split', 'split', set),
    step('hand-over', 'hand-over', each),
    step('prove-share', 'prove-share', each),
    step('prove-set', 'prove-set'),
    ...made,
    step('destroy', 'destroy-backup-key', { token: 'hsm' }),
    step('seal', 'seal'),
  ]
  return JSON.stringify({
    strongroom: 1,
    title: 'Earlier ceremony of a rehearsal',
    purpose: 'To have something that a rehearsal can bring in.',
    policy: { name: 'None', version: '1' },
    parameters: {
      archive: { type: 'choice', title: 'Archive', of: ['wrapped', 'none'], default: 'wrapped' },
    },
    roles: {
      administrator: { title: 'Administrator' },
      witness: { title: 'Witness', count: 2, brings: 'value' },
      custodian: { title: 'Custodian', count: set.shares },
    },
    inventory: { hsms: { hsm: { title: 'HSM', label: 'earlier' } } },
    acts: [{ id: 'all', title: 'All', steps }],
  })
}
