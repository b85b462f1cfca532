/** Who may read: everyone, auditors, the organisation. Each level also sees what the ones before it see. */
export const levels = ['public', 'restricted', 'confidential'] as const
export type Level = (typeof levels)[number]

export function isLevel(value: string): value is Level {
  return value === 'public' || value === 'restricted' || value === 'confidential'
}

/** True if a reader admitted to `reader` may see what is of `level`. */
export function sees(reader: Level, level: Level): boolean {
  return levels.indexOf(level) <= levels.indexOf(reader)
}

/** The highest of some levels; public if there are none. */
export function highest(some: Iterable<Level>): Level {
  let most: Level = 'public'
  for (const level of some) if (!sees(most, level)) most = level
  return most
}

/** Types that verification itself reads. They are public always: a bundle in which one is withheld cannot be checked. */
export const publicTypes = [
  'ceremony.opened',
  'artifact.kept',
  'record-key.made',
  'checkpoint.signed',
  'record.signed',
  'token.noted',
  'key.made',
  'key.proved',
  'key.held',
  'key.restored',
  'certificate.made',
  'ceremony.sealed',
] as const

/** Types that everyone may read beside those. None names a person: parts such as `custodian-3` are places, not names. */
const otherPublicTypes = [
  'key.locked',
  'wrap.probed',
  'archive.waived',
  'backup-key.destroyed',
  'words.copied',
  'clock.jumped',
  'mirror.kept',
  'mirror.lost',
  'mirror.restored',
]

/** Types that auditors may read: the course of the day and who said what, without people's names or what shares commit to. */
const restrictedTypes = [
  'tokens.found',
  'person.enrolled',
  'proposal.made',
  'proposal.confirmed',
  'proposal.disputed',
  'step.agreed',
  'step.finished',
  'step.failed',
  'step.doubtful',
  'step.discarded',
  'step.skipped',
  'step.inserted',
  'doubt.found',
  'device.lost',
  'login.refused',
  'tries.told',
  'recognition.failed',
  'session.resumed',
  'session.reviewed',
  'clock.agreed',
  'environment.found',
  'backup-key.made',
  'backup-key.reloaded',
  'backup-key.gone',
  'set.made',
  'set.proved',
  'set.voided',
  'share.shown',
  'share.proved',
  'key.archived',
  'mirror.abandoned',
  'exception.raised',
  'exception.remedied',
  'break.started',
  'break.ended',
  'ceremony.aborted',
]

const levelByType: ReadonlyMap<string, Level> = new Map<string, Level>([
  ...restrictedTypes.map((type) => [type, 'restricted'] as const),
  ...[...publicTypes, ...otherPublicTypes].map((type) => [type, 'public'] as const),
])

/** The level of a type of fact. One that is not mapped is confidential, so that forgetting to map it discloses nothing. */
export function levelOf(type: string): Level {
  return levelByType.get(type) ?? 'confidential'
}
