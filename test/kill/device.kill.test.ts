import { deviceCases, record } from './matrix.ts'
import { chance, full, oneOf } from './seed.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const all = deviceCases(recording)

cases('the program is killed in each act of a device', full ? all : oneOf(6, all, chance()), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)
