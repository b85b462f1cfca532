/** Which databases were opened: for `vi.mock('better-sqlite3')`. */
import type Database from 'better-sqlite3'

/** By their names, in the order of opening. */
export const openedFiles: string[] = []

type Module = { readonly default: typeof Database }

export function counting({ default: Actual }: Module): Module {
  class Counting extends Actual {
    constructor(name?: string, options?: Database.Options) {
      super(name, options)
      openedFiles.push(String(name))
    }
  }
  return { default: Object.assign(Counting, { SqliteError: Actual.SqliteError }) as typeof Database }
}

/** The records among them. */
export function openedRecords(): readonly string[] {
  return openedFiles.filter((name) => name.endsWith('record.db'))
}
