import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cups } from '../../../main/printing/cups.ts'
import { Store } from '../../../main/store/store.ts'
import { withCups } from '../../support/cups.ts'
import { Pdf } from '../documents/pdf.ts'
import { Crowd, atDesk, openAt, smallDraft } from '../../support/window.ts'

const textOf = (pdf: Buffer | null): string => new Pdf(pdf ?? Buffer.of()).pages.join('\n')

test('prints of the transcript are numbered, on the page and in the journal, and never before the end', () =>
  withCups(({ socket, printed }) =>
    atDesk(
      async (sitting) => {
        await openAt(sitting)
        const { ceremony } = await sitting.until(() => true)
        const print = (printer: string) => sitting.ask('printTranscript', { ceremony, printer })
        expect(await print('paper')).toMatchObject({ refused: { code: 'RECORD_NOT_SEALED' } })
        await new Crowd(sitting).play()
        const tail = sitting.room?.tail
        expect(await print('paper')).toEqual({ ok: true, value: null })
        expect(textOf(printed())).toContain('Copy 1 · Ceremony')
        expect(await print('jam')).toMatchObject({ refused: { code: 'PRINT_FAILED' } })
        await sitting.done('leave', {})
        expect(await print('paper')).toEqual({ ok: true, value: null })
        expect(textOf(printed())).toContain('Copy 3 · Ceremony')
        const store = Store.open(join(sitting.folder, 'data/ceremonies', ceremony, 'record.db'))
        const journal = store
          .journal()
          .map((line) => JSON.parse(line) as { entry: string; copy?: number; code?: string })
        store.close()
        expect(
          journal.flatMap(({ entry, copy, code }) => (entry.startsWith('print.') ? [[entry, copy, code ?? null]] : [])),
        ).toEqual([
          ['print.started', 1, null],
          ['print.ended', 1, null],
          ['print.started', 2, null],
          ['print.failed', 2, 'PRINT_FAILED'],
          ['print.started', 3, null],
          ['print.ended', 3, null],
        ])
        expect(tail?.at(-1)?.type).toBe('ceremony.sealed')
      },
      { printing: cups(socket, { seconds: 20, beat: 50 }) },
    ),
  ))

test('the paper script is printed from the draft', () =>
  withCups(({ socket, printed }) =>
    atDesk(
      async (sitting) => {
        await sitting.done('ready', {})
        await sitting.done('printPaper', { draft: smallDraft, document: 'script', printer: 'paper' })
        expect(textOf(printed())).toContain('Small ceremony')
        expect(
          await sitting.ask('printPaper', {
            draft: { ...smallDraft, script: '../small.yaml' },
            document: 'script',
            printer: 'paper',
          }),
        ).toMatchObject({ refused: { code: 'SCRIPT_UNKNOWN' } })
      },
      { printing: cups(socket, { seconds: 20, beat: 50 }) },
    ),
  ))
