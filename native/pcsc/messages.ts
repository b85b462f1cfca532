/** Every crossing between main and a process for readers. */
import { z } from 'zod'
import { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { method } from '../serve.ts'

const Nothing = z.null()

export const pcscContract = {
  /** Every reader as it is now. */
  look: method(Nothing, ReadersSeen, { limit: 120, blocking: false }),
  /** The same again at each change, for ever. */
  watch: method(Nothing, Nothing, { limit: Infinity, blocking: false, progress: ReadersSeen }),
}
