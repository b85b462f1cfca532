import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Json, JsonObject } from '../../../../ceremonies/base/json.ts'
import {
  artifactFile,
  checkpointFile,
  factsFile,
  type Files,
  leavesFile,
  leavesText,
  manifestFile,
  scriptFile,
} from '../../../../ceremonies/record/bundle.ts'
import { checkpointText, originOf } from '../../../../ceremonies/record/checkpoint.ts'
import { highest, type Level } from '../../../../ceremonies/record/levels.ts'
import { current } from '../../../../ceremonies/index.ts'
import { levelOf } from '../../../../ceremonies/kernel/rules.ts'
import { manifestText } from '../../../../ceremonies/record/manifest.ts'
import { writeNote } from '../../../../ceremonies/record/note.ts'
import { Tree } from '../../../../ceremonies/record/tree.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { type TestKey, testKey } from './keys.ts'

export const ceremony = '0123456789abcdefghjkmnpqrs'
export const script = 'title: The least\n'
export const digest = (bytes: Uint8Array) => bytesToHex(nodeCrypto.sha256(bytes))

/** What has been made of a record when a fact is written: for facts that speak of those before them. */
export interface SoFar {
  readonly tree: Tree
  /** The commitment of each fact. */
  readonly bodies: readonly string[]
  note(size: number, change?: Partial<NoteParts>): string
}

export interface NoteParts {
  readonly origin: string
  readonly root: Uint8Array
  readonly key: TestKey
}

/** A line before its commitment. What `header` says stands in it, fit or unfit. */
export interface Draft {
  readonly type: string
  readonly fact: Json | ((soFar: SoFar) => Json)
  readonly header?: JsonObject
  readonly withheld?: boolean
}

export interface Around {
  readonly mode?: string
  readonly artifacts?: Readonly<Record<string, string>>
  /** Another checkpoint than the right one. */
  readonly checkpoint?: (soFar: SoFar) => string
}

/** A record of any lines, signed by the record key as nobody honest would sign it. */
export function signedRecord(
  drafts: readonly Draft[],
  { mode = 'rehearsal', artifacts = {}, checkpoint }: Around,
): Files {
  const tree = new Tree(nodeCrypto)
  const bodies: string[] = []
  const soFar: SoFar = { tree, bodies, note: (size, change = {}) => noteOver(tree, size, mode, change) }
  const lines: string[] = []
  const disclosed = new Set<Level>()
  for (const draft of drafts) {
    const { line, leaf, level, body } = lineOf(draft, soFar)
    bodies.push(body)
    lines.push(`${line}\n`)
    tree.append(leaf)
    if (draft.withheld !== true) disclosed.add(level)
  }
  const leaves = Array.from({ length: tree.size }, (_, index) => tree.leaf(index))
  const files = new Map([
    [factsFile, utf8ToBytes(lines.join(''))],
    [checkpointFile, utf8ToBytes(checkpoint?.(soFar) ?? soFar.note(tree.size))],
    [scriptFile, utf8ToBytes(script)],
    [leavesFile, utf8ToBytes(leavesText(leaves))],
    ...Object.entries(artifacts).map(([name, text]) => [artifactFile(name), utf8ToBytes(text)] as const),
  ])
  const about = { ceremony, level: highest(disclosed), size: tree.size }
  return files.set(manifestFile, utf8ToBytes(manifestText(about, files, nodeCrypto)))
}

function noteOver(tree: Tree, size: number, mode: string, change: Partial<NoteParts>): string {
  const { origin, root, key } = {
    origin: originOf(mode as 'real', ceremony),
    root: tree.root(Math.min(size, tree.size)),
    key: testKey('record'),
    ...change,
  }
  const text = checkpointText({ origin, size, root })
  return writeNote(text, origin, key.spki, key.sign(utf8ToBytes(text)), nodeCrypto)
}

function lineOf({ type, fact: given, header = {}, withheld = false }: Draft, soFar: SoFar) {
  const seq = soFar.tree.size
  const salt = digest(utf8ToBytes(`salt ${seq}`))
  const fact = typeof given === 'function' ? given(soFar) : given
  const body = digest(concatBytes(Uint8Array.of(2), hexToBytes(salt), utf8ToBytes(loose(fact))))
  const level = levelOf(current, type)
  const head = { at: '2026-11-21T10:00:00.000Z', body, ceremony, level, seq, type, v: 1, ...header }
  const { salt: otherSalt = salt, ...bare } = head as typeof head & { salt?: string }
  const leaf = nodeCrypto.sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(loose(bare))))
  return { line: loose(withheld ? bare : { ...bare, fact, salt: otherSalt }), leaf, level: head.level, body: head.body }
}

/** Names in order, nothing refused. */
function loose(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(loose).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value as JsonObject).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${loose(member)}`).join(',')}}`
}
