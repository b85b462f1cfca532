/** The process for secrets: short-lived, without core dumps, on one locked page that is zeroed however it ends. */
import { dieWithParent } from '../die-with-parent.ts'
import { type Handlers, serve } from '../serve.ts'
import { withoutCoreDumps } from './core-dumps.ts'
import { secretPage } from './memory.ts'
import { secretsContract } from './messages.ts'
import { Vault } from './vault.ts'

const coreDumps = withoutCoreDumps()
const page = secretPage()
const vault = new Vault(page)

const handlers: Handlers<typeof secretsContract> = {
  protections: () => ({ coreDumps, locked: page.locked }),
  transportKey: () => vault.transportKey(),
  makeBackupKey: (request) => vault.makeBackupKey(request),
  makeEnvelopeKey: (request) => vault.makeEnvelopeKey(request),
  split: (request) => vault.split(request),
  reveal: ({ index, viewer }) => vault.reveal(index, viewer),
  revealToPrinter: ({ index, viewer }) => vault.revealToPrinter(index, viewer),
  sealForCard: (request) => vault.sealForCard(request),
  challengeCard: (request) => vault.challengeCard(request),
  answerFromCard: ({ agreed }) => {
    vault.answerFromCard(agreed)
    return null
  },
  prove: ({ index, given }) => {
    vault.prove(index, given)
    return null
  },
  sealKey: ({ to }) => vault.sealKey(to),
  takeShares: (request) => vault.takeShares(request),
  sealProved: ({ to }) => vault.sealProved(to),
  mustBeKey: ({ key }) => {
    vault.mustBeKey(key)
    return null
  },
  schemeOf: ({ of }) => vault.schemeOf(of),
  sealQuorum: (request) => vault.sealQuorum(request),
  forgetTyped: () => {
    vault.forgetTyped()
    return null
  },
  proveQuorums: (_, progress) => vault.proveQuorums((done, of) => progress({ done, of })),
  typeShare: ({ given, scheme }) => vault.typeShare(given, scheme),
  restore: (request) => vault.restore(request),
  recall: ({ check, combined }) => vault.recall(check, combined),
  typeEarlierShare: (request) => vault.typeEarlierShare(request),
  readEarlierShare: (request) => {
    vault.readEarlierShare(request)
    return null
  },
  recoverEarlier: (request) => vault.recoverEarlier(request),
  forgetEarlier: () => {
    vault.forgetEarlier()
    return null
  },
  closeEnvelope: (request) => vault.closeEnvelope(request),
  openEnvelope: (request) => vault.openEnvelope(request),
  openTwin: (request) => vault.openTwin(request),
  openSecretTwin: (request) => vault.openSecretTwin(request),
  wipe: () => {
    vault.wipe()
    return null
  },
}

process.on('exit', () => page.wipe())
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

dieWithParent()
serve(secretsContract, handlers, () => page.wipe())
