import type { Answers } from './answers.ts'
import type { Choice, CommandOf, Method } from './command.ts'
import type { Algorithm } from './algorithm.ts'
import type { CheckValue, ShareCommitment, Template, WrapMechanism } from './device.ts'
import type { Hex } from './crypto.ts'
import type { Json, JsonObject } from './json.ts'
import type { Level } from './record/levels.ts'
import type { PlannedStep } from './plan.ts'

/** What a fact rests on: somebody said so, several saw it, or a signature proves it. */
export type Basis = 'said' | 'seen' | 'signed'

type Opened = CommandOf<'open'>

/** What is proposed by one person and waits for the word of others. */
export type Subject = 'step' | 'resolve' | 'abort' | 'review' | 'mirror'

/** Facts that no signature of the record key covers: their places, both included. */
export interface Unsigned {
  readonly from: number
  readonly to: number
}

/** How a change spells that there is no second medium. */
export const NO_MIRROR = 'none'

/** What is not as it was when the ceremony was left. */
export interface Change {
  /** `missing`: how many facts of earlier batches than the last the second medium did not hold. */
  readonly what: 'application' | 'module' | 'mirror' | 'same-medium' | 'missing'
  readonly device: string | null
  readonly was: string
  readonly now: string
}

/** The course of a ceremony. Each is one fact of the record; its type is the fact's type. */
type Course =
  | {
      type: 'ceremony.opened'
      format: 1
      rules: string
      ceremony: string
      mode: Opened['mode']
      script: Hex
      title: string
      settings: Readonly<Record<string, string>>
      follows: string
      brought: Readonly<Record<string, string>>
      application: Opened['application']
    }
  | { type: 'people.named'; names: Readonly<Record<string, string>> }
  | { type: 'tokens.found'; tokens: Opened['tokens']; identifiers: readonly number[] }
  | { type: 'mirror.named'; folder: string }
  | { type: 'person.enrolled'; person: string; method: Method }
  | {
      type: 'proposal.made'
      subject: Subject
      step: string
      by: string
      method: Method
      at: string
      digest: Hex
      seq: number
      answers: Answers
      choice: Choice | null
      statement: string | null
    }
  | {
      type: 'proposal.confirmed'
      step: string
      by: string
      method: Method
      at: string
      digest: Hex
      seq: number
      answers: Answers
    }
  | { type: 'proposal.disputed'; step: string; by: string; digest: Hex; reason: string }
  | { type: 'step.agreed'; step: string; choice: Choice }
  | { type: 'step.started'; step: string; attempt: number; choice: Choice; request: JsonObject }
  | { type: 'step.progress'; step: string; done: number; of: number }
  | {
      type: 'step.finished'
      step: string
      kind: string
      basis: Basis
      performed: string
      witnessed: readonly string[]
      answers: Readonly<Record<string, Answers>> | null
    }
  | {
      type: 'step.failed'
      step: string
      attempt: number
      code: string
      parameters: Readonly<Record<string, string | number>>
    }
  | { type: 'step.doubtful'; step: string; attempt: number }
  | { type: 'step.discarded'; step: string; attempt: number; evidence: Json }
  | { type: 'step.skipped'; step: string; because: string }
  | { type: 'step.inserted'; step: PlannedStep }
  | { type: 'doubt.found'; step: string; attempt: number; finding: Json; choices: readonly Choice[] }
  | { type: 'device.lost'; device: string; reason: string }
  | { type: 'login.refused'; device: string; code: string }
  | { type: 'tries.told'; device: string; role: 'user' | 'security officer'; left: 'few' | 'one' }
  | { type: 'recognition.failed'; person: string; count: number }
  | { type: 'mirror.kept'; accepted: string | null }
  | { type: 'mirror.lost'; code: string }
  | { type: 'mirror.restored' }
  | { type: 'mirror.abandoned'; statement: string }
  | { type: 'clock.jumped'; seconds: number }
  | {
      type: 'session.resumed'
      application: Opened['application']
      unsigned: Unsigned | null
      changes: readonly Change[]
    }
  | { type: 'session.reviewed'; statement: string; changes: readonly Change[] }
  | { type: 'record.signed'; size: number; root: Hex; note: string }
  | {
      type: 'exception.raised'
      exception: number
      by: string
      step: string
      expected: string
      happened: string
      decided: string
      effect: string
      remedy: string
      open: boolean
    }
  | { type: 'exception.remedied'; exception: number; by: string; statement: string }
  | { type: 'note.added'; by: string; step: string; text: string }
  | { type: 'break.started'; by: string; reason: string; sealed: string }
  | { type: 'break.ended'; by: string; statement: string }
  | { type: 'ceremony.aborted'; reason: string }
  | {
      type: 'ceremony.sealed'
      tokens: readonly { readonly name: string; readonly objects: readonly TokenEntry[] }[]
      openRemedies: readonly number[]
    }

