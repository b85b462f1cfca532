/** Two people's word, before the seal and after it: one proposes, another agrees to exactly that at that place in the record. */
import type { Hex } from '../base/crypto.ts'
import { digestOf } from '../base/digest.ts'
import { refuse } from '../base/refusal.ts'
import { samePerson } from './cast.ts'
import type { Command } from './command.ts'

type Names = Readonly<Record<string, string>>

/** What was proposed: by whom, at which place in the record, and what binds a confirmation to it. */
export interface Proposed {
  readonly by: string
  readonly digest: Hex
  readonly seq: number
}

/** What a confirmation is bound to. */
export function proposalDigest(by: string, seq: number, command: Command): Hex {
  return digestOf({ by, seq, command })
}

/** Throws PROPOSAL_CHANGED unless `said` is of just that proposal. */
export function mustMatchProposal(
  proposed: Proposed,
  said: { readonly digest: Hex; readonly seq: number },
  person: string,
): void {
  if (proposed.digest !== said.digest || proposed.seq !== said.seq) throw refuse('PROPOSAL_CHANGED', { person })
}

/** Throws ALREADY_CONFIRMED for the proposer: another part of one person is no other person. */
export function mustBeAnotherPerson(names: Names, { by }: Proposed, person: string): void {
  if (samePerson(names, by, person)) throw refuse('ALREADY_CONFIRMED', { person })
}

/** The parts of everybody who is another person than that one. */
export function othersThan(names: Names, parts: readonly string[], by: string): readonly string[] {
  return parts.filter((part) => !samePerson(names, part, by))
}
