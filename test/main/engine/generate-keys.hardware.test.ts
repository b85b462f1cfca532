/** The ceremony for many keys, rehearsed on SoftHSM, and its archive opened by other software as docs/RECOVERY.md says. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Event, EventOf } from '../../../ceremonies/subjects/index.ts'
import type { Files } from '../../../ceremonies/record/bundle.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { factsOf, openedByPython, recoveredKey, remarksOf } from '../../support/archives.ts'
import { bundleOf } from '../../../main/bundle/export.ts'
import { inRoom, scriptText } from '../../support/ceremony.ts'

const secrets = ['encryption-key', 'wrapping-key', 'mac-key'] as const
const pairs = ['rsa-key', 'ec-key'] as const

let files: Files
let facts: ReadonlyMap<string, readonly unknown[]>
const player = new RehearsalPlayer()
const all = <T extends Event['type']>(type: T) => (facts.get(type) ?? []) as readonly EventOf<T>[]
const labels = (of: readonly { readonly label: string }[]) => of.map(({ label }) => label)

beforeAll(async () => {
  files = await inRoom(
    scriptText('generate-keys'),
    async (room) => {
      await room.play(player)
      return bundleOf(room.engine.record)
    },
    { settings: { threshold: '2', shares: '3' } },
  )
  facts = factsOf(files)
})

describe('generate-keys.yaml', () => {
  test('leaves a valid record; only of the Ed25519 key, which SoftHSM cannot wrap, no backup exists', () => {
    expect(remarksOf(files)).toEqual(['NO_BACKUP'])
    expect(all('archive.waived').map(({ algorithm, parameter, value }) => [algorithm, parameter, value])).toEqual([
      ['Ed25519', 'ed25519-key', 'alone'],
    ])
  })

  test('made, proved, archived, restored and locked each key in one set of shares, and each is there at the seal', () => {
    for (const type of [
      'secret-key.made',
      'secret-key.proved',
      'secret-key.archived',
      'secret-key.restored',
      'secret-key.held',
    ] as const)
      expect([type, labels(all(type))]).toEqual([type, secrets])
    for (const type of ['key.archived', 'key.restored'] as const)
      expect([type, labels(all(type))]).toEqual([type, pairs])
    for (const type of ['key.made', 'key.proved', 'key.held'] as const)
      expect([type, labels(all(type))]).toEqual([type, [...pairs, 'ed25519-key']])
    expect(all('key.locked').map(({ label, refusedBy }) => [label, refusedBy])).toEqual(
      [...secrets, ...pairs].map((label) => [label, 'KEY_UNEXTRACTABLE']),
    )
    expect(new Set([...all('secret-key.archived'), ...all('key.archived')].map(({ set }) => set)).size).toBe(1)
    expect(all('set.made')).toHaveLength(1)
  })

  test('gave each secret key its purpose and nothing else', () => {
    const may = all('secret-key.made').map(({ label, secretKey }) => [
      label,
      Object.keys(secretKey)
        .filter((name) => secretKey[name] === true && /CRYPT$|WRAP$|SIGN$|VERIFY$|DERIVE$/.test(name))
        .sort(),
    ])
    expect(may).toEqual([
      ['encryption-key', ['CKA_DECRYPT', 'CKA_ENCRYPT']],
      ['wrapping-key', ['CKA_UNWRAP', 'CKA_WRAP']],
      ['mac-key', ['CKA_SIGN', 'CKA_VERIFY']],
    ])
  })

  test('leaves an archive that two custodians open with other software: check values and public keys are those on record', () => {
    const archived = [...all('secret-key.archived'), ...all('key.archived')]
    const key = recoveredKey(player, archived[0]?.check.value ?? '')
    const expected = archived.map((one) => ('keyCheck' in one ? one.keyCheck.value : one.spki))
    const found = archived.map((one) =>
      openedByPython({
        blob: files.get(`artifacts/${one.artifact}`) ?? new Uint8Array(),
        key,
        method: 'keyCheck' in one ? one.keyCheck.method : null,
      }),
    )
    expect(found).toEqual(expected)
    expect(new Set(found).size).toBe(5)
  })
})
