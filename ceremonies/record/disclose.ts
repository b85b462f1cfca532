import { utf8ToBytes } from '@noble/hashes/utils.js'
import { refuse } from '../base/refusal.ts'
import { artifactFile, factsFile, type Files, eachLine, manifestFile, type Means } from './bundle.ts'
import { highest, isLevel, type Level, sees } from './levels.ts'
import { type Line, lineText, parseLine, withhold } from './line.ts'
import { manifestText } from './manifest.ts'

/**
 * The same record for readers of `level`: what is above it loses salt and fact, artifacts above it are left out, every
 * header stays, and so do root, checkpoint and words. The bundle must be valid. Throws LINE_MALFORMED, and
 * DISCLOSE_WITHHELD where the bundle itself lacks what such a reader may see.
 */
export function disclose(files: Files, level: Level, means: Means): Files {
  const disclosed = new Map(files)
  const inside = new Set<Level>()
  const lines: Line[] = []
  eachLine(files.get(factsFile) ?? new Uint8Array(0), (line) => lines.push(parseLine(means.utf8(line))) > 0)
  for (const line of lines) {
    if (sees(level, line.level)) inside.add(line.level)
    if (sees(level, line.level) && line.content === null) {
      throw refuse('DISCLOSE_WITHHELD', { level, fact: line.seq })
    }
    const artifact = artifactOf(line)
    if (artifact !== null && sees(level, artifact.level)) inside.add(artifact.level)
    else if (artifact !== null) disclosed.delete(artifactFile(artifact.name))
  }
  const facts = lines.map((line) => (sees(level, line.level) ? lineText(line) : withhold(line)))
  disclosed.set(factsFile, utf8ToBytes(facts.join('')))
  const about = { ceremony: lines[0]?.ceremony ?? '', level: highest(inside), size: lines.length }
  disclosed.set(manifestFile, utf8ToBytes(manifestText(about, disclosed, means.crypto)))
  return disclosed
}

/** The artifact that a line binds; null if there is none. */
function artifactOf({ type, content }: Line): { readonly name: string; readonly level: Level } | null {
  if (type !== 'artifact.kept' || content === null) return null
  const { name, level } = content.fact
  return typeof name === 'string' && typeof level === 'string' && isLevel(level) ? { name, level } : null
}
