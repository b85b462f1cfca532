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

/** Types that verification itself reads. They are public always: a bundle in which one is withheld cannot be checked. */
export const publicTypes = [
  'ceremony.opened',
  'artifact.kept',
  'record-key.made',
  'checkpoint.signed',
  'token.noted',
  'key.made',
  'certificate.made',
  'ceremony.sealed',
] as const

const levelByType: ReadonlyMap<string, Level> = new Map<string, Level>(publicTypes.map((type) => [type, 'public']))

/** The level of a type of fact. One that is not mapped is confidential, so that forgetting to map it discloses nothing. */
export function levelOf(type: string): Level {
  return levelByType.get(type) ?? 'confidential'
}
