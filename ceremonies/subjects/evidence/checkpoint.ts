import { z } from 'zod'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Crypto } from '../../base/crypto.ts'
import type { Devices } from '../../devices/index.ts'
import { signAndCheck } from '../keys/signing.ts'
import { originOf, parseSignedCheckpoint } from '../../record/checkpoint.ts'
import { writeNote } from '../../record/note.ts'
import { wordsOf } from '../../record/words.ts'
import { refuse } from '../../base/refusal.ts'
import { checkpointOf } from '../../kernel/checkpoint.ts'
import type { Signer } from '../../kernel/signer.ts'
import type { State } from '../../kernel/model.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { checkpointSigned, evidence } from './facts.ts'
import { device, digest, hex, nothing } from '../fields.ts'
import { redoOnly } from '../leftovers.ts'
import { signsRecord } from '../resources.ts'

/** The record so far is signed by the record key: at the end of each act its words go on paper outside the laptop. */
export const checkpoint = defineStep({
  name: 'checkpoint',
  reference: {
    is: 'The record key signs the record so far.',
    alsoMakes: 'A checkpoint, shown as words.',
    example: {},
  },
  needs: [signsRecord],
  fields: nothing,
  basis: 'signed',
  act: {
    request: z.strictObject({ token: device, id: hex, spki: hex, size: count, root: digest, text: z.string() }),
    result: z.strictObject({ note: z.string(), signature: hex }),
    token: (_step, state) => recordKeyOf(state).token,
    prepare: (_step, state, { seq, head }) => {
      if (head === null) throw refuse('HEAD_MISSING')
      return { ...recordKeyOf(state), size: seq, root: head, text: checkpointOf(state, seq, head) }
    },
    perform: (_step, request, { devices, crypto, state }) => signNote(state, request.text, devices, crypto),
    conclude: (_step, { size, root, text }, { note }) => {
      if (parseSignedCheckpoint(note)?.note.text !== text) throw refuse('CHECKPOINT_DIFFERS')
      return [checkpointSigned({ size, root, note, words: wordsOf(sha256(utf8ToBytes(text))) })]
    },
    ...redoOnly,
  },
})

/** Signs a checkpoint's text with the record key and checks it in software; returns the whole signed note. */
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

function recordKeyOf(state: State): Signer {
  const { recordKey } = evidence.of(state)
  if (!recordKey) throw refuse('NO_RECORD_KEY')
  return recordKey
}
