import type { Crypto, Hex } from '../../crypto.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import {
  artifactFile,
  artifactFolder,
  digestOf,
  type Files,
  isArtifactName,
  limits,
  manifestFile,
  type Means,
  requiredFiles,
  scriptFile,
} from '../bundle.ts'
import { highest, type Level, sees } from '../levels.ts'
import { manifestText } from '../manifest.ts'
import type { RefusalCode } from '../../refusal.ts'
import { type Problem, problem } from '../problem.ts'
import { faultOfCertificate } from './certificate.ts'
import type { Reading } from './read.ts'

/** The level that a bundle is made for: the highest of what is disclosed in it. */
export function levelOfBundle(files: Files, { disclosed, statements }: Reading): Level {
  const present = statements.all('artifact.kept').filter(({ name }) => files.has(artifactFolder + name))
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

/** What is wrong with the files that facts bind: the script, the artifacts, and the certificates among them. */
export function checkBound(files: Files, reading: Reading, level: Level, means: Means): readonly Problem[] {
  return [
    ...checkScript(files, reading, means.crypto),
    ...checkArtifacts(files, reading, level, means.crypto),
    ...checkCertificates(files, reading, means),
  ]
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
  for (const { seq, name, sha256, bytes, level: needed } of statements.all('artifact.kept')) {
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

function checkCertificates(files: Files, { statements }: Reading, means: Means): readonly Problem[] {
  const keys = new Map(statements.all('key.made').map((key) => [key.label, key.spki]))
  const kept = new Map(statements.all('artifact.kept').map(({ name, level }) => [name, level]))
  const problems: Problem[] = []
  // Many facts may name one file: it is read once for each key.
  const faults = new Map<string, RefusalCode | null>()
  const known = (artifact: string, file: Uint8Array, spki: Hex): RefusalCode | null => {
    const name = `${artifact} ${spki}`
    const fault = faults.has(name) ? (faults.get(name) ?? null) : faultOf(file, spki, means)
    faults.set(name, fault)
    return fault
  }
  for (const { seq, artifact, label, spki } of statements.all('certificate.made')) {
    const file = isArtifactName(artifact) ? files.get(artifactFile(artifact)) : undefined
    if (file === undefined) problems.push(problem('ARTIFACT_MISSING', seq, { name: artifact }))
    // Otherwise the record would be valid for some readers and not for others.
    else if (kept.get(artifact) !== 'public') problems.push(problem('CERTIFICATE_NOT_PUBLIC', seq))
    else {
      const fault = keys.get(label) === spki ? known(artifact, file, spki) : 'CERTIFICATE_KEY_DIFFERS'
      if (fault !== null) problems.push(problem(fault, seq, { label }))
    }
  }
  return problems
}

function faultOf(file: Uint8Array, spki: Hex, { crypto, utf8 }: Means): RefusalCode | null {
  if (file.length > limits.certificate) return 'CERTIFICATE_UNREADABLE'
  let pem: string
  try {
    pem = utf8(file)
  } catch {
    return 'CERTIFICATE_UNREADABLE'
  }
  return faultOfCertificate(pem, spki, crypto)
}

function checkManifest(files: Files, { ceremony, tree }: Reading, level: Level, crypto: Crypto): readonly Problem[] {
  const manifest = files.get(manifestFile)
  if (manifest === undefined || ceremony === null) return []
  const expected = utf8ToBytes(manifestText({ ceremony, level, size: tree.size }, files, crypto))
  const same = manifest.length === expected.length && manifest.every((byte, at) => byte === expected[at])
  return same ? [] : [problem('MANIFEST_DIFFERS')]
}
