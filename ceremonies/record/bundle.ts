import type { Crypto, Hex } from '../base/crypto.ts'
import { refuse } from '../base/refusal.ts'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A bundle: every file by its name within it, `/` between folder and file. */
export type Files = ReadonlyMap<string, Uint8Array>

/** What pure code cannot do for itself. */
export interface Means {
  readonly crypto: Crypto
  /** The text of UTF-8 bytes, a byte order mark kept; throws if they are not UTF-8. */
  readonly utf8: (bytes: Uint8Array) => string
}

export const factsFile = 'facts.jsonl'
export const checkpointFile = 'checkpoint'
export const scriptFile = 'script.yaml'
export const leavesFile = 'leaves'
export const manifestFile = 'manifest.json'
export const requiredFiles = [checkpointFile, factsFile, leavesFile, manifestFile, scriptFile] as const

/** No bundle is larger (docs/RECORD.md, "Limits"). */
export const limits = { bytes: 2 ** 30, files: 10_000, facts: 2 ** 28, line: 2 ** 24, certificate: 2 ** 16 } as const

export const artifactFolder = 'artifacts/'
const artifactPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Where the artifact called `name` lies in a bundle. Throws ARTIFACT_NAME_UNFIT. */
export function artifactFile(name: string): string {
  if (!isArtifactName(name)) throw refuse('ARTIFACT_NAME_UNFIT', { name })
  return artifactFolder + name
}

/** True for a name that no file system or archive reads as anything but a plain file. */
export function isArtifactName(name: string): boolean {
  return artifactPattern.test(name)
}

/** The leaf hashes as a file: one in hex a line. */
export function leavesText(leaves: Iterable<Uint8Array>): string {
  let text = ''
  for (const leaf of leaves) text += `${bytesToHex(leaf)}\n`
  return text
}

/** A file's digest as manifest and facts name it. */
export function digestOf(file: Uint8Array, crypto: Crypto): Hex {
  return bytesToHex(crypto.sha256(file))
}

/**
 * Gives each line of a file, and whether a newline ends it (only the last may lack one), until `take` returns false.
 */
export function eachLine(file: Uint8Array, take: (line: Uint8Array, ended: boolean) => boolean): void {
  for (let from = 0; from < file.length; ) {
    const newline = file.indexOf(10, from)
    const to = newline === -1 ? file.length : newline
    if (!take(file.subarray(from, to), newline !== -1)) return
    from = to + 1
  }
}
