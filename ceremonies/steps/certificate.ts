import { z } from 'zod'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { assemble, mustVerify, toPem } from '../certificate/assemble.ts'
import { type Expectations, longestRootValidity } from '../certificate/checks.ts'
import { mustPass } from '../certificate/lint.ts'
import { parseSubject, rehearsalSubject, renderSubject } from '../certificate/subject.ts'
import { type RootRequest, serialFrom, toBeSigned } from '../certificate/tbs.ts'
import type { Algorithm } from '../algorithm.ts'
import type { Envelope } from '../command.ts'
import { DRIFT_SECONDS, clockMoved } from '../decide/clock.ts'
import { sha256Hex } from '../digest.ts'
import { signAndCheck } from '../policy/signing.ts'
import { refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { defineStep } from './define.ts'
import { artifact, hex, label, text } from './fields.ts'
import { archived } from './generate.ts'
import { keyOf, keyRequest, mustBeRidOfBackup } from './keys.ts'
import { redoOnly } from './leftovers.ts'

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
  fields: z.strictObject({
    key: label,
    subject: text,
    years: z.int().min(1).max(25),
    'path-length': z.int().min(0).max(255).nullable(),
    artifact,
  }),
  basis: 'signed',
  foresee: ({ fields }, mode) => void certifiedSubject(fields.subject, mode),
  act: {
    result: z.strictObject({ signature: hex, sha256: hex }),
    token: (step, state) => keyOf(state, step.fields.key).token,
    request: (step, state, envelope) => {
      const key = keyOf(state, step.fields.key)
      if (archived(state) && key.status !== 'locked') throw refuse('KEY_NOT_LOCKED', { label: key.label })
      mustBeRidOfBackup(state)
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
      const { label: name, spki, subject, serial, notBefore, notAfter, digest } = request
      return [
        {
          type: 'certificate.made',
          artifact: step.fields.artifact,
          label: name,
          spki,
          subject,
          serial,
          notBefore,
          notAfter,
          tbs: digest,
          sha256,
        },
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
  if (!state.clock) throw refuse('CLOCK_UNKNOWN')
  const seconds = Math.abs(clockMoved(state.clock, envelope))
  if (seconds > DRIFT_SECONDS) throw refuse('CLOCK_DRIFTED', { seconds })
  const begin = new Date(envelope.at)
  begin.setUTCMilliseconds(0)
  const end = new Date(begin)
  end.setUTCFullYear(begin.getUTCFullYear() + years)
  end.setUTCSeconds(end.getUTCSeconds() - 1)
  return { notBefore: toSeconds(begin), notAfter: toSeconds(end) }
}

function toSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
