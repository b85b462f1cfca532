/** Every crossing between main and a process for readers. */
import { z } from 'zod'
import { cardCalls } from '../../ceremonies/devices/card.ts'
import { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { method } from '../serve.ts'

const Nothing = z.null()

/** Seconds for one call: each of its APDUs has a limit of its own, and none of them holds up the process. */
const quick = { limit: 300, blocking: false } as const
const slow = { limit: 900, blocking: false } as const

/** What any process for cards is asked, whatever stands behind it. */
export const cardContract = {
  /** Every reader as it is now. */
  look: method(Nothing, ReadersSeen, { limit: 120, blocking: false }),
  describe: method(cardCalls.describe.request, cardCalls.describe.reply, quick),
  verifyPin: method(cardCalls.verifyPin.request, cardCalls.verifyPin.reply, quick),
  changePin: method(cardCalls.changePin.request, cardCalls.changePin.reply, quick),
  unblockPin: method(cardCalls.unblockPin.request, cardCalls.unblockPin.reply, quick),
  changeManagementKey: method(cardCalls.changeManagementKey.request, cardCalls.changeManagementKey.reply, quick),
  keepManagementKey: method(cardCalls.keepManagementKey.request, cardCalls.keepManagementKey.reply, quick),
  generateKey: method(cardCalls.generateKey.request, cardCalls.generateKey.reply, slow),
  sign: method(cardCalls.sign.request, cardCalls.sign.reply, quick),
  agree: method(cardCalls.agree.request, cardCalls.agree.reply, quick),
  decrypt: method(cardCalls.decrypt.request, cardCalls.decrypt.reply, quick),
  readObject: method(cardCalls.readObject.request, cardCalls.readObject.reply, quick),
  writeObject: method(cardCalls.writeObject.request, cardCalls.writeObject.reply, quick),
  certificate: method(cardCalls.certificate.request, cardCalls.certificate.reply, quick),
  attest: method(cardCalls.attest.request, cardCalls.attest.reply, quick),
}

export const pcscContract = {
  ...cardContract,
  /** The same as `look` again at each change, for ever. */
  watch: method(Nothing, Nothing, { limit: Infinity, blocking: false, progress: ReadersSeen }),
}
