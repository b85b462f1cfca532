import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import {
  artifactFolder,
  checkpointFile,
  factsFile,
  type Files,
  leavesFile,
  leavesText,
  manifestFile,
} from '../../../../ceremonies/record/bundle.ts'
import { canonical } from '../../../../ceremonies/base/canonical.ts'
import { checkpointText, parseCheckpoint } from '../../../../ceremonies/record/checkpoint.ts'
import { highest, type Level, levels } from '../../../../ceremonies/record/levels.ts'
import { leafHash, type Line, parseLine, withhold } from '../../../../ceremonies/record/line.ts'
import { manifestText } from '../../../../ceremonies/record/manifest.ts'
import { rootOf, Tree } from '../../../../ceremonies/record/tree.ts'
import { nodeMeans } from '../../../../main/bundle/means.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import type { Random } from '../../../support/random.ts'

/** One way to damage a bundle; null where this bundle has nothing to damage so. */
export type Damage = (files: Files, random: Random) => Files | null

export const linesIn = (files: Files): string[] => nodeMeans.utf8(fileOf(files, factsFile)).slice(0, -1).split('\n')
export const withLines = (files: Files, lines: readonly string[]): Files =>
  new Map(files).set(factsFile, utf8ToBytes(lines.map((line) => `${line}\n`).join('')))
const fileOf = (files: Files, name: string): Uint8Array => {
  const file = files.get(name)
  if (file === undefined) throw new RangeError(`no ${name}`)
  return file
}
const withFile = (files: Files, name: string, bytes: Uint8Array): Files => new Map(files).set(name, bytes)
const replaced = (lines: readonly string[], at: number, ...by: readonly string[]): string[] => [
  ...lines.slice(0, at),
  ...by,
  ...lines.slice(at + 1),
]

/** Damage to one line, chosen at random. */
const onLine =
  (change: (line: Line, random: Random, text: string) => readonly string[] | null): Damage =>
  (files, random) => {
    const lines = linesIn(files)
    const at = random.below(lines.length)
    const text = lines[at] ?? ''
    const by = change(parseLine(text), random, text)
    return by === null ? null : withLines(files, replaced(lines, at, ...by))
  }

/** Another spelling of a line that JSON readers take for the same. */
const respell = (respelling: (text: string, random: Random) => string): Damage =>
  onLine((_, random, text) => {
    const other = respelling(text, random)
    return other === text ? null : [other]
  })

