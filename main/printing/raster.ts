/** A page as a scanner would see it, by poppler: in memory, from one pipe to another. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { piped } from './tool.ts'

const POINTS_TO_THE_INCH = 150

/** The first page of a PDF as a PGM; the caller zeroes it. Throws SHEET_RASTER_FAILED, SHEET_RASTER_MISSING. */
export async function rasterised(pdf: Uint8Array): Promise<Buffer> {
  const ran = await piped('pdftoppm', ['-gray', '-r', String(POINTS_TO_THE_INCH), '-f', '1', '-l', '1', '-'], pdf)
  if (ran === null) throw refuse('SHEET_RASTER_MISSING')
  if (ran.code !== 0 || ran.out.length === 0) throw refuse('SHEET_RASTER_FAILED', { code: ran.code ?? -1 })
  return ran.out
}
