/** The port for shares on paper: printed for one custodian, and read back from a picture of the sheet. */
import { z } from 'zod'
import type { Hex } from '../base/crypto.ts'
import { SealedBox } from './sealed-box.ts'

/** What a sheet says besides its words: everything that is known of a share, and nothing secret. */
export const SheetFace = z.strictObject({
  ceremony: z.string(),
  title: z.string(),
  custodian: z.string(),
  identifier: z.int().min(0).max(0x7fff),
  share: z.int().min(1).max(16),
  shares: z.int().min(1).max(16),
  threshold: z.int().min(1).max(16),
  /** The script's, as a BCP 47 tag; null where it has one alone and does not say which. */
  language: z.string().nullable(),
  mode: z.enum(['real', 'rehearsal']),
})
export type SheetFace = z.output<typeof SheetFace>

/** What became of the picture that a share was read from: `none` where there was no file. */
export const pictures = ['removed', 'kept', 'none'] as const

export const ReadSheet = z.strictObject({ words: SealedBox, picture: z.enum(pictures) })
export type ReadSheet = z.output<typeof ReadSheet>

/** Where a sheet came out: the queue of a printer, or `throw-away` where a program plays it. */
export const Printed = z.strictObject({ printer: z.string(), job: z.string() })
export type Printed = z.output<typeof Printed>

export interface Sheets {
  /** The key that the words of a share are sealed to for printing (X25519 SPKI). */
  viewer(): Promise<Hex>
  /**
   * Prints one sheet, waits until it has come out, and sweeps what was spooled. Throws SHEET_PRINTER_NONE, SHEET_PRINTER_MANY,
   * SHEET_SPOOL_*, PRINTER_*, PRINT_*; whether anything came out is then for people to see.
   */
  print(request: { readonly face: SheetFace; readonly words: SealedBox }): Promise<Printed>
  /** The sheet of that share as it lies where a program prints and scans by itself; null where people bring a picture. */
  tray(request: { readonly share: number; readonly recipient: Hex }): Promise<ReadSheet | null>
  /**
   * The words of the sheet in a picture, sealed to `recipient`; the file is overwritten and removed once it was read. Throws SHEET_FILE_*, SHEET_IMAGE_* and SHEET_CODE_*.
   */
  read(request: { readonly file: string; readonly recipient: Hex }): Promise<ReadSheet>
}
