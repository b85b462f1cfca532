import { deviceCases, record } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)

cases('the program is killed in each act of a device', deviceCases(recording), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)
