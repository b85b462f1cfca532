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
