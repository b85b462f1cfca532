/** One sheet on the one printer at this machine's USB, with nothing left of it in CUPS. */
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Printed } from '../../ceremonies/devices/sheets.ts'
import { cups, type Patience } from './cups.ts'
import { mustBeSwept, mustKeepNothing, temporaryFiles } from './spool.ts'
import { run } from './tool.ts'

/** What the queue's list calls it: nothing of the ceremony. */
const title = 'Strongroom sheet'

export interface Cups {
  readonly socket: string
  /** The folder of its configuration. */
  readonly root: string
}

/** Backends of CUPS and of HPLIP that speak to a USB device and to nothing else. */
const usb = /^(?:device for ([^\s:]+): )(?:usb:|hp:\/usb\/)/

/**
 * Prints on standard input of `lp`, waits until it has come out, purges the job, and looks whether anything is left. Throws
 * SHEET_PRINTER_NONE, SHEET_PRINTER_MANY, SHEET_SPOOL_*, and what `cups().print` does.
 */
export async function printOnce({ socket, root }: Cups, pdf: Uint8Array, patience?: Patience): Promise<Printed> {
  const spool = mustKeepNothing(root)
  const printer = await onlyUsbPrinter(socket)
  const before = temporaryFiles(spool)
  const printing = patience ? cups(socket, patience) : cups(socket)
  try {
    const job = await printing.print(printer, title, pdf, ['-o', 'sides=one-sided', '-o', 'job-sheets=none'])
    await run(socket, 'cancel', ['-x', job])
    mustBeSwept(spool, job, before)
    return { printer, job }
  } catch (error) {
    // Whatever was wrong, nothing of this queue may come out later, or be kept.
    await run(socket, 'cancel', ['-a', '-x', printer])
    throw error
  }
}

async function onlyUsbPrinter(socket: string): Promise<string> {
  const { out } = await run(socket, 'lpstat', ['-v'])
  const found = out.split('\n').flatMap((line) => usb.exec(line)?.[1] ?? [])
  const [printer] = found
  if (printer === undefined) throw refuse('SHEET_PRINTER_NONE')
  if (found.length > 1) throw refuse('SHEET_PRINTER_MANY', { printers: found.join(', ') })
  return printer
}
