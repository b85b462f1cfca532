/** Records as a ceremony leaves them, made without one: for tests of who reads many. */
import { existsSync, utimesSync } from 'node:fs'
import { vi } from 'vitest'
import { sha256Hex } from '../../ceremonies/base/digest.ts'
import type { JsonObject } from '../../ceremonies/base/json.ts'
import { current } from '../../ceremonies/index.ts'
import { levelOf } from '../../ceremonies/kernel/rules.ts'
import { writeLine } from '../../ceremonies/record/line.ts'
import { nodeCrypto } from '../../main/crypto.ts'
import { stampOf } from '../../main/register/stamp.ts'
import type { CeremonyFolder, DataFolder } from '../../main/store/data-folder.ts'
import { freshRandom } from '../../main/random.ts'
import { Store } from '../../main/store/store.ts'

export type Written = readonly [type: string, fact: JsonObject]

export const digestOf = (text: string): string => sha256Hex(Buffer.from(text))

/** An instant of the day of that fact. */
export const instant = (seq: number): string => new Date(Date.UTC(2026, 10, 21, 10, 0, seq)).toISOString()

/** Appends facts to a record, which is made if it is not there. */
export function write(folder: CeremonyFolder, facts: readonly Written[], after?: (store: Store) => void): void {
  const store = existsSync(folder.record) ? Store.open(folder.record) : Store.create(folder.record, 'no script')
  const first = store.size()
  const lines = facts.map(([type, fact], i) => {
    const seq = first + i
    const header = { ceremony: 'a'.repeat(26), seq, at: instant(seq), level: levelOf(current, type), type }
    return writeLine(header, { salt: freshRandom(), fact }, nodeCrypto).line
  })
  if (lines.length > 0) store.append(first, lines, [])
  after?.(store)
  store.close()
}

/** As if the record had been left a while ago: what was changed just now is read again. */
export async function age(folder: CeremonyFolder): Promise<void> {
  utimesSync(folder.record, new Date(2026, 0, 1), new Date(2026, 0, 1))
  // Nobody can set the time of the last change of the file's own entry.
  await vi.waitUntil(() => stampOf(folder) !== '', { interval: 10 })
}

/** So many records of a whole ceremony each, with keys, shares and a token. */
export async function writeMany(data: DataFolder, count: number, more: readonly Written[] = []): Promise<void> {
  let folder: CeremonyFolder | null = null
  for (let at = 0; at < count; at++) {
    folder = data.make(String(at).padStart(26, '0'))
    write(folder, [...wholeCeremony(at), ...more, sealed(at)])
  }
  if (folder) await age(folder)
}

export const opened = (at: number, more: JsonObject = {}): Written => [
  'ceremony.opened',
  {
    format: 1,
    rules: '1',
    ceremony: 'a'.repeat(26),
    mode: 'rehearsal',
    script: digestOf('script'),
    title: `Ceremony ${at}`,
    settings: {},
    language: null,
    follows: 'none',
    brought: { witness: 'brought-by-a-witness' },
    application: { version: '0', commit: 'c', digest: 'd', node: 'n' },
    ...more,
  },
]

export const names: Written = ['people.named', { names: { administrator: 'Name Of A Person' } }]

export const noted = (at: number): Written => [
  'token.noted',
  {
    name: 'hsm',
    label: 'root',
    serial: `serial-${at}`,
    model: 'Model',
    firmware: '1.0',
    hardware: false,
    certified: false,
    certificate: null,
    module: {},
  },
]

export const recordKey: Written = [
  'record-key.made',
  { token: 'hsm', id: 'aa', spki: '3059', fingerprint: digestOf('record key') },
]

export const sealed = (
  _at: number,
  objects: JsonObject[] = [{ class: 'public', id: '01', label: 'root' }],
): Written => ['ceremony.sealed', { tokens: [{ name: 'hsm', objects }], openRemedies: [] }]

export function wholeCeremony(at: number): readonly Written[] {
  return [
    ['command', { by: 'engine', command: { type: 'open', names: { administrator: 'Name Of A Person' } } }],
    opened(at),
    names,
    ['tokens.found', { tokens: [], identifiers: [at + 1000] }],
    noted(at),
    recordKey,
    [
      'backup-key.made',
      { token: 'hsm', id: '02', set: 'set-1', check: { method: 'CMAC', length: 3, value: 'abcdef' } },
    ],
    ['set.made', { set: 'set-1', scheme: 'SLIP-0039', identifier: at, threshold: 2, shares: 3 }],
    ['set.committed', { set: 'set-1', commitments: [{ index: 1, salt: '00', digest: digestOf('a commitment') }] }],
    ['set.proved', { set: 'set-1', quorums: 3 }],
    [
      'key.made',
      {
        token: 'hsm',
        label: 'root',
        id: '01',
        algorithm: 'EC-P256',
        spki: '3059',
        publicKey: {},
        privateKey: {},
        otherSessions: null,
        wrapWithTrusted: false,
      },
    ],
    ['key.locked', { label: 'root', attributes: {}, refusedBy: 'token', otherSessions: 0 }],
    ['key.proved', { label: 'root', challenge: '00', signature: '00' }],
    [
      'backup-key.destroyed',
      { token: 'hsm', id: '02', set: 'set-1', check: { method: 'CMAC', length: 3, value: 'ab' } },
    ],
  ]
}
