import { sample } from '../support/sample.ts'
import { type Case, deviceCases, record } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const all = deviceCases(recording)

cases('the program is killed in each act of a device', sample(all, { of: 15, kind: pointOf }), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)

/** Begun, after a call, after a reply, or done. */
function pointOf({ name }: Case): string {
  return /: (begun|after C|after the reply|done)/.exec(name)?.[1] ?? name
}
