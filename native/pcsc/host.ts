/** The process that talks to pcscd: the only one that loads its library. */
import { refused, Refusal } from '../../ceremonies/base/refusal.ts'
import { dieWithParent } from '../die-with-parent.ts'
import { withoutCoreDumps } from '../secrets/core-dumps.ts'
import { type Handlers, serve } from '../serve.ts'
import { callCard } from './card.ts'
import { look } from './look.ts'
import { pcscContract } from './messages.ts'
import { openService } from './service.ts'
import { watch } from './watch.ts'

const handlers: Handlers<typeof pcscContract> = {
  look: async () => {
    try {
      return await look(await openService(), new Map())
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { readers: [], refused: refused(error) }
    }
  },
  watch: (_, progress) => watch(progress),
  describe: (request) => callCard('describe', request),
  verifyPin: (request) => callCard('verifyPin', request),
  changePin: (request) => callCard('changePin', request),
  unblockPin: (request) => callCard('unblockPin', request),
  changeManagementKey: (request) => callCard('changeManagementKey', request),
  keepManagementKey: (request) => callCard('keepManagementKey', request),
  generateKey: (request) => callCard('generateKey', request),
  sign: (request) => callCard('sign', request),
  agree: (request) => callCard('agree', request),
  decrypt: (request) => callCard('decrypt', request),
  readObject: (request) => callCard('readObject', request),
  writeObject: (request) => callCard('writeObject', request),
  certificate: (request) => callCard('certificate', request),
  attest: (request) => callCard('attest', request),
}

withoutCoreDumps()
dieWithParent()
serve(pcscContract, handlers)
