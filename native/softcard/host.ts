/** The process that plays cards for a rehearsal, as SoftHSM plays tokens: the same drivers over the same applets, and no reader. */
import { dieWithParent } from '../die-with-parent.ts'
import { withoutCoreDumps } from '../secrets/core-dumps.ts'
import { type Handlers, serve } from '../serve.ts'
import { softcardContract } from './messages.ts'
import { SoftwareReaders } from './readers.ts'

const readers = new SoftwareReaders()

const handlers: Handlers<typeof softcardContract> = {
  open: ({ folder, cards }) => {
    readers.open(folder, cards)
    return null
  },
  badge: ({ card, holder }) => readers.badge(card, holder),
  look: () => readers.look(),
  describe: (request) => readers.call('describe', request),
  verifyPin: (request) => readers.call('verifyPin', request),
  changePin: (request) => readers.call('changePin', request),
  unblockPin: (request) => readers.call('unblockPin', request),
  changeManagementKey: (request) => readers.call('changeManagementKey', request),
  keepManagementKey: (request) => readers.call('keepManagementKey', request),
  generateKey: (request) => readers.call('generateKey', request),
  sign: (request) => readers.call('sign', request),
  agree: (request) => readers.call('agree', request),
  decrypt: (request) => readers.call('decrypt', request),
  readObject: (request) => readers.call('readObject', request),
  writeObject: (request) => readers.call('writeObject', request),
  certificate: (request) => readers.call('certificate', request),
  attest: (request) => readers.call('attest', request),
}

withoutCoreDumps()
dieWithParent()
serve(softcardContract, handlers)
