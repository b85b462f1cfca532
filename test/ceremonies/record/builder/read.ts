import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Files } from '../../../../ceremonies/record/bundle.ts'
import { nodeMeans } from '../../../../main/bundle/means.ts'
import { readBundle } from '../../../../main/bundle/read.ts'

export const vectorsFolder = join(import.meta.dirname, '../../../fixtures/record')

/** In a file, the first occurrence of `from` becomes `to`. */
export interface Change {
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Where damage lies: it begins at a fact, or is somewhere from one fact to another. */
export type Place = { readonly fact: number } | { readonly from: number; readonly to: number }

/** What tests read of vectors.json; docs/RECORD.md, "Vectors", says what each member is. */
interface Vectors {
  readonly refused: readonly { readonly text: string; readonly why: string }[]
  readonly checkpoint: { readonly words: readonly string[] }
  readonly invalid: readonly (Change & { readonly what: string })[]
  readonly outside: readonly {
    readonly what: string
    readonly verdict: 'anchored' | 'agrees' | 'invalid' | 'malformed'
    readonly text: string
  }[]
  readonly archives: readonly {
    readonly what: string
    readonly at: number
    readonly remove: number
    readonly insert: string
  }[]
  readonly damaged: readonly {
    readonly what: string
    readonly damage: Place | null
    readonly changes: readonly Change[]
  }[]
  readonly records: readonly {
    readonly what: string
    readonly valid: boolean
    readonly files: Readonly<Record<string, string>>
  }[]
}

export const vectorsOnDisk = JSON.parse(await readFile(join(vectorsFolder, 'vectors.json'), 'utf8')) as Vectors

const { files: example } = await readBundle(join(vectorsFolder, 'confidential'))
const archive = await readFile(join(vectorsFolder, 'confidential.tar'))

/** The example after changes, each of which must find what it changes. */
export function changedExample(changes: readonly Change[]): Files {
  const files = new Map(example)
  for (const { file, from, to } of changes) {
    const before = nodeMeans.utf8(files.get(file) ?? new Uint8Array(0))
    if (!before.includes(from)) throw new RangeError(`${file} has no ${from}`)
    files.set(file, utf8ToBytes(before.replace(from, () => to)))
  }
  return files
}

export function changedArchive({ at, remove, insert }: Vectors['archives'][number]): Buffer {
  return Buffer.concat([archive.subarray(0, at), Buffer.from(insert, 'hex'), archive.subarray(at + remove)])
}

export function recordOf({ files }: Vectors['records'][number]): Files {
  return new Map(Object.entries(files).map(([name, text]) => [name, utf8ToBytes(text)]))
}
