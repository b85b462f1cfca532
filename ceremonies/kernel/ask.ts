import type { Hex } from '../base/crypto.ts'
import type { Json } from '../base/json.ts'
import type { Refused } from '../base/refusal.ts'
import type { PinLength } from '../devices/pin.ts'
import type { Field } from './answers.ts'
import type { Choice } from './command.ts'
import type { SecretAsk } from './secret-ask.ts'

/** What the ceremony waits for. A player (terminal, window, rehearsal) answers one ask at a time. */
export type Ask =
  | { readonly kind: 'enrol'; readonly person: string }
  | {
      readonly kind: 'answer'
      readonly step: string
      readonly person: string
      readonly fields: readonly Field[]
      /** What is asked besides, once a question that should be answered yes is answered no. */
      readonly exception: readonly Field[]
    }
  | {
      readonly kind: 'confirm'
      readonly step: string
      readonly person: string
      readonly digest: Hex
      readonly seq: number
      readonly fields: readonly Field[]
    }
  | { readonly kind: 'resolve'; readonly step: string; readonly finding: Json; readonly choices: readonly Choice[] }
  | { readonly kind: 'return' }
  /** What no signature covers, and what is not as it was when the ceremony was left: two people look at it. */
  | { readonly kind: 'review' }
  /** Something outside stands in the way, and this says what; go on when it has been seen to. `complaint`: of the last try. */
  | ({ readonly kind: 'retry'; readonly id: number; readonly complaint: Refused | null } & Refused)
  /** A secret to be typed, or shown: by the way for secrets, under this number, never by a command. */
  | {
      readonly kind: 'secret'
      readonly id: number
      readonly secret: SecretAsk
      readonly complaint: Refused | null
      /** For the words of a share: the key that they are sealed to (X25519 SPKI). Null for a PIN. */
      readonly recipient: Hex | null
      /** How long what is typed may be, so that the token takes it; null where it was not asked, or for another secret. */
      readonly length: PinLength | null
      /** In a rehearsal, the PIN of a throw-away token that was put in use for it, which nobody can know otherwise. */
      readonly rehearsalPin: string | null
      /** Tries that are left, where the device told them before. */
      readonly left: number | null
    }
  | { readonly kind: 'show'; readonly id: number; readonly secret: SecretAsk }
