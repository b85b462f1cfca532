import type { Crypto } from '../../base/crypto.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import {
  artifactFile,
  artifactFolder,
  digestOf,
  type Files,
  isArtifactName,
  manifestFile,
  type Means,
  requiredFiles,
  scriptFile,
} from '../bundle.ts'
import { highest, type Level, sees } from '../levels.ts'
import { manifestText } from '../manifest.ts'
import { type Problem, problem } from '../problem.ts'
import type { Reading } from './read.ts'
import { artifactKept } from './statements.ts'

/** The level that a bundle is made for: the highest of what is disclosed in it. */
export function levelOfBundle(files: Files, { disclosed, statements }: Reading): Level {
  const present = artifactKept.in(statements).filter(({ name }) => files.has(artifactFolder + name))
  return highest([...disclosed, ...present.map(({ level }) => level)])
}

/** What is wrong with the files beside facts and checkpoint: each must be there, bound by a fact, and nothing else. */
export function checkFiles(files: Files, reading: Reading, means: Means): readonly Problem[] {
  // The rest of what the facts say is not known, so files that they bind would be called unknown.
  const names = checkNames(files)
  if (!reading.whole) return names
  const level = levelOfBundle(files, reading)
  return [
    ...names,
    ...checkWithheld(reading, level),
    ...checkBound(files, reading, level, means),
    // A manifest can spell only names that a bundle may have.
    ...(names.length > 0 ? [] : checkManifest(files, reading, level, means.crypto)),
  ]
}

/** What is wrong with the files that facts bind: the script and the artifacts. */
export function checkBound(files: Files, reading: Reading, level: Level, { crypto }: Means): readonly Problem[] {
  return [...checkScript(files, reading, crypto), ...checkArtifacts(files, reading, level, crypto)]
}

function checkNames(files: Files): readonly Problem[] {
  const required: readonly string[] = requiredFiles
  const missing = required.filter((name) => !files.has(name)).map((name) => problem('FILE_MISSING', null, { name }))
  const known = (name: string): boolean =>
    required.includes(name) || (name.startsWith(artifactFolder) && isArtifactName(name.slice(artifactFolder.length)))
  return [
    ...missing,
    ...[...files.keys()].filter((name) => !known(name)).map((name) => problem('FILE_UNKNOWN', null, { name })),
  ]
}

/** A level is withheld as a whole and with all above it, so that nobody can leave out the one fact that hurts. */
function checkWithheld({ withheld }: Reading, level: Level): readonly Problem[] {
  return [...withheld].some((one) => sees(level, one)) ? [problem('WITHHELD_UNEVENLY')] : []
}

function checkScript(files: Files, { statements }: Reading, crypto: Crypto): readonly Problem[] {
  const opened = statements.opened()
  const script = files.get(scriptFile)
  if (opened === null || script === undefined || digestOf(script, crypto) === opened.script) return []
  return [problem('SCRIPT_DIFFERS', opened.seq)]
}

function checkArtifacts(files: Files, { statements }: Reading, level: Level, crypto: Crypto): readonly Problem[] {
  const problems: Problem[] = []
  const kept = new Set<string>()
  for (const { seq, name, sha256, bytes, level: needed } of artifactKept.in(statements)) {
    if (!isArtifactName(name) || kept.has(name)) {
      problems.push(problem('ARTIFACT_NAME_UNFIT', seq, { name }))
      continue
    }
    kept.add(name)
    const file = files.get(artifactFile(name))
    if (!sees(level, needed)) {
      if (file !== undefined) problems.push(problem('ARTIFACT_DISCLOSED', seq, { name }))
    } else if (file === undefined) problems.push(problem('ARTIFACT_MISSING', seq, { name }))
    else if (file.length !== bytes || digestOf(file, crypto) !== sha256)
      problems.push(problem('ARTIFACT_DIFFERS', seq, { name }))
  }
  for (const name of files.keys()) {
    if (name.startsWith(artifactFolder) && !kept.has(name.slice(artifactFolder.length))) {
      problems.push(problem('ARTIFACT_UNKNOWN', null, { name }))
    }
  }
  return problems
}

function checkManifest(files: Files, { ceremony, tree }: Reading, level: Level, crypto: Crypto): readonly Problem[] {
  const manifest = files.get(manifestFile)
  if (manifest === undefined || ceremony === null) return []
  const expected = utf8ToBytes(manifestText({ ceremony, level, size: tree.size }, files, crypto))
  const same = manifest.length === expected.length && manifest.every((byte, at) => byte === expected[at])
  return same ? [] : [problem('MANIFEST_DIFFERS')]
}
