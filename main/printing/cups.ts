/** Printers of this machine's CUPS, over its local socket alone: a print server elsewhere would be a network. */
import { setTimeout as pause } from 'node:timers/promises'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { type JobState, jobState } from './job.ts'
import { complaintOf, run } from './tool.ts'

export interface Printing {
  /** Every printer that CUPS knows; none where there is no CUPS. */
  printers(): Promise<readonly string[]>
  /**
   * Prints a PDF and waits until it has come out; returns the job's name. `options` are those of `lp`. Throws PRINTER_UNREACHABLE, PRINTER_UNKNOWN,
   * PRINTER_STOPPED, PRINT_REFUSED, PRINT_FAILED or PRINT_UNFINISHED; then nothing waits in the queue.
   */
  print(printer: string, title: string, pdf: Uint8Array, options?: readonly string[]): Promise<string>
}

export interface Patience {
  /** Seconds that a print may take. */
  readonly seconds: number
  /** Milliseconds between two looks at it. */
  readonly beat: number
}

/** Where Debian's cupsd listens. */
const usual = '/run/cups/cups.sock'

/** `CUPS_SERVER` where it names a socket, else the usual one. */
export function cupsSocket(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['CUPS_SERVER'] ?? ''
  return named.startsWith('/') ? named : usual
}

/** Where that CUPS has its configuration: `CUPS_SERVERROOT`, as for its own programs. */
export function cupsRoot(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['CUPS_SERVERROOT'] ?? ''
  return named.startsWith('/') ? named : '/etc/cups'
}

/** All that a process needs of the environment to find it. */
export function cupsPlaces(): Readonly<Record<string, string>> {
  return { CUPS_SERVER: cupsSocket(), CUPS_SERVERROOT: cupsRoot() }
}

export function cups(socket = cupsSocket(), patience: Patience = { seconds: 180, beat: 400 }): Printing {
  const printers = async (): Promise<readonly string[]> => {
    const { code, out } = await run(socket, 'lpstat', ['-e'])
    return code === 0 ? out.split('\n').filter((name) => /^[^\s/#]+$/.test(name)) : []
  }
  return {
    printers: async () => {
      try {
        return await printers()
      } catch (error) {
        // Without CUPS there is no printer; anything else is a fault.
        if (error instanceof Refusal) return []
        throw error
      }
    },
    print: async (printer, title, pdf, options = []) => {
      const reason = await whyUnreachable(socket)
      if (reason !== null) throw refuse('PRINTER_UNREACHABLE', { reason })
      // What is on the list is a name, and cannot be taken for an option.
      if (!(await printers()).includes(printer)) throw refuse('PRINTER_UNKNOWN', { printer })
      const { out: status } = await run(socket, 'lpstat', ['-p', printer])
      if (/^printer \S+ disabled /m.test(status)) throw refuse('PRINTER_STOPPED', { printer })
      const sent = await run(socket, 'lp', ['-d', printer, '-t', title, ...options, '-'], pdf)
      const job = /^request id is (\S+-\d+) /m.exec(sent.out)?.[1]
      if (sent.code !== 0 || job === undefined) throw refuse('PRINT_REFUSED', { printer, reason: complaintOf(sent) })
      await comeOut(socket, printer, job, patience)
      return job
    },
  }
}

/** Null if CUPS answers. */
async function whyUnreachable(socket: string): Promise<string | null> {
  const ran = await run(socket, 'lpstat', ['-r'])
  return /^scheduler is running/m.test(ran.out) ? null : complaintOf({ ...ran, err: ran.err || ran.out })
}

async function comeOut(socket: string, printer: string, job: string, { seconds, beat }: Patience): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += beat) {
    const { state, stuck, message } = await jobState(socket, printer, job)
    if (state === 'completed') return
    if (ended.has(state)) throw refuse('PRINT_FAILED', { printer, job, reason: message || state })
    if (stuck) {
      await run(socket, 'cancel', [job])
      throw refuse('PRINT_FAILED', { printer, job, reason: message || state })
    }
    await pause(beat)
  }
  await run(socket, 'cancel', [job])
  throw refuse('PRINT_UNFINISHED', { printer, job, seconds })
}

const ended: ReadonlySet<JobState['state']> = new Set(['aborted', 'canceled'])
