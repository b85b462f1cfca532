import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { disclose } from '../../ceremonies/record/disclose.ts'
import { levels } from '../../ceremonies/record/levels.ts'
import { bundleOf } from '../../main/bundle/export.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { coverUp, coverUps, damages, isSame } from '../ceremonies/record/tamper/damages.ts'
import { goldenBundle, type GoldenScript } from '../golden/golden.ts'
import { inRoom, scriptText } from '../support/ceremony.ts'
import { Random } from '../support/random.ts'
import { full, seed } from '../support/sample.ts'
import { ourOpinion, Reader } from './reader.ts'

const reader = new Reader()
afterAll(() => reader.end())

const rehearsed = (name: 'root-key' | 'split-secret'): Promise<Files> =>
  inRoom(scriptText(name), async (room) => {
    await room.play()
    return bundleOf(room.engine.record)
  })
/** Unless all are done: to each record one half of the kinds, from a place that the seed says on; to the next the other. */
const kinds = Object.keys(damages)
const half = Math.ceil(kinds.length / 2)
const kept = async (name: GoldenScript): Promise<Files> => (await readBundle(goldenBundle('1', name))).files

describe.each([
  ['a rehearsal of root-key', () => rehearsed('root-key'), full ? 200 : half, 0],
  ['a rehearsal of split-secret', () => rehearsed('split-secret'), full ? 200 : half, half],
  ['the golden bundle of generate-keys', () => kept('generate-keys'), full ? 60 : half, 0],
  ['the golden bundle of archive-key', () => kept('archive-key'), full ? 60 : half, half],
  ['the golden bundle of recovery-drill', () => kept('recovery-drill'), full ? 60 : half, 0],
  ['the golden bundle of change-custodians', () => kept('change-custodians'), full ? 60 : half, half],
] as const)('%s', (_what, make, many, first) => {
  let files: Files
  beforeAll(async () => {
    files = await make()
  })

  test.each(levels)('is the same record for both verifiers: %s', async (level) => {
    const disclosed = disclose(files, level, nodeMeans)
    const outside = files.get('checkpoint') ?? null
    expect(await reader.opinion(disclosed, outside)).toMatchObject({ valid: true, anchored: true, level })
    for (const brought of [null, outside])
      expect(await reader.opinion(disclosed, brought)).toEqual(await ourOpinion(disclosed, brought))
  })

  test(`is valid for neither after any of ${many} seeded damages`, async () => {
    const random = new Random(seed)
    const bundles = levels.map((level) => disclose(files, level, nodeMeans))
    for (let done = 0, draw = seed + first; done < many; draw++) {
      const kind = kinds[draw % kinds.length] ?? ''
      const whole = random.pick(bundles)
      const how = random.pick(coverUps)
      const damaged = damages[kind]?.(whole, random) ?? null
      const bundle = damaged === null ? null : coverUp(damaged, how)
      if (bundle === null || isSame(bundle, whole)) continue
      done++
      const theirs = await reader.opinion(bundle, null)
      expect([kind, how, theirs]).toMatchObject([kind, how, { valid: false }])
      expect([kind, how, theirs]).toEqual([kind, how, await ourOpinion(bundle, null)])
    }
  })
})
