import type { Crypto } from '../base/crypto.ts'
import { type Files, digestOf, manifestFile } from './bundle.ts'
import { canonical } from '../base/canonical.ts'
import type { Level } from './levels.ts'

export interface About {
  readonly ceremony: string
  /** The highest level whose facts and artifacts are in the bundle. */
  readonly level: Level
  /** How many facts the record has, withheld ones too. */
  readonly size: number
}

/** What manifest.json must be, byte for byte: JCS and a newline, over every other file. */
export function manifestText(about: About, files: Files, crypto: Crypto): string {
  const listed = [...files.keys()].filter((name) => name !== manifestFile).sort()
  const entries = listed.map((name) => {
    const file = files.get(name) ?? new Uint8Array(0)
    return { bytes: file.length, name, sha256: digestOf(file, crypto) }
  })
  return `${canonical({ v: 1, ceremony: about.ceremony, level: about.level, size: about.size, files: entries })}\n`
}
