import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
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
import { checkpointText, type Mode, originOf } from '../../../../ceremonies/record/checkpoint.ts'
import type { Level } from '../../../../ceremonies/record/levels.ts'
import { current } from '../../../../ceremonies/index.ts'
import { levelOf } from '../../../../ceremonies/kernel/rules.ts'
import { writeLine } from '../../../../ceremonies/record/line.ts'
import { manifestText } from '../../../../ceremonies/record/manifest.ts'
import { writeNote } from '../../../../ceremonies/record/note.ts'
import { Tree } from '../../../../ceremonies/record/tree.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { type TestKey, testKey } from './keys.ts'

export interface Event {
  readonly type: string
  readonly fact: JsonObject
  readonly level?: Level
}

/** A record as an engine would append it, with salts and times that are the same in every run. */
export class RecordBuilder {
  readonly ceremony: string
  readonly mode: Mode
  readonly key: TestKey
  readonly tree = new Tree(nodeCrypto)
  readonly #artifacts = new Map<string, Uint8Array>()
  #facts = ''

  constructor(ceremony = '0123456789abcdefghjkmnpqrs', mode: Mode = 'rehearsal', key = testKey('record')) {
    this.ceremony = ceremony
    this.mode = mode
    this.key = key
  }

  get size(): number {
    return this.tree.size
  }

  /** One batch: a command and its events, all of one moment. `bound` puts the tree's root in the command. */
  batch(command: JsonObject, events: readonly Event[], bound = false): this {
    const head = bound ? bytesToHex(this.tree.root()) : null
    const random = bytesToHex(nodeCrypto.sha256(utf8ToBytes(`random ${this.size}`)))
    const by = 'Ceremony administrator'
    return this.batchAs({ by, method: 'code', monotonic: this.size * 1000, random, head, command }, events)
  }

  /** One batch whose command is recorded as given. */
  batchAs(envelope: JsonObject, events: readonly Event[]): this {
    const at = new Date(Date.UTC(2026, 10, 21, 10) + this.size * 1000).toISOString()
    this.#append(at, { type: 'command', fact: envelope })
    for (const event of events) this.#append(at, event)
    return this
  }

  /** A file of the bundle and the fact that binds it. */
  artifact(name: string, bytes: Uint8Array, level: Level, kind: string): Event {
    this.#artifacts.set(name, bytes)
    const sha256 = bytesToHex(nodeCrypto.sha256(bytes))
    return { type: 'artifact.kept', fact: { name, sha256, bytes: bytes.length, level, kind } }
  }

  /** The note over the facts so far. */
  note(): string {
    const origin = originOf(this.mode, this.ceremony)
    const text = checkpointText({ origin, size: this.size, root: this.tree.root() })
    return writeNote(text, origin, this.key.spki, this.key.sign(utf8ToBytes(text)), nodeCrypto)
  }

  bundle(script: Uint8Array): Files {
    const files = new Map<string, Uint8Array>([
      [factsFile, utf8ToBytes(this.#facts)],
      [checkpointFile, utf8ToBytes(this.note())],
      [scriptFile, script],
      [leavesFile, utf8ToBytes(leavesText(Array.from({ length: this.size }, (_, index) => this.tree.leaf(index))))],
      ...[...this.#artifacts].map(([name, bytes]) => [artifactFile(name), bytes] as const),
    ])
    const about = { ceremony: this.ceremony, level: 'confidential' as const, size: this.size }
    return files.set(manifestFile, utf8ToBytes(manifestText(about, files, nodeCrypto)))
  }

  #append(at: string, { type, fact, level = levelOf(current, type) }: Event): void {
    const header = { ceremony: this.ceremony, seq: this.size, at, level, type }
    const salt = bytesToHex(nodeCrypto.sha256(utf8ToBytes(`salt ${this.size}`)))
    const { line, leaf } = writeLine(header, { salt, fact }, nodeCrypto)
    this.#facts += line
    this.tree.append(leaf)
  }
}
