/** Every crossing between main and the process that prints and reads shares: the words cross sealed. */
import { z } from 'zod'
import { SealedBox, X25519Spki } from '../../ceremonies/devices/sealed-box.ts'
import { Printed, ReadSheet, SheetFace } from '../../ceremonies/devices/sheets.ts'
import { method } from '../../native/serve.ts'

/** A printer that warms up, and a picture of fifty million points, take their time. */
const slow = { limit: 300 }

export const sheetContract = {
  viewer: method(z.null(), X25519Spki),
  print: method(
    z.strictObject({ face: SheetFace, words: SealedBox, paper: z.enum(['printer', 'throw-away']) }),
    Printed,
    slow,
  ),
  tray: method(z.strictObject({ share: z.int(), recipient: X25519Spki }), ReadSheet, slow),
  read: method(z.strictObject({ file: z.string().max(4096), recipient: X25519Spki }), ReadSheet, slow),
}
