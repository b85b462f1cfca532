/** What reads scripts, records and tokens: it takes every rule of every ceremony, and so comes after the first screen. */
import { summaryOf } from '../../ceremonies/index.ts'
import { readText } from '../cli/files.ts'
import { readRecord } from '../register/reading.ts'
import { watchReaders } from '../devices/readers.ts'
import { sealedContents, tokensBehind } from './tokens.ts'

export const readers = { summaryOf, readText, readRecord, sealedContents, tokensBehind, watchReaders } as const
export type Readers = typeof readers
