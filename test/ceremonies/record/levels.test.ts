import { expect, test } from 'vitest'
import { highest, levels, sees } from '../../../ceremonies/record/levels.ts'
import { current, proofs } from '../../../ceremonies/index.ts'
import { levelOf } from '../../../ceremonies/kernel/rules.ts'
import { readsOf } from '../../../ceremonies/record/verify/proofs.ts'
import { Statements } from '../../../ceremonies/record/verify/statements.ts'

test('each level sees itself and what is below', () => {
  expect(levels.map((reader) => levels.filter((level) => sees(reader, level)))).toEqual([
    ['public'],
    ['public', 'restricted'],
    ['public', 'restricted', 'confidential'],
  ])
})

test('a type that no subject knows is confidential, one that verification reads is public', () => {
  const statements = new Statements(readsOf(proofs).statements)
  const understood = [...current.facts.keys()].filter((type) => statements.reads(type))
  expect(understood).toHaveLength(27)
  expect([
    levelOf(current, 'something.new'),
    levelOf(current, 'command'),
    ...understood.map((type) => levelOf(current, type)),
  ]).toEqual(['confidential', 'confidential', ...understood.map(() => 'public')])
})

test('who may read each fact: auditors, unless it is listed here', () => {
  const byLevel = Object.groupBy(current.facts.values(), ({ level }) => level)
  const { restricted = [], ...listed } = byLevel
  expect(restricted.length).toBeGreaterThan(30)
  expect(
    Object.fromEntries(Object.entries(listed).map(([level, all]) => [level, all.map(({ type }) => type).sort()])),
  ).toEqual(whoReads)
})

test('the highest of some levels', () => {
  expect([highest([]), highest(['restricted', 'public']), highest(['confidential'])]).toEqual([
    'public',
    'restricted',
    'confidential',
  ])
})

/** People's names are never public; what shares commit to, and what is asked of devices, is the organisation's. */
const whoReads = {
  public: [
    'archive.rewrapped',
    'archive.waived',
    'artifact.kept',
    'backup-key.destroyed',
    'badge.checked',
    'card.enrolled',
    'card.presented',
    'ceremony.opened',
    'ceremony.sealed',
    'certificate.made',
    'checkpoint.signed',
    'clock.jumped',
    'envelope-key.destroyed',
    'key.found',
    'key.held',
    'key.locked',
    'key.made',
    'key.proved',
    'key.recovered',
    'key.restored',
    'mirror.kept',
    'mirror.lost',
    'mirror.restored',
    'record-key.made',
    'record.signed',
    'recovered-backup-key.destroyed',
    'secret-key.found',
    'secret-key.held',
    'secret-key.made',
    'secret-key.proved',
    'secret-key.recovered',
    'secret-key.restored',
    'set.in-force',
    'token.noted',
    'voice.lost',
    'word.signed',
    'words.copied',
    'wrap.probed',
  ],
  confidential: [
    'badge.shown',
    'envelope.committed',
    'mirror.named',
    'newcomer.named',
    'note.added',
    'people.named',
    'set.committed',
    'step.started',
  ],
}
