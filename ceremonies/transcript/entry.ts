/** Pieces of which whatever describes facts for the transcript is made. */
import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../base/digest.ts'
import { type Message, type Phrase, message } from '../base/message.ts'
import type { Event, EventOf } from '../subjects/index.ts'
import type { Catalogue } from '../texts/index.ts'
import type { Entry } from './model.ts'

export const text = (label: Phrase, value: Phrase): Entry => ({ label, value, form: 'text' })
export const hex = (label: Phrase, value: string): Entry => ({ label, value, form: 'hex' })
export const code = (label: Phrase, value: string): Entry => ({ label, value, form: 'code' })

/** The title of a part, such as Custodian 3, or of an HSM. */
export type TitleOf = (id: string) => string

export type Describers = { readonly [T in Event['type']]?: (event: EventOf<T>, title: TitleOf) => readonly Entry[] }

type Label = keyof Catalogue['messages']['entry']

/** A label of the catalogue that has no gaps. */
export function entryLabel(label: Label): Message {
  return message(`entry.${label}`)
}

export function publicKeyDigest(spki: string): Entry {
  return hex(entryLabel('publicKey'), sha256Hex(hexToBytes(spki)))
}

export function checkLabel(
  { method, length }: { readonly method: string; readonly length: number },
  label: 'entry.checkValue' | 'entry.backupCheckValue' = 'entry.checkValue',
): Message {
  return message(label, { method, length })
}
