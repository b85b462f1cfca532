import type { Message } from '../base/message.ts'
import { type Refusal, type RefusalCode, refuse } from '../base/refusal.ts'
import { refusal as sentences } from './en/refusals.ts'

/** True for a code of the catalogue: what came from another process is checked before it is believed. */
export function isRefusalCode(value: unknown): value is RefusalCode {
  return typeof value === 'string' && Object.hasOwn(sentences, value)
}

/** A message as the refusal that it was; one that this version does not know is a fault. */
export function refusalOf({ code, parameters }: Message): Refusal {
  return isRefusalCode(code) ? refuse(code, parameters) : refuse('FAULT', { error: code })
}