const members = (text: string): readonly [string, unknown][] => Object.entries(JSON.parse(text) as JsonObject)
const spell = (entries: readonly (readonly [string, unknown])[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`
const insertAt = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at)

/** The line as text after a change to its header or content, its body left or made to fit. */
const spelt = ({ content, ...header }: Line): string =>
  canonical({ v: 1, ...header, ...(content === null ? {} : { salt: content.salt, fact: content.fact }) })

const otherLevel = (level: Level, random: Random): Level => random.pick(levels.filter((one) => one !== level))

const flip = (bytes: Uint8Array, random: Random): Uint8Array => {
  // Not slice(): that of a Buffer shares its memory.
  const flipped = Uint8Array.from(bytes)
  const at = random.below(bytes.length)
  flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
  return flipped
}

const onFile =
  (change: (bytes: Uint8Array, random: Random, name: string) => Uint8Array | null): Damage =>
  (files, random) => {
    const name = random.pick([...files.keys()].filter((one) => fileOf(files, one).length > 0))
    const changed = change(fileOf(files, name), random, name)
    return changed === null ? null : withFile(files, name, changed)
  }

const append = (bytes: Uint8Array, more: string): Uint8Array => concatBytes(bytes, utf8ToBytes(more))

/** Two leaves give way to their parent, which a withheld line then claims as its body; the root would stay. */
const interiorNode: Damage = (files, random) => {
  const lines = linesIn(files).map(parseLine)
  const at = 2 * random.below(Math.floor(lines.length / 2))
  const tree = new Tree(
    nodeCrypto,
    lines.map((line) => leafHash(line, nodeCrypto)),
  )
  const node = rootOf([tree.leaf(at), tree.leaf(at + 1)], nodeCrypto)
  const [first] = lines.slice(at)
  if (first === undefined) return null
  const posing: Line = { ...first, body: bytesToHex(node), content: null }
  const shortened = [...lines.slice(0, at), posing, ...lines.slice(at + 2)].map((line, seq) => ({ ...line, seq }))
  const leaves = Array.from({ length: tree.size }, (_, index) => tree.leaf(index))
  const hashes = [...leaves.slice(0, at), node, ...leaves.slice(at + 2)]
  return withCheckpoint(
    withFile(withLines(files, shortened.map(spelt)), leavesFile, utf8ToBytes(leavesText(hashes))),
    (checkpoint) => ({ ...checkpoint, size: checkpoint.size - 1 }),
  )
}

/** The checkpoint says something else under the signature it had. */
const withCheckpoint = (
  files: Files,
  change: (checkpoint: { origin: string; size: number; root: Uint8Array }) => {
    origin: string
    size: number
    root: Uint8Array
  },
): Files => {
  const note = nodeMeans.utf8(fileOf(files, checkpointFile))
  const [text = '', signatures = ''] = note.split('\n\n')
  const checkpoint = parseCheckpoint(`${text}\n`)
  if (checkpoint === null) throw new RangeError('no checkpoint')
  return withFile(files, checkpointFile, utf8ToBytes(`${checkpointText(change(checkpoint))}\n${signatures}`))
}

export const damages: Readonly<Record<string, Damage>> = {
  'a bit flipped in any file': onFile(flip),
  'a byte inserted in any file': onFile((bytes, random) => {
    const at = random.below(bytes.length + 1)
    return concatBytes(bytes.subarray(0, at), Uint8Array.of(random.below(256)), bytes.subarray(at))
  }),
  'a byte removed from any file': onFile((bytes, random) => {
    const at = random.below(bytes.length)
    return concatBytes(bytes.subarray(0, at), bytes.subarray(at + 1))
  }),
  'any file cut short': onFile((bytes, random) => bytes.slice(0, random.below(bytes.length))),
  'something after the end of any file': onFile((bytes, random) =>
    append(bytes, random.pick(['\n', ' ', '\0', '{}\n', '\r\n'])),
  ),
  'a byte order mark': onFile((bytes) => concatBytes(Uint8Array.of(0xef, 0xbb, 0xbf), bytes)),
  'CRLF line ends': onFile((bytes) => {
    if (!bytes.includes(10)) return null
    return Uint8Array.from([...bytes].flatMap((byte) => (byte === 10 ? [13, 10] : [byte])))
  }),
  'a file removed': (files, random) => {
    const fewer = new Map(files)
    fewer.delete(random.pick([...files.keys()]))
    return fewer
  },
  'a file added': (files, random) =>
    withFile(
      files,
      random.pick(['README', `${artifactFolder}extra`, 'artifacts/../x', 'facts.jsonl ', 'Checkpoint', '']),
      utf8ToBytes('extra'),
    ),
  'two files swapped': (files, random) => {
    const [one, other] = [random.pick([...files.keys()]), random.pick([...files.keys()])]
    if (one === other) return null
    return new Map(files).set(one, fileOf(files, other)).set(other, fileOf(files, one))
  },

  'a fact removed': onLine(() => []),
  'a fact repeated': onLine((_, __, text) => [text, text]),
  'two facts swapped': (files, random) => {
    const lines = linesIn(files)
    const [one, other] = [random.below(lines.length), random.below(lines.length)]
    if (one === other) return null
    return withLines(
      files,
      lines.map((line, at) => (at === one ? lines[other] : at === other ? lines[one] : line) ?? ''),
    )
  },
  'a fact moved': (files, random) => {
    const lines = linesIn(files)
    const from = random.below(lines.length)
    const to = random.below(lines.length)
    if (from === to) return null
    return withLines(files, lines.toSpliced(from, 1).toSpliced(to, 0, lines[from] ?? ''))
  },
  'the tail cut': (files, random) =>
    withLines(files, linesIn(files).slice(0, -1 - random.below(linesIn(files).length - 1))),
  'an empty line': onLine((_, __, text) => [text, '']),
  'one fact withheld': onLine((line) => (line.content === null ? null : [withhold(line).slice(0, -1)])),
  'another level': onLine((line, random) => [spelt({ ...line, level: otherLevel(line.level, random) })]),
  'another time': onLine((line) => [
    spelt({ ...line, at: `${line.at.slice(0, 20)}${line.at.slice(20, 23) === '001' ? '002' : '001'}Z` }),
  ]),
  'another number': onLine((line, random) => [spelt({ ...line, seq: line.seq + 1 + random.below(9) })]),
  'another type': onLine((line) => [spelt({ ...line, type: `${line.type}x` })]),
  'another ceremony': onLine((line) => [
    spelt({ ...line, ceremony: line.ceremony.replace(/./, (first) => (first === 'z' ? 'y' : 'z')) }),
  ]),
  'another body': onLine((line, random) => [
    spelt({ ...line, body: bytesToHex(nodeCrypto.sha256(Uint8Array.of(random.below(256)))) }),
  ]),
  'another salt': onLine((line) =>
    line.content === null ? null : [spelt({ ...line, content: { ...line.content, salt: line.body } })],
  ),
  'something more in a fact': onLine((line) =>
    line.content === null
      ? null
      : [spelt({ ...line, content: { ...line.content, fact: { ...line.content.fact, zz: true } } })],
  ),
  'something less in a fact': onLine((line, random) => {
    if (line.content === null || Object.keys(line.content.fact).length === 0) return null
    const gone = random.pick(Object.keys(line.content.fact))
    const fact = Object.fromEntries(Object.entries(line.content.fact).filter(([name]) => name !== gone))
    return [spelt({ ...line, content: { ...line.content, fact } })]
  }),
  'the content of another fact': (files, random) => {
    const lines = linesIn(files).map(parseLine)
    const [one, other] = [random.below(lines.length), random.below(lines.length)]
    const content = lines[other]?.content
    const line = lines[one]
    if (one === other || line === undefined || !line.content || !content) return null
    return withLines(files, linesIn(files).with(one, spelt({ ...line, content })))
  },

  'spaces between': respell((text, random) =>
    insertAt(text, text.indexOf(random.pick([':', ',', '{'])) + 1, random.pick([' ', '\t', '\r'])),
  ),
  'a space around': respell((text, random) => (random.below(2) === 0 ? ` ${text}` : `${text} `)),
  'a letter escaped': respell((text, random) => {
    const at = random.below(text.length)
    const unit = text.charAt(at)
    return /[a-z]/.test(unit)
      ? `${text.slice(0, at)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}${text.slice(at + 1)}`
      : text
  }),
  'a slash escaped': respell((text) => text.replace('/', '\\/')),
  'names in another order': respell((text, random) =>
    spell(
      members(text)
        .toSpliced(0, 1)
        .toSpliced(random.below(members(text).length - 1), 0, ...members(text).slice(0, 1)),
    ),
  ),
  'a name twice': respell((text, random) => {
    const [name, value] = random.pick(members(text))
    return insertAt(text, 1, `${JSON.stringify(name)}:${JSON.stringify(value)},`)
  }),
  'an unknown name': respell((text) => insertAt(text, text.length - 1, ',"w":null')),
  'an exponent': respell((text) => text.replace(/"v":1\}$/, '"v":1e0}')),
  'a fraction': respell((text) => text.replace(/"seq":(\d+)/, '"seq":$1.0')),
  'a leading zero': respell((text) => text.replace(/"seq":(\d+)/, '"seq":0$1')),
  'a number as text': respell((text) => text.replace(/"seq":(\d+)/, '"seq":"$1"')),
  'upper-case hex': respell((text) =>
    text.replace(/"body":"(.*?)"/, (_, body: string) => `"body":"${body.toUpperCase()}"`),
  ),
  'another version': respell((text) => text.replace(/"v":1\}$/, '"v":2}')),
  'null content': respell((text) => text.replace(/"salt":"[^"]*"/, '"salt":null')),

  'an interior node posing as a withheld leaf': interiorNode,
  'a smaller size with the same root': (files) =>
    withCheckpoint(withLines(files, linesIn(files).slice(0, -1)), (checkpoint) => ({
      ...checkpoint,
      size: checkpoint.size - 1,
    })),
  'a larger size with the same root': (files) =>
    withCheckpoint(files, (checkpoint) => ({ ...checkpoint, size: checkpoint.size + 1 })),
  'another origin': (files) =>
    withCheckpoint(files, (checkpoint) => ({
      ...checkpoint,
      origin: checkpoint.origin.replace(/real|rehearsal/, (mode) => (mode === 'real' ? 'rehearsal' : 'real')),
    })),
  'an extension line': (files) =>
    withFile(
      files,
      checkpointFile,
      utf8ToBytes(nodeMeans.utf8(fileOf(files, checkpointFile)).replace('\n\n', '\nmore\n\n')),
    ),
  'the signature twice': (files) => {
    const note = nodeMeans.utf8(fileOf(files, checkpointFile))
    return withFile(files, checkpointFile, utf8ToBytes(note + note.slice(note.indexOf('—'))))
  },
  'a leaf changed': (files, random) => {
    const leaves = Uint8Array.from(fileOf(files, leavesFile))
    const at = random.below(leaves.length)
    leaves[at] = leaves[at] === 0x30 ? 0x31 : 0x30
    return bytesToHex(leaves) === bytesToHex(fileOf(files, leavesFile)) ? null : withFile(files, leavesFile, leaves)
  },
}

/** How far the one who did the damage covers it up without the record key: each does what the one before does, and more. */
export const coverUps = ['nothing', 'manifest', 'leaves', 'bodies', 'checkpoint'] as const
export type CoverUp = (typeof coverUps)[number]

/** Makes the other files fit the facts as far as anyone can without the record key. */
export function coverUp(files: Files, how: CoverUp): Files {
  let covered = files
  const may = (step: CoverUp): boolean => coverUps.indexOf(step) <= coverUps.indexOf(how)
  const lines = readableLines(files)
  if (lines === null) return files
  const fitting = may('bodies') ? lines.map(withFittingBody) : lines
  if (may('bodies')) covered = withLines(covered, fitting.map(spelt))
  const leaves = fitting.map((line) => leafHash(line, nodeCrypto))
  if (may('leaves')) covered = withFile(covered, leavesFile, utf8ToBytes(leavesText(leaves)))
  if (may('checkpoint') && covered.has(checkpointFile)) covered = tryCheckpoint(covered, leaves)
  if (!may('manifest')) return covered
  const disclosed = fitting.filter(({ content }) => content !== null).map((line) => line.level)
  const present = fitting.flatMap(({ type, content }) => (type === 'artifact.kept' && content ? [content.fact] : []))
  const kept = present
    .filter(({ name }) => typeof name === 'string' && covered.has(artifactFolder + name))
    .map((fact) => fact['level'] as Level)
  const level = highest([...disclosed, ...kept])
  const about = { ceremony: fitting[0]?.ceremony ?? '', level, size: fitting.length }
  return withFile(covered, manifestFile, utf8ToBytes(manifestText(about, covered, nodeCrypto)))
}

function tryCheckpoint(files: Files, leaves: readonly Uint8Array[]): Files {
  try {
    return withCheckpoint(files, (checkpoint) => ({
      ...checkpoint,
      size: leaves.length,
      root: rootOf(leaves, nodeCrypto),
    }))
  } catch {
    return files
  }
}

function withFittingBody(line: Line): Line {
  if (line.content === null) return line
  const fact = utf8ToBytes(canonical(line.content.fact))
  const salt = Buffer.from(line.content.salt, 'hex')
  return { ...line, body: bytesToHex(nodeCrypto.sha256(concatBytes(Uint8Array.of(2), salt, fact))) }
}

function readableLines(files: Files): readonly Line[] | null {
  try {
    return linesIn(files).map(parseLine)
  } catch {
    return null
  }
}

export function isSame(one: Files, other: Files): boolean {
  return (
    one.size === other.size &&
    [...one].every(([name, bytes]) => Buffer.from(bytes).equals(other.get(name) ?? Buffer.from('absent')))
  )
}
