import { refuse } from '../../ceremonies/base/refusal.ts'
import { unpacked } from '../shipped.ts'
import { complaintOf, run } from './tool.ts'

/** RFC 8011 5.3.7. */
export interface JobState {
  readonly state:
    | 'pending'
    | 'pending-held'
    | 'processing'
    | 'processing-stopped'
    | 'canceled'
    | 'aborted'
    | 'completed'
  /** True if it waits for somebody to do something. */
  readonly stuck: boolean
  /** What the printer says of it; may be empty. */
  readonly message: string
}

const question = unpacked('main/printing/job.ipptool')
const states = [
  'pending',
  'pending-held',
  'processing',
  'processing-stopped',
  'canceled',
  'aborted',
  'completed',
] as const

/** How a job fares, by IPP: `lpstat` does not tell a job that failed from one that came out. Throws PRINTER_UNREACHABLE. */
export async function jobState(socket: string, printer: string, job: string): Promise<JobState> {
  const number = job.slice(job.lastIndexOf('-') + 1)
  const uri = `ipp://${encodeURIComponent(socket)}/`
  const ran = await run(socket, 'ipptool', ['-c', '-d', `printer=${printer}`, '-d', `job=${number}`, uri, question])
  const [found = '', reasons = '', message = ''] = cells(ran.out.trim().split('\n')[1] ?? '')
  const state = states.find((one) => one === found)
  if (state === undefined) throw refuse('PRINTER_UNREACHABLE', { reason: complaintOf(ran) })
  const stopped = reasons.split(',').some((reason) => /^(printer-stopped|job-hold|destination-uri-failed)/.test(reason))
  const stuck = stopped || state === 'pending-held' || state === 'processing-stopped'
  return { state, stuck, message: message.replace(/\p{Cc}/gu, ' ').slice(0, 200) }
}

/** One line of comma-separated values (RFC 4180). */
function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted ?? plain ?? '').replaceAll('""', '"'),
  )
}
