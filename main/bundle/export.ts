import {
  type Files,
  artifactFile,
  checkpointFile,
  factsFile,
  leavesFile,
  leavesText,
  manifestFile,
  scriptFile,
} from '../../ceremonies/record/bundle.ts'
import { manifestText } from '../../ceremonies/record/manifest.ts'
import { parseSignedCheckpoint } from '../../ceremonies/record/checkpoint.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Record } from '../store/record.ts'

/** The whole record of a sealed ceremony as the files of a bundle. Throws RECORD_NOT_SEALED. */
export function bundleOf({ store, tree }: Record): Files {
  const note = store.seal()
  const checkpoint = note === null ? null : parseSignedCheckpoint(note)
  if (note === null || checkpoint === null) throw refuse('RECORD_NOT_SEALED')
  const leaves = Array.from({ length: tree.size }, (_, i) => tree.leaf(i))
  const files = new Map<string, Uint8Array>([
    [factsFile, Buffer.from([...store.lines()].join(''))],
    [checkpointFile, Buffer.from(note)],
    [scriptFile, Buffer.from(store.script())],
    [leavesFile, Buffer.from(leavesText(leaves))],
    ...store.artifacts().map(({ name, content }) => [artifactFile(name), content] as const),
  ])
  const ceremony = checkpoint.origin.split('/')[2] ?? ''
  const manifest = manifestText({ ceremony, level: 'confidential', size: tree.size }, files, nodeCrypto)
  return files.set(manifestFile, Buffer.from(manifest))
}
