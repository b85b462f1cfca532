import { chance, sample } from '../support/sample.ts'
import { archiveKey, generateKeys, recoveryDrill, secretOnCards, splitInBlocks, splitSecret } from './ceremonies.ts'
import { deviceCases, record } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const next = chance()

const ceremonies = [
  ['a secret is split', splitSecret],
  ['a secret is split by shamirs-secret-sharing', splitInBlocks],
  ['secret keys are generated', generateKeys],
  ['a key from before is archived', archiveKey],
  ['archives are opened in a second HSM', recoveryDrill],
  ['shares go onto cards', secretOnCards],
] as const

for (const [what, ceremony] of sample(ceremonies, { of: ceremonies.length, next })) {
  const recording = await record(ceremony)
  removedAfterAll(recording.directory)
  const all = deviceCases(recording)
  cases(`the program is killed in acts by which ${what}`, sample(all, { of: 10, next }), (one, number) =>
    runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
  )
}
