import { archiveKey, generateKeys, splitSecret } from './ceremonies.ts'
import { deviceCases, record } from './matrix.ts'
import { chance, full, oneOf } from './seed.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const next = chance()

for (const [what, ceremony] of [
  ['a secret is split', splitSecret],
  ['secret keys are generated', generateKeys],
  ['a key from before is archived', archiveKey],
] as const) {
  const recording = await record(ceremony)
  removedAfterAll(recording.directory)
  const all = deviceCases(recording)
  cases(`the program is killed in acts by which ${what}`, full ? all : oneOf(10, all, next), (one, number) =>
    runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
  )
}
