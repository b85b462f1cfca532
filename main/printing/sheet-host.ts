/**
 * Prints a share for one custodian and reads it back, so that its words never reach main: without core dumps, and ended as soon as
 * that share is through. In a rehearsal without a printer it keeps the sheets as they would have come out.
 */
import { refuse } from '../../ceremonies/base/refusal.ts'
import { withoutCoreDumps } from '../../native/secrets/core-dumps.ts'
import { Recipient, sealText } from '../../native/sealed-box.ts'
import { serve } from '../../native/serve.ts'
import { cupsRoot, cupsSocket } from './cups.ts'
import { rasterised } from './raster.ts'
import { removed, takenFrom } from './picture-file.ts'
import { pictureFrom } from './picture.ts'
import { sheetPdf } from './sheet.ts'
import { sheetIn } from './sheet-picture.ts'
import { printOnce } from './sheet-printer.ts'
import { sheetContract } from './sheet-messages.ts'

withoutCoreDumps()
const viewer = new Recipient()
/** The sheets of a rehearsal by the number of their share. */
const sheets = new Map<number, Buffer>()

serve(sheetContract, {
  viewer: () => viewer.spki,
  print: async ({ face, words, paper }) => {
    const pdf = sheetPdf(face, viewer.openText(words))
    if (paper === 'printer') {
      try {
        return await printOnce({ socket: cupsSocket(), root: cupsRoot() }, pdf)
      } finally {
        pdf.fill(0)
      }
    }
    sheets.set(face.share, pdf)
    return { printer: paper, job: `${paper}-${face.share}` }
  },
  tray: async ({ share, recipient }) => {
    const pdf = sheets.get(share)
    if (pdf === undefined) throw refuse('SHEET_GONE', { share })
    const page = await rasterised(pdf)
    try {
      return { words: sealText(sheetIn(pictureFrom(page)).words, recipient), picture: 'none' as const }
    } finally {
      page.fill(0)
    }
  },
  read: ({ file, recipient }) => {
    const bytes = takenFrom(file)
    try {
      const { words } = sheetIn(pictureFrom(bytes))
      return { words: sealText(words, recipient), picture: removed(file) ? ('removed' as const) : ('kept' as const) }
    } finally {
      bytes.fill(0)
    }
  },
})
