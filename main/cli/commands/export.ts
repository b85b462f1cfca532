import { basename } from 'node:path'
import { deliver } from '../../bundle/deliver.ts'
import { newFolder } from '../../bundle/publish.ts'
import { spoken } from '../../language.ts'
import { DataFolder, readSetup } from '../../store/data-folder.ts'
import { Record } from '../../store/record.ts'
import { Store } from '../../store/store.ts'
import { exitOf } from '../failure.ts'
import { summary, verdictJson } from '../summary.ts'
import { stdout } from '../../output.ts'

export interface ExportOptions {
  readonly out: string
  readonly data?: string
  readonly language?: string
  readonly json?: boolean
}

/** Writes bundle and transcript of a ceremony that has ended. Throws RECORD_NOT_SEALED. */
export async function exportCeremony(
  beginning: string,
  { out, data: named, language, json }: ExportOptions,
): Promise<number> {
  const transcriptIn = language === undefined ? undefined : spoken(language)
  const target = newFolder(out)
  const data = DataFolder.read(named)
  try {
    const folder = data.find(beginning)
    const record = new Record(Store.read(folder.record), null)
    try {
      const verdict = await target.publish((draft) =>
        deliver(record, draft, basename(readSetup(folder).script), transcriptIn),
      )
      if (json) stdout.json({ out: target.path, ...verdictJson(verdict) })
      else stdout.text(summary(verdict, target.path))
      return exitOf(verdict)
    } finally {
      record.close()
    }
  } finally {
    data.close()
  }
}
