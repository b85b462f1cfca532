/** What happens to a share on a printed sheet. */
import { z } from 'zod'
import { pictures } from '../../devices/sheets.ts'
import { fact } from '../../kernel/fact.ts'
import { count } from '../../kernel/shapes.ts'
import { set } from '../fields.ts'
import { setChanged, sharesOf } from './facts.ts'

/** Its sheet came out, and nothing of it is left in the spool. One that is printed again takes the place of the one before. */
export const sharePrinted = fact({
  type: 'share.printed',
  level: 'restricted',
  shape: { set, index: count, to: z.string(), printer: z.string(), job: z.string() },
  evolve: (state, { index }) => {
    const onSheets = sharesOf(state)?.onSheets ?? []
    return setChanged(state, { onSheets: [...onSheets.filter((one) => one.index !== index), { index, proved: false }] })
  },
})

/** It was read from a picture of the sheet, and is the share. `picture`: what became of the file that held it. */
export const shareScanned = fact({
  type: 'share.scanned',
  level: 'restricted',
  shape: { set, index: count, by: z.string(), picture: z.enum(pictures) },
  evolve: (state, { index }) => {
    const onSheets = sharesOf(state)?.onSheets ?? []
    return setChanged(state, { onSheets: onSheets.map((one) => (one.index === index ? { index, proved: true } : one)) })
  },
})
