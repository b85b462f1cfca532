import type { State, Subject } from '../../kernel/model.ts'
import { tokenChecks } from './check.ts'
import { commission } from './commission.ts'
import { tokenListed, tokenNoted, tokens as found, tokensFound } from './facts.ts'
import { tokenRows } from './rows.ts'
import { useToken } from './use-token.ts'
import { tokenProof } from './proof.ts'
import { hsms, hsmsOf } from './hsm.ts'

/** Until a token has been read back, a real ceremony is believed what was checked before it opened, and a rehearsal nothing. */
function isSoftware(state: State): boolean {
  const { noted } = found.of(state)
  return Object.entries(hsmsOf(state.script)).some(
    ([name, { certificate }]) => !(noted[name]?.certified ?? (state.mode === 'real' && certificate !== undefined)),
  )
}

/** The HSM tokens: as they were found, commissioned, and who they are. */
export const tokenSubject = {
  name: 'tokens',
  facts: [tokensFound, tokenNoted, tokenListed],
  kinds: [commission, useToken],
  checks: tokenChecks,
  inventory: [hsms],
  rows: tokenRows,
  proof: tokenProof,
  shows: (state) => ({ softwareToken: isSoftware(state) }),
  onOpening: (_state, { tokens, identifiers }) => [tokensFound({ tokens, identifiers })],
} as const satisfies Subject
