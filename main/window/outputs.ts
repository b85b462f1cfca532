/** What stays of a ceremony: bundle and transcript in a folder, and the transcript on paper. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, isAbsolute, join } from 'node:path'
import { Refusal, refuse, refused } from '../../ceremonies/base/refusal.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import type { Asked } from '../../preload/contract.ts'
import { wordsOfNote } from '../../ceremonies/kernel/noted.ts'
import type { Ending, Exported } from '../../preload/views.ts'
import { deliver, mustBeSound, transcriptModel, unsoundnessOf } from '../bundle/deliver.ts'
import { newFolder } from '../bundle/publish.ts'
import type { Printing } from '../printing/cups.ts'
import { type CeremonyFolder, type DataFolder, standing, readSetup } from '../store/data-folder.ts'
import { Record } from '../store/record.ts'
import type { NotableOf } from '../../ceremonies/kernel/journal.ts'
import { journalOf, noteNow } from '../store/journal.ts'
import { Store } from '../store/store.ts'
import type { Holding } from './holding.ts'
import { causeFirst } from '../../ceremonies/record/cause.ts'
import { isSound } from '../../ceremonies/record/outcome.ts'

export class Outputs {
  readonly #data: DataFolder
  readonly #printing: Printing
  readonly #held: () => Holding | null

  constructor(data: DataFolder, printing: Printing, held: () => Holding | null) {
    this.#data = data
    this.#printing = printing
    this.#held = held
  }

  /** What the record of a ceremony that has ended is found to be. Throws RECORD_NOT_SEALED. */
  ending(ceremony: string): Promise<Ending> {
    return this.#reading(ceremony, async (record) => {
      const unsound = await unsoundnessOf(record)
      const words = unsound === null ? wordsOfNote(record.store.seal()) : null
      return { checkpoint: words && { ...words, words: [...words.words] }, wrong: unsound ? [refused(unsound)] : [] }
    })
  }

  /** A folder that does not exist yet, in the home folder. */
  folderFor(ceremony: string): string {
    const { id } = this.#folder(ceremony)
    const name = join(homedir(), `strongroom-${id}`)
    for (let copy = 1; ; copy++) {
      const path = copy === 1 ? name : `${name}-${copy}`
      if (!existsSync(path)) return path
    }
  }

  /** Throws OUT_RELATIVE, OUT_EXISTS, OUT_UNWRITABLE, RECORD_NOT_SEALED. */
  async export({ ceremony, folder }: Asked<'export'>, language: Language): Promise<Exported> {
    if (!isAbsolute(folder)) throw refuse('OUT_RELATIVE', { path: folder })
    const target = newFolder(folder)
    const verdict = await this.#reading(ceremony, (record, script) =>
      target.publish((draft) => deliver(record, draft, script, language)),
    )
    const { replayed, anchored, size, root, words, problems } = verdict
    const valid = isSound(verdict)
    return {
      folder: target.path,
      valid,
      replayed,
      anchored,
      size,
      root,
      words: valid ? [...words] : [],
      problems: causeFirst(problems).map(({ code, parameters }) => ({ code, parameters })),
    }
  }

  /**
   * Prints the transcript of a ceremony that has ended. The journal has the copy's number before anything is printed, so that
   * no two copies have one number, and afterwards what became of it. Throws RECORD_NOT_SEALED, RECORD_INVALID, and what `Printing.print` throws.
   */
  async printTranscript(ceremony: string, printer: string, language: Language): Promise<void> {
    const { transcript } = await import('../documents/transcript.ts')
    const { pdf, copy } = await this.#reading(ceremony, async (record, script) => {
      await mustBeSound(record)
      const copy = copiesOf(record) + 1
      const pdf = transcript(transcriptModel(record, script, language), copy, language)
      noteNow(record.store, { entry: 'print.started', document: 'transcript', copy, printer, sha256: sha256(pdf) })
      return { pdf, copy }
    })
    const of = { document: 'transcript', copy, printer } as const
    const end = (ended: NotableOf<'print.ended' | 'print.failed'>) =>
      this.#reading(ceremony, ({ store }) => noteNow(store, ended))
    try {
      const job = await this.#printing.print(printer, `Strongroom: transcript, copy ${copy}`, pdf)
      await end({ entry: 'print.ended', ...of, job })
    } catch (error) {
      await end({ entry: 'print.failed', ...of, code: error instanceof Refusal ? error.code : 'FAULT' })
      throw error
    }
  }

  /** The record of a ceremony that has ended, open for as long as `work` takes. Throws RECORD_NOT_SEALED. */
  async #reading<T>(ceremony: string, work: (record: Record, script: string) => T | Promise<T>): Promise<T> {
    const folder = this.#folder(ceremony)
    const script = basename(readSetup(folder).script)
    const holding = this.#held()
    if (holding?.id === folder.id) {
      const { engine } = holding.held.session
      mustHaveEnded(engine.state.phase)
      return work(engine.record, script)
    }
    mustHaveEnded(standing(folder)?.phase ?? 'unopened')
    const record = new Record(Store.read(folder.record), null)
    try {
      return await work(record, script)
    } finally {
      record.close()
    }
  }

  #folder(id: string): CeremonyFolder {
    const found = this.#data.ceremonies().find((folder) => folder.id === id)
    if (!found) throw refuse('CEREMONY_UNKNOWN', { path: this.#data.path, ceremony: id })
    return found
  }
}

function mustHaveEnded(phase: string): void {
  if (phase !== 'sealed' && phase !== 'aborted') throw refuse('RECORD_NOT_SEALED')
}

function copiesOf({ store }: Record): number {
  return journalOf(store).filter(({ entry }) => entry === 'print.started').length
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
