import type { Subject } from '../../kernel/model.ts'
import { attest } from './attest.ts'
import { pause } from './break.ts'
import { roomChecks } from './check.ts'
import { clock } from './clock.ts'
import { clockNews, readClocksAgain } from './drift.ts'
import { environment } from './environment.ts'
import { exception } from './exception.ts'
import { clockAgreed, clockJumped, environmentFound } from './facts.ts'
import { inspect } from './inspect.ts'
import { callNewcomer, callRoll, newcomer } from './newcomer.ts'
import { note } from './note.ts'
import { clockProof } from './proof.ts'
import { readAloud } from './read-aloud.ts'
import { rollCall } from './roll-call.ts'
import { wait, waitChecks, waitFacts, waitNews } from './wait.ts'

/** The room and the people in it: who is there, what they say and see, and what time it is. */
export const roomSubject = {
  name: 'room',
  facts: [clockAgreed, clockJumped, environmentFound, ...waitFacts],
  kinds: [rollCall, newcomer, attest, readAloud, clock, wait, inspect, environment, exception, note, pause],
  checks: [...roomChecks, ...waitChecks],
  proof: clockProof,
  onCommand: (state, envelope) => [...clockNews(state, envelope), ...waitNews(state, envelope)],
  inBetween: callNewcomer,
  react: callRoll,
  afterRefusal: readClocksAgain,
} as const satisfies Subject
