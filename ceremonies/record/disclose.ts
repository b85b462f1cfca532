import { utf8ToBytes } from '@noble/hashes/utils.js'
import { refuse } from '../refusal.ts'
import { artifactFile, factsFile, type Files, linesOf, manifestFile, type Means } from './bundle.ts'
import { type Level, sees } from './levels.ts'
import { type Line, parseLine, withhold } from './line.ts'
import { manifestText } from './manifest.ts'

/**
 * The same record for readers of `level`: what is above it loses salt and fact, artifacts above it are left out, every
 * header stays, and so do root, checkpoint and words. The bundle must be valid. Throws LINE_MALFORMED, and
 * DISCLOSE_WITHHELD where the bundle itself lacks what such a reader may see.
 */
export function disclose(files: Files, level: Level, means: Means): Files {
  const lines = Array.from(linesOf(files.get(factsFile) ?? new Uint8Array(0)), ({ bytes }) => means.utf8(bytes))
  const disclosed = new Map(files)
  let facts = ''
  let ceremony = ''
  for (const text of lines) {
    const line = parseLine(text)
    ceremony = line.ceremony
    if (sees(level, line.level) && line.content === null) throw refuse('DISCLOSE_WITHHELD', { level, fact: line.seq })
    facts += sees(level, line.level) ? `${text}\n` : withhold(line)
    const artifact = artifactAbove(line, level)
    if (artifact !== null) disclosed.delete(artifactFile(artifact))
  }
  disclosed.set(factsFile, utf8ToBytes(facts))
  disclosed.set(
    manifestFile,
    utf8ToBytes(manifestText({ ceremony, level, size: lines.length }, disclosed, means.crypto)),
  )
  return disclosed
}

/** The artifact that a line binds and such a reader may not see; null if there is none. */
function artifactAbove(line: Line, level: Level): string | null {
  if (line.type !== 'artifact.kept' || line.content === null) return null
  const { name, level: needed } = line.content.fact
  return typeof name === 'string' && (needed === 'restricted' || needed === 'confidential') && !sees(level, needed)
    ? name
    : null
}