/** What steps bring about. */
type Effects =
  | { type: 'clock.agreed'; at: string; monotonic: number; offsets: readonly number[] }
  | { type: 'environment.found'; findings: readonly Finding[]; report: Json }
  | {
      type: 'token.noted'
      name: string
      label: string
      serial: string
      model: string
      firmware: string
      /** CKF_HW_SLOT, as the module says. */
      hardware: boolean
      certified: boolean
      certificate: string | null
      module: Json
    }
  | { type: 'record-key.made'; token: string; id: Hex; spki: Hex; fingerprint: Hex }
  | {
      type: 'wrap.probed'
      token: string
      algorithm: Algorithm
      mechanism: WrapMechanism
      exact: boolean
      derLength: number
      trailingZeros: number
    }
  | { type: 'archive.waived'; reason: string }
  | { type: 'backup-key.made'; token: string; id: Hex; set: string; check: CheckValue }
  | { type: 'backup-key.reloaded'; token: string; id: Hex; set: string; shares: readonly number[] }
  | { type: 'backup-key.gone'; reason: string }
  | { type: 'backup-key.destroyed'; token: string; id: Hex; set: string; check: CheckValue }
  | { type: 'set.made'; set: string; identifier: number; threshold: number; shares: number }
  | { type: 'set.committed'; set: string; commitments: readonly ShareCommitment[] }
  | { type: 'set.proved'; set: string; quorums: number }
  | { type: 'set.voided'; set: string; reason: string; statement: string }
  | { type: 'share.shown'; set: string; index: number; to: string }
  | { type: 'share.proved'; set: string; index: number; by: string }
  | {
      type: 'key.made'
      token: string
      label: string
      id: Hex
      algorithm: Algorithm
      spki: Hex
      /** Sessions beside our own while the key could leave; null where the module does not tell, or it never could. */
      otherSessions: number | null
      wrapWithTrusted: string
      publicKey: Template
      privateKey: Template
    }
  | { type: 'key.proved'; label: string; challenge: Hex; signature: Hex }
  | { type: 'key.held'; label: string; challenge: Hex; signature: Hex }
  | {
      type: 'key.archived'
      label: string
      artifact: string
      sha256: Hex
      spki: Hex
      check: CheckValue
      set: string
      mechanism: WrapMechanism
      length: number
      derLength: string
      restore: Template
    }
  | { type: 'key.restored'; label: string; challenge: Hex; signature: Hex; shares: readonly number[]; twin: Json }
  | { type: 'key.locked'; label: string; attributes: Template; refusedBy: string; otherSessions: number | null }
  | {
      type: 'certificate.made'
      artifact: string
      label: string
      spki: Hex
      subject: string
      serial: Hex
      notBefore: string
      notAfter: string
      tbs: Hex
      sha256: Hex
    }
  | { type: 'checkpoint.signed'; size: number; root: Hex; note: string; words: readonly string[] }
  | { type: 'words.copied'; size: number; by: readonly string[] }
  | { type: 'artifact.kept'; name: string; sha256: Hex; bytes: number; level: Level; kind: string }

export type TokenEntry = {
  readonly class: string
  readonly id: Hex
  readonly label: string
}
export type Finding = {
  readonly id: string
  readonly finding: string
  readonly refused: boolean
}

export type Event = Course | Effects
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>
