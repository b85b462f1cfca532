import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { vouchedFor } from '../../kernel/state.ts'
import type { Signer } from '../../kernel/signer.ts'
import { count, list, note } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { digest, entry, hex, keyCheck } from '../fields.ts'

interface Evidence {
  readonly recordKey: Signer | null
  readonly checkpoint: { readonly size: number; readonly words: readonly string[] } | null
}

export const evidence = new Slice<Evidence>('evidence', { recordKey: null, checkpoint: null })

export const recordKeyMade = fact({
  type: 'record-key.made',
  level: 'public',
  weight: 'step',
  shape: { token: z.string(), id: hex, spki: hex, fingerprint: digest },
  evolve: (state, { token, id, spki }) => evidence.with(state, { recordKey: { token, id, spki } }),
})

export const checkpointSigned = fact({
  type: 'checkpoint.signed',
  level: 'public',
  weight: 'nothing',
  shape: { size: count, root: digest, note, words: list(z.string()) },
  evolve: (state, { size, note: signed, words }) =>
    evidence.with(vouchedFor(state, size, signed), { checkpoint: { size, words } }),
})

export const wordsCopied = fact({
  type: 'words.copied',
  level: 'public',
  shape: { size: count, by: list(z.string()) },
})

/** A key has signed, in its token, that it is still there. */
export const keyHeld = fact({
  type: 'key.held',
  level: 'public',
  shape: { label: z.string(), challenge: hex, signature: hex },
})

/** A secret key has given its check value once more. */
export const secretKeyHeld = fact({
  type: 'secret-key.held',
  level: 'public',
  shape: { label: z.string(), keyCheck },
})

export const ceremonySealed = fact({
  type: 'ceremony.sealed',
  level: 'public',
  last: true,
  shape: {
    tokens: list(z.strictObject({ name: z.string(), objects: list(entry) })),
    openRemedies: list(count),
  },
  evolve: (state) => ({ ...state, phase: 'sealed' }),
})
