import { statSync } from 'node:fs'
import { Refusal } from '../../ceremonies/refusal.ts'
import type { House } from '../../preload/views.ts'
import { type CeremonyFolder, type DataFolder, outline } from '../store/data-folder.ts'

type Line = House['ceremonies'][number]

/** The ceremonies of the data folder in outline. A record is read again only when its files have changed. */
export class Ceremonies {
  readonly #data: DataFolder
  readonly #read = new Map<string, { readonly stamp: string; readonly line: Line | null }>()

  constructor(data: DataFolder) {
    this.#data = data
  }

  /** The newest first; `held` is open in this process, so that nothing else can read it: it is listed as it was. */
  list(held: string | null): readonly Line[] {
    const lines = this.#data.ceremonies().flatMap((folder) => {
      const line = folder.id === held ? (this.#read.get(folder.id)?.line ?? null) : this.#line(folder)
      return line ? [line] : []
    })
    return lines.sort((a, b) => (a.opened < b.opened ? 1 : -1))
  }

  #line(folder: CeremonyFolder): Line | null {
    const stamp = stampOf(folder)
    const known = this.#read.get(folder.id)
    if (known?.stamp === stamp) return known.line
    const line = lineOf(folder)
    // To open a record touches its files.
    this.#read.set(folder.id, { stamp: stampOf(folder), line })
    return line
  }
}

/** Null for a ceremony that was never opened. One that cannot be read is listed with the reason. */
function lineOf(folder: CeremonyFolder): Line | null {
  const { id } = folder
  try {
    const found = outline(folder)
    if (!found) return null
    const { title, mode, opened, last, facts, phase, step } = found
    return { id, title, mode, opened, last, facts, phase, step, trouble: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const phase = 'unreadable' as const
    return { id, title: '', mode: '', opened: '', last: '', facts: 0, phase, step: null, trouble: error.message }
  }
}

function stampOf({ record }: CeremonyFolder): string {
  return [record, `${record}-wal`]
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false })
      return stat ? `${stat.size} ${stat.mtimeMs}` : '-'
    })
    .join(' ')
}
