import { z } from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Crypto } from '../crypto.ts'
import type { Devices } from '../device.ts'
import { signAndCheck } from '../policy/signing.ts'
import { checkpointText, originOf, parseSignedCheckpoint } from '../record/checkpoint.ts'
import { writeNote } from '../record/note.ts'
import { wordsOf } from '../record/words.ts'
import { refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { defineStep } from './define.ts'
import { hex, nothing } from './fields.ts'
import { redoOnly } from './leftovers.ts'

/** The record so far is signed by the record key: at the end of each act its words go on paper outside the laptop. */
export const checkpoint = defineStep({
  name: 'checkpoint',
  fields: nothing,
  basis: 'signed',
  act: {
    result: z.strictObject({ note: z.string(), signature: hex }),
    token: (_step, state) => recordKeyOf(state).token,
    request: (_step, state, { seq, head }) => {
      if (head === null) throw refuse('HEAD_MISSING')
      return { ...recordKeyOf(state), size: seq, root: head, text: textOf(state, seq, head) }
    },
    perform: (_step, request, { devices, crypto, state }) => signNote(state, request.text, devices, crypto),
    conclude: (_step, { size, root, text }, { note }) => {
      if (parseSignedCheckpoint(note)?.note.text !== text) throw refuse('CHECKPOINT_DIFFERS')
      return [{ type: 'checkpoint.signed', size, root, note, words: wordsOf(sha256(utf8ToBytes(text))) }]
    },
    ...redoOnly,
  },
})

/** The text of a checkpoint over the first `size` facts. */
export function textOf({ mode, ceremony }: State, size: number, root: string): string {
  return checkpointText({ origin: originOf(mode, ceremony), size, root: hexToBytes(root) })
}

/** Signs a checkpoint's text with the record key and checks it in software; answers with the whole signed note. */
export async function signNote(
  state: State,
  text: string,
  devices: Devices,
  crypto: Crypto,
): Promise<{ readonly note: string; readonly signature: string }> {
  const { token, id, spki } = recordKeyOf(state)
  const key = { class: 'private', id } as const
  const message = utf8ToBytes(text)
  const signature = await signAndCheck(
    { token: devices.token(token), key, algorithm: 'EC-P256', spki, message },
    crypto,
  )
  const note = writeNote(text, originOf(state.mode, state.ceremony), spki, hexToBytes(signature), crypto)
  return { note, signature }
}

function recordKeyOf(state: State): NonNullable<State['recordKey']> {
  if (!state.recordKey) throw refuse('NO_RECORD_KEY')
  return state.recordKey
}
