/** A roll-call on which something is wrong: one bag is damaged, and one is missing. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { encodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares } from '../../../ceremonies/shares/sets.ts'
import { textFrom } from '../../../ceremonies/shares/words.ts'
import { shippedScripts } from '../../../main/window/scripts.ts'
import { random } from '../../ceremonies/shares/helpers.ts'
import { factsOf, remarksOf } from '../../support/archives.ts'
import { inFolder, strongroom } from '../../support/strongroom.ts'

/** The words of a set's shares, as on their sheets. */
function sheets(identifier: number): readonly string[] {
  const request = { identifier, threshold: 2, shares: 4, secret: new Uint8Array(32).fill(7), random }
  const made = splitIntoShares({ ...request, passphrase: new Uint8Array(0) })
  return made.map((share) => Buffer.from(textFrom(encodeShare(share))).toString('ascii'))
}

const exception = {
  'exception.happened': 'It is not as it was left',
  'exception.decided': 'The administrator: it is recorded, and the ceremony continues',
  'exception.effect': 'None on the other shares',
  'exception.remedy': 'The owner of the key is told',
  'exception.open': true,
}

test('a damaged bag is opened and its share typed, never as many as bring the key back; what is missing is lost', () =>
  inFolder(async (folder) => {
    const [first = '', second = ''] = sheets(7)
    const [foreign = ''] = sheets(8)
    const damaged = { here: true, bag: 'A 001', intact: false, ...exception }
    const people = {
      'share-1': { 'custodian-1': damaged },
      // Of another set, the wrong one of this set, and then the one that was in the bag.
      'reread-share-before-share-2': { 'custodian-1': { legible: true, typed: [foreign, second, first] } },
      'share-2': { 'custodian-2': { ...damaged, bag: 'A 002' } },
      'share-3': { 'custodian-3': { here: false, bag: 'A 003', intact: false, ...exception } },
      'share-back-1': { 'custodian-1': { bag: 'B 001', 'sealed-by': ['internal-witness'], 'as-planned': true } },
      'share-back-2': { 'custodian-2': { bag: 'B 002', 'sealed-by': ['internal-witness'], 'as-planned': true } },
      'share-back-3': { 'custodian-3': {} },
    }
    const answers = join(folder, 'answers.json')
    writeFileSync(answers, JSON.stringify({ 'strongroom-answers': 1, otherwise: 'rehearse', steps: people }))
    const [data, out] = [join(folder, 'data'), join(folder, 'out')]
    const set = ['set=7', 'shares=4', 'threshold=2'].flatMap((one) => ['--set', one])
    const script = join(shippedScripts, 'roll-call.yaml')
    const run = await strongroom(['run', script, '--answers', answers, '--data', data, '--out', out, ...set])
    expect(run.status).toBe(0)

    const bundle = join(out, 'bundle')
    const files = new Map(readdirSync(bundle).map((name) => [name, readFileSync(join(bundle, name))] as const))
    expect(remarksOf(files)).toEqual(['SHARE_LOST'])
    const facts = factsOf(files)
    expect(facts.get('share.inspected')).toMatchObject([
      { share: 1, state: 'damaged' },
      { share: 2, state: 'damaged' },
      { share: 3, state: 'missing' },
      { share: 4, state: 'intact' },
    ])
    expect(facts.get('share.reread')).toEqual([{ share: 1, by: 'custodian-1', legible: true }])
    expect(facts.get('thing.lost')).toMatchObject([{ set: '7', mark: '3', bag: 'A 003' }])
    expect(facts.get('thing.kept')).toMatchObject([
      { mark: '1', bag: 'B 001', sealedBy: 'internal-witness' },
      { mark: '2', bag: 'B 002', sealedBy: 'internal-witness' },
      { mark: '4', sealedBy: null },
    ])
    const known = await strongroom(['custody', '--data', data])
    expect(known.stdout.split('\n').find((line) => line.startsWith('share 3'))).toContain('nobody knows where')
    const typed = [first, second, foreign].map((words) => words.split(' ').slice(0, 4).join(' '))
    const written = [...files.values()].map((bytes) => bytes.toString('latin1')).join('\n') + run.stdout
    expect(typed.filter((words) => written.includes(words))).toEqual([])
  }))
