/** The device port's `Sheets` over a process of its own, which ends as soon as it has printed or read a share. */
import type { Sheets } from '../../ceremonies/devices/sheets.ts'
import { cupsPlaces } from '../printing/cups.ts'
import { sheetContract } from '../printing/sheet-messages.ts'
import { program } from '../shipped.ts'
import { openHost } from './host.ts'
import type { Timing } from './life.ts'

/** `throw-away`: nothing is printed, and the process itself keeps the sheets, rasterises them and reads them back. */
export type Paper = 'printer' | 'throw-away'

export interface OpenSheets extends Sheets {
  /** The process now, for tests that kill it. */
  pid(): number | undefined
  end(): Promise<void>
}

export function openSheets(paper: Paper, timing: Partial<Timing> = {}): OpenSheets {
  const host = openHost({
    device: 'sheets',
    entry: program('main/printing/sheet-host'),
    contract: sheetContract,
    environment: cupsPlaces(),
    timing,
  })
  /** Words that were printed or read are gone with the process; sheets that only the process has are not. */
  async function once<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } finally {
      if (paper === 'printer') await host.end()
    }
  }
  return {
    pid: () => host.pid(),
    end: () => host.end(),
    viewer: () => host.ask('viewer', null),
    print: (request) => once(host.ask('print', { ...request, paper })),
    tray: async (request) => (paper === 'printer' ? null : host.ask('tray', request)),
    read: (request) => once(host.ask('read', request)),
  }
}
