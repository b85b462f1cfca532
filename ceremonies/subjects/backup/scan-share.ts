import { z } from 'zod'
import { Refusal, type RefusalCode, refuse } from '../../base/refusal.ts'
import { pictures, type ReadSheet } from '../../devices/sheets.ts'
import type { Performing } from '../../kernel/model.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { part, set, share } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { provedShare, shareOnSheet } from '../resources.ts'
import { schemeOf, sharesOf } from './facts.ts'
import { shareIn, shareOf } from './hand-over.ts'
import { shareScanned } from './sheet-facts.ts'
import { setOf } from './split.ts'

const TRIES = 10

/** The sheet is read back from a picture of it: as good as a share that was typed back. */
export const scanShare = defineStep({
  name: 'scan-share',
  reference: {
    is: 'A custodian’s printed sheet is read back from a picture of it, by its QR code, and compared with the share that was made; the file is overwritten and removed. It is repeated for each custodian, or names its share.',
    alsoNeeds: 'A scanner or camera that writes a PNG or JPEG to a medium, or to this machine’s memory.',
    example: { share: 1 },
  },
  needs: [{ resource: shareOnSheet, check: 'SHARE-1' }],
  makes: [{ resource: provedShare }],
  fields: z.strictObject({ share }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set, index: count, by: part }),
    result: z.strictObject({ picture: z.enum(pictures) }),
    secrets: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      if (!sharesOf(state)?.onSheets.some((one) => one.index === index))
        throw refuse('SHARE_NOT_PRINTED', { share: index })
      return { set: setOf(state), index, by: step.performs }
    },
    perform: async (_step, { index, by }, performing) => {
      const secrets = performing.devices.secrets()
      const { identifier, threshold } = sharesOf(performing.state) ?? {}
      const { picture } = await fromSheet(performing, by, index, async ({ words }) => {
        // Another sheet is told as what it is, before its first word is called wrong.
        await secrets.readEarlierShare({
          words,
          set: { scheme: schemeOf(performing.state), identifier: identifier ?? 0, threshold: threshold ?? 0 },
          index,
        })
        await secrets.prove(index, words)
      })
      return { picture }
    },
    conclude: (_step, { set: of, index, by }, { picture }) => [shareScanned({ set: of, index, by, picture })],
    ...nothingLeft,
  },
})

/** What another picture, or another sheet, puts right. */
const mistakes: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'SHEET_FILE_UNREADABLE',
  'SHEET_FILE_LARGE',
  'SHEET_IMAGE_FORMAT',
  'SHEET_IMAGE_HUGE',
  'SHEET_IMAGE_BROKEN',
  'SHEET_CODE_NONE',
  'SHEET_CODE_MANY',
  'SHEET_CODE_OTHER',
  'SHEET_CODE_VERSION',
  'SHEET_CODE_DAMAGED',
  'SHARE_OTHER_SET',
  'SHARE_INDEX_OTHER',
  'SHARE_CHECKSUM_WRONG',
  'SHARE_COUNT_WRONG',
  'SHARE_LENGTH_WRONG',
  'SHARE_PADDING_WRONG',
  'SHARE_GROUPS_IMPOSSIBLE',
  'SHARE_WORD_WRONG',
  'SHARE_FOREIGN',
  'SHARE_TYPED_BEFORE',
])

/**
 * Has `take` what a picture of the sheet gives, and asks the custodian for another file, saying what was wrong, until it is taken.
 * Where a program prints and scans by itself nobody is asked. Throws SHEET_TRIES_EXHAUSTED after ten.
 */
export async function fromSheet<T>(
  { devices, askFile, state }: Performing,
  person: string,
  share: number,
  take: (read: ReadSheet) => Promise<T>,
): Promise<ReadSheet & { readonly taken: T }> {
  const recipient = await devices.secrets().transportKey()
  const own = await devices.sheets().tray({ share, recipient })
  if (own !== null) return { ...own, taken: await take(own) }
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const file = await askFile({ ...shareOf(person, share, schemeOf(state)), purpose: 'picture' }, complaint)
    try {
      const read = await devices.sheets().read({ file, recipient })
      return { ...read, taken: await take(read) }
    } catch (error) {
      if (!(error instanceof Refusal) || !mistakes.has(error.code)) throw error
      complaint = error
    }
  }
  throw refuse('SHEET_TRIES_EXHAUSTED', { person })
}
