/** The rows of the register's file, each with what it must hash to. */
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { Phrase } from '../../ceremonies/base/message-shape.ts'
import { type Kind, type Placed, Row, type RowOf } from '../../ceremonies/register/row.ts'
import { sha256 } from '../listing.ts'
import type { StepAhead } from '../store/next-step.ts'
import { Damaged } from './file.ts'

export const KnownRow = z.strictObject({
  ceremony: z.string(),
  stamp: z.string(),
  facts: z.int(),
  digest: z.string(),
  last: z.string(),
  /** The step that is next, in JSON; null if none is. */
  step: z.string().nullable(),
  sum: z.string(),
})
export type KnownRow = z.infer<typeof KnownRow>

const Step = z.strictObject({ id: z.string(), title: Phrase })

/** Throws Damaged unless it is as it was written. */
export function stepIn({ step }: Pick<KnownRow, 'step'>): StepAhead | null {
  return step === null ? null : parsed(Step, jsonIn(step))
}

const StoredRow = z.strictObject({
  ceremony: z.string(),
  seq: z.int(),
  number: z.int(),
  at: z.string(),
  kind: z.string(),
  key: z.string(),
  body: z.string(),
  sum: z.string(),
})
type StoredRow = z.infer<typeof StoredRow>

/** Throws Damaged unless the row is as it was written. */
export function placed<K extends Kind>(kind: K, stored: unknown): Placed<RowOf<K>> {
  const { sum, ...rest } = parsed(StoredRow, stored)
  if (sum !== sumOf(rest)) throw new Damaged('row')
  const row = parsed(Row, jsonIn(rest.body))
  if (!isOf(kind, row)) throw new Damaged('kind')
  return { ceremony: rest.ceremony, seq: rest.seq, at: rest.at, row }
}

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Damaged('body')
  }
}

export function isOf<K extends Kind>(kind: K, row: Row): row is RowOf<K> {
  return row.kind === kind
}

export function sumOf({ ceremony, seq, number, at, kind, key, body }: Omit<StoredRow, 'sum'>): string {
  return sha256(JSON.stringify([ceremony, seq, number, at, kind, key, body]))
}

/** Throws Damaged for what is not of that form. */
export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new Damaged('form')
  return result.data
}

/** Over a reading and every row that it left, so that one which was taken out is missed. */
export function sumOfReading(database: Database.Database, reading: Omit<KnownRow, 'sum'>): string {
  const { ceremony, stamp, facts, digest, last, step } = reading
  const rows = database.prepare('SELECT sum FROM rows WHERE ceremony = ? ORDER BY seq, number').pluck().all(ceremony)
  return sha256(JSON.stringify([ceremony, stamp, facts, digest, last, step, rows]))
}

/** Throws Damaged unless every reading has the rows that it left, and every row a reading. */
export function mustBeAsRead(database: Database.Database): void {
  for (const one of database.prepare('SELECT * FROM readings').all()) {
    const { sum, ...reading } = parsed(KnownRow, one)
    if (sum !== sumOfReading(database, reading)) throw new Damaged('reading')
  }
  const stray = 'SELECT 1 FROM rows WHERE ceremony NOT IN (SELECT ceremony FROM readings) LIMIT 1'
  if (database.prepare(stray).get() !== undefined) throw new Damaged('rows')
}
