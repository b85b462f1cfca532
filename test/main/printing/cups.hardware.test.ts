import { expect, test } from 'vitest'
import { cups, cupsSocket } from '../../../main/printing/cups.ts'
import { withCups } from '../../support/cups.ts'
import { refused } from '../../support/refused.ts'

const pdf = Buffer.from('%PDF-1.7\nnot much of a page\n')
const patience = { seconds: 5, beat: 50 }

test('a print comes out byte for byte, and nothing waits afterwards', () =>
  withCups(async ({ socket, printed, waiting }) => {
    const printing = cups(socket, patience)
    expect([...(await printing.printers())].sort()).toEqual(['closed', 'jam', 'off', 'paper', 'slow', 'stops'])
    expect(await printing.print('paper', 'Strongroom: a title with “quotes” and -d', pdf)).toMatch(/^paper-\d+$/)
    expect([printed()?.equals(pdf), await waiting()]).toEqual([true, ''])
  }))

test('whatever a printer does wrong is said plainly, and leaves nothing in the queue', () =>
  withCups(async ({ socket, waiting }) => {
    const printing = cups(socket, { seconds: 1, beat: 50 })
    const problem = (printer: string) => refused(printing.print(printer, 'Title', pdf))
    expect(await problem('jam')).toEqual({
      code: 'PRINT_FAILED',
      message: 'The print on jam (jam-1) failed (out of paper); check the printer, and print again.',
    })
    expect(await problem('stops')).toMatchObject({ code: 'PRINT_FAILED' })
    expect(await problem('slow')).toEqual({
      code: 'PRINT_UNFINISHED',
      message:
        'The print on slow (slow-3) did not end within 1 second and was cancelled; check the printer, and print again.',
    })
    expect(await problem('off')).toMatchObject({ code: 'PRINTER_STOPPED' })
    expect(await problem('closed')).toEqual({
      code: 'PRINT_REFUSED',
      message: 'CUPS did not accept the print for closed (Destination "closed" is not accepting jobs).',
    })
    expect(await problem('nowhere')).toMatchObject({ code: 'PRINTER_UNKNOWN' })
    expect(await problem('-h example.org')).toMatchObject({ code: 'PRINTER_UNKNOWN' })
    expect(await waiting()).toBe('')
  }))

test('without a CUPS there are no printers, and a print says so', async () => {
  const printing = cups('/nonexistent/cups.sock', patience)
  expect(await printing.printers()).toEqual([])
  expect(await refused(printing.print('paper', 'Title', pdf))).toEqual({
    code: 'PRINTER_UNREACHABLE',
    message: 'CUPS does not answer (scheduler is not running); start it, and check that the printer is connected.',
  })
})

test('only a local socket is a CUPS', () => {
  expect(cupsSocket({ CUPS_SERVER: '/tmp/own.sock' })).toBe('/tmp/own.sock')
  expect(cupsSocket({ CUPS_SERVER: 'print.example.org' })).toBe('/run/cups/cups.sock')
  expect(cupsSocket({})).toBe('/run/cups/cups.sock')
})
