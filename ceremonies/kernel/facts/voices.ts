/** What devices signed for the people whose they are, and that one speaks for nobody any more. */
import { z } from 'zod'
import { fact } from '../fact.ts'
import { hex } from '../shapes.ts'

/** The command right before it is that person's word: their device signed it, at that place of the record. */
export const wordSigned = fact({
  type: 'word.signed',
  level: 'public',
  shape: { by: z.string(), device: z.string(), signature: hex },
})

/** From here on that person is known by a personal code: two people said why, or somebody else has the part. */
export const voiceLost = fact({
  type: 'voice.lost',
  level: 'public',
  shape: { person: z.string(), device: z.string() },
  evolve: (state, { person }) => ({ ...state, proposal: null, byCode: [...state.byCode, person] }),
})
