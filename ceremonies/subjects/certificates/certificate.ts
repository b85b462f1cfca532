import { z } from 'zod'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { assemble, mustVerify, toPem } from './x509/assemble.ts'
import { type Expectations, longestRootValidity } from './x509/checks.ts'
import { mustPass } from './x509/lint.ts'
import { parseSubject, rehearsalSubject, renderSubject } from '../../base/distinguished-name.ts'
import { type RootRequest, serialFrom, toBeSigned } from './x509/tbs.ts'
import type { Algorithm } from '../../devices/algorithm.ts'
import type { Envelope } from '../../kernel/command.ts'
import { timeAgreed } from '../room/drift.ts'
import { sha256Hex } from '../../base/digest.ts'
import { signAndCheck } from '../keys/signing.ts'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { certificateMade } from './facts.ts'
import { artifact, digest, hex, label, text } from '../fields.ts'
import { keyOf, keyRequest, keyRequested, mustHaveDestroyedBackup } from '../keys/keys.ts'
import { redoOnly } from '../leftovers.ts'
import { ofKey, onRecord } from '../resources.ts'

interface Certified {
  readonly algorithm: Algorithm
  readonly spki: string
  readonly subject: string
  readonly serial: string
  readonly notBefore: string
  readonly notAfter: string
  readonly pathLength: number | null
}

/** A self-signed root certificate: linted before it is signed, and again after; signed only once the key cannot leave. */
export const certificate = defineStep({
  name: 'certificate',
  reference: {
    is: 'A self-signed root certificate is checked, signed by the HSM, and checked again.',
    alsoNeeds: 'The key can no longer leave its token; a `clock` step of this session.',
    alsoMakes: 'A certificate in PEM.',
    example: {
      key: 'root',
      subject: 'CN=Example Root CA R1,O=Example Trust Services,C=DE',
      years: 20,
      'path-length': null,
      artifact: 'root.pem',
    },
  },
  needs: [ofKey, onRecord],
  fields: z.strictObject({
    key: label,
    subject: text.describe('The name of the CA, as RFC 4514 writes it.'),
    years: z.int().min(1).max(25).describe('How many years it is valid.'),
    'path-length': z.int().min(0).max(255).nullable().describe('How many CAs may stand below it; `null` for no limit.'),
    artifact,
  }),
  basis: 'signed',
  irreversible: true,
  checkAtOpening: ({ fields }, mode) => void certifiedSubject(fields.subject, mode),
  act: {
    request: z.strictObject({
      ...keyRequested,
      subject: text,
      serial: hex,
      notBefore: z.string(),
      notAfter: z.string(),
      pathLength: z.int().nullable(),
      tbs: hex,
      digest,
    }),
    result: z.strictObject({ signature: hex, sha256: hex }),
    token: (step, state) => keyOf(state, step.fields.key).token,
    prepare: (step, state, envelope) => {
      const key = keyOf(state, step.fields.key)
      if (key.extractable) throw refuse('KEY_NOT_LOCKED', { label: key.label })
      mustHaveDestroyedBackup(state)
      const dates = validity(state, envelope, step.fields.years)
      const certified: Certified = {
        algorithm: key.algorithm,
        spki: key.spki,
        ...dates,
        subject: certifiedSubject(step.fields.subject, state.mode),
        serial: serialFrom(envelope.random.slice(0, 32)),
        pathLength: step.fields['path-length'],
      }
      const tbs = toBeSigned(rootRequest(certified))
      mustPass(tbs, expectations(certified, state))
      return { ...keyRequest(key), ...certified, tbs: bytesToHex(tbs), digest: sha256Hex(tbs) }
    },
    perform: async (_step, request, { devices, crypto, state }) => {
      const message = hexToBytes(request.tbs)
      const key = { class: 'private', id: request.id } as const
      const { algorithm, spki } = request
      const signature = await signAndCheck(
        { token: devices.token(request.token), key, algorithm, spki, message },
        crypto,
      )
      const { der } = assemble(message, hexToBytes(signature))
      mustVerify(crypto, algorithm, der)
      mustPass(der, expectations(request, state))
      return { signature, sha256: sha256Hex(der) }
    },
    conclude: (step, request, { signature, sha256 }) => {
      const { der } = assemble(hexToBytes(request.tbs), hexToBytes(signature))
      if (sha256Hex(der) !== sha256) throw refuse('CERTIFICATE_DIFFERS')
      const { label: name, spki, subject, serial, notBefore, notAfter, digest: tbs } = request
      return [
        certificateMade({
          artifact: step.fields.artifact,
          label: name,
          spki,
          subject,
          serial,
          notBefore,
          notAfter,
          tbs,
          sha256,
        }),
      ]
    },
    artifacts: (step, request, { signature }) => {
      const { der } = assemble(hexToBytes(request.tbs), hexToBytes(signature))
      return [{ name: step.fields.artifact, kind: 'certificate', level: 'public', content: utf8ToBytes(toPem(der)) }]
    },
    ...redoOnly,
  },
})

/** As the certificate has it: in a rehearsal it says so. */
function certifiedSubject(text: string, mode: State['mode']): string {
  const subject = parseSubject(text)
  return renderSubject(mode === 'rehearsal' ? rehearsalSubject(subject) : subject)
}

function rootRequest({ algorithm, spki, subject, serial, notBefore, notAfter, pathLength }: Certified): RootRequest {
  return { algorithm, spki, subject: parseSubject(subject), serial, notBefore, notAfter, pathLength }
}

function expectations(certified: Certified, state: State): Expectations {
  return { ...rootRequest(certified), rehearsal: state.mode === 'rehearsal', maximumDays: longestRootValidity }
}

/** From now, as bound by the clocks that two people read, for whole years less a second. */
function validity(
  state: State,
  envelope: Envelope,
  years: number,
): { readonly notBefore: string; readonly notAfter: string } {
  const begin = new Date(timeAgreed(state, envelope))
  begin.setUTCMilliseconds(0)
  const end = new Date(begin)
  end.setUTCFullYear(begin.getUTCFullYear() + years)
  end.setUTCSeconds(end.getUTCSeconds() - 1)
  return { notBefore: toSeconds(begin), notAfter: toSeconds(end) }
}

function toSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
