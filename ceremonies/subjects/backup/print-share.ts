import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { Printed, SheetFace } from '../../devices/sheets.ts'
import type { State } from '../../kernel/model.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { part, set, share } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { shareOnSheet, shareSet } from '../resources.ts'
import { sharesOf } from './facts.ts'
import { shareIn } from './hand-over.ts'
import { sharePrinted } from './sheet-facts.ts'
import { setOf } from './split.ts'

/** A share comes out of the printer, on a sheet that shows nothing of it once it is folded; nobody sees it on a screen. */
export const printShare = defineStep({
  name: 'print-share',
  reference: {
    is: 'One share is printed on one sheet of paper, with its words and a QR code, for its custodian alone, who folds it so that nothing of it shows. It is repeated for each custodian, or names its share. A share may be given in other ways as well.',
    alsoNeeds:
      'One printer at the USB of this machine, and a CUPS that spools in memory and keeps no job (docs/SHEETS.md).',
    example: { share: 1 },
  },
  needs: [{ resource: shareSet, check: 'SHARE-1' }],
  makes: [{ resource: shareOnSheet }],
  fields: z.strictObject({ share }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set, index: count, to: part }),
    result: Printed,
    secrets: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      if (sharesOf(state)?.onSheets.some((one) => one.index === index)) throw refuse('SHARE_PRINTED', { share: index })
      return { set: setOf(state), index, to: step.performs }
    },
    perform: async (_step, { index, to }, { devices, state }) => {
      const words = await devices.secrets().revealToPrinter(index, await devices.sheets().viewer())
      return devices.sheets().print({ face: faceOf(state, index, to), words })
    },
    conclude: (_step, { set: of, index, to }, printed) => [sharePrinted({ set: of, index, to, ...printed })],
    ...nothingLeft,
    // Whether a sheet came out, and what became of it, people say: the next attempt prints another.
    look: () => Promise.resolve({ left: 'sheet-perhaps' }),
    discard: (_step, { index }) => Promise.resolve({ share: index, nextAttempt: 'prints-again' }),
  },
})

/** What the sheet says besides the words. */
function faceOf(state: State, share: number, person: string): SheetFace {
  const { ceremony, mode, script, plan } = state
  const { identifier, threshold, shares } = sharesOf(state) ?? {}
  return SheetFace.parse({
    ceremony,
    title: script.title,
    custodian: plan.parts.find(({ id }) => id === person)?.title ?? person,
    identifier,
    share,
    shares,
    threshold,
    language: script.language,
    mode,
  })
}
