import { join } from 'node:path'
import { causeOf } from '../../../ceremonies/record/cause.ts'
import { disclose as discloseFiles } from '../../../ceremonies/record/disclose.ts'
import type { Level } from '../../../ceremonies/record/levels.ts'
import { verifyBundle, replayWith } from '../../../ceremonies/index.ts'
import { refuse } from '../../../ceremonies/base/refusal.ts'
import { nodeMeans } from '../../bundle/means.ts'
import { newFolder } from '../../bundle/publish.ts'
import { readBundle } from '../../bundle/read.ts'
import { verifyAt } from '../../bundle/verify.ts'
import { writeArchive, writeDirectory } from '../../bundle/write.ts'
import { exitOf } from '../failure.ts'
import { bundleAt } from '../files.ts'
import { verdictJson, verdictText } from '../summary.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stdout } from '../../output.ts'

export interface DiscloseOptions {
  readonly level: Level
  readonly out: string
  readonly json?: boolean
}

/** The same record for fewer eyes: what is above `level` is withheld under the same root. The bundle must be valid. */
export async function disclose(path: string, { level, out, json }: DiscloseOptions): Promise<number> {
  const folder = newFolder(out)
  const replay = replayWith(nodeMeans.utf8)
  const bundle = bundleAt(path)
  const problem = causeOf((await verifyAt(bundle, replay)).problems)
  if (problem)
    throw refuse('DISCLOSE_INVALID', {
      code: problem.code,
      message: { code: problem.code, parameters: problem.parameters },
    })
  const files = discloseFiles((await readBundle(bundle)).files, level, nodeMeans)
  await folder.publish(async (draft) => {
    await writeDirectory(join(draft, 'bundle'), files)
    await writeArchive(join(draft, 'bundle.tar'), files)
  })
  const verdict = verifyBundle(files, { ...nodeMeans, replay, checkpoint: null })
  if (json) stdout.json({ out: folder.path, ...verdictJson(verdict) })
  else stdout.text(`${verdictText(verdict)}\n${shown(folder.path)}\n`)
  return exitOf(verdict)
}
