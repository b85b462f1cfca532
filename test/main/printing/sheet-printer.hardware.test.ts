/** A share on a printer of a real CUPS: what must be so before, and that nothing is left of it afterwards. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cups } from '../../../main/printing/cups.ts'
import { printOnce } from '../../../main/printing/sheet-printer.ts'
import { type PrivateCups, type Setting, withCups } from '../../support/cups.ts'
import { refused } from '../../support/refused.ts'

const pdf = Buffer.from('%PDF-1.7\na page with words on it\n')
const patience = { seconds: 5, beat: 50 }
const good: Setting = { parent: '/dev/shm', usb: ['sheets'], keeps: 'No' }

const problem = (setting: Setting, change: (cups: PrivateCups) => void = () => undefined) =>
  withCups(
    async (found) => {
      change(found)
      const said = await refused(printOnce(found, pdf, patience))
      return { code: said.code, cameOut: found.sheet() !== null, waiting: await found.waiting() }
    },
    { ...good, ...setting },
  )

test('a sheet comes out byte for byte on the one USB printer, and its spool is empty', () =>
  withCups(async (found) => {
    expect(await printOnce(found, pdf, patience)).toEqual({ printer: 'sheets', job: 'sheets-1' })
    expect(found.sheet()?.equals(pdf)).toBe(true)
    const spooled = (kind: RegExp) => readdirSync(join(found.home, 'spool')).filter((name) => kind.test(name))
    expect([spooled(/^d\d/), readdirSync(join(found.home, 'tmp')), await found.waiting()]).toEqual([[], [], ''])
    // What cupsd noted of the job, without a word of the sheet, goes when cupsd has its next turn.
    await expect.poll(() => spooled(/^c\d/), { timeout: 20_000 }).toEqual([])
    expect(await cups(found.socket).printers()).toContain('sheets')
  }, good))

test('nothing is printed where a share would be kept, or where nobody knows on which printer it comes out', async () => {
  const nothing = { cameOut: false, waiting: '' }
  expect([
    await problem({ usb: [] }),
    await problem({ usb: ['sheets', 'others'] }),
    await problem({ keeps: 'Yes' }),
    await problem({ parent: '/var/tmp' }),
    await problem({}, ({ root }) => rmSync(join(root, 'cups-files.conf'))),
    await problem({}, ({ root, home }) =>
      writeFileSync(join(root, 'cups-files.conf'), `RequestRoot ${home}/spool\nTempDir ${home}/nowhere\n`),
    ),
  ]).toEqual([
    { code: 'SHEET_PRINTER_NONE', ...nothing },
    { code: 'SHEET_PRINTER_MANY', ...nothing },
    { code: 'SHEET_SPOOL_KEEPS', ...nothing },
    { code: 'SHEET_SPOOL_ON_DISK', ...nothing },
    { code: 'SHEET_SPOOL_CONFIGURATION', ...nothing },
    { code: 'SHEET_SPOOL_UNSEEN', ...nothing },
  ])
})

test('what a filter leaves behind is told, and a print that fails leaves nothing in the queue', async () => {
  // What has the job in hand may write next to where filters do.
  const leaving = await problem({ afterwards: 'cp "$6" "$TMPDIR/left-by-a-filter"' })
  const jammed = await problem({ afterwards: 'echo "ERROR: out of paper" >&2; exit 1' })
  expect([leaving, jammed]).toEqual([
    { code: 'SHEET_SPOOL_LEFT', cameOut: true, waiting: '' },
    { code: 'PRINT_FAILED', cameOut: true, waiting: '' },
  ])
})
