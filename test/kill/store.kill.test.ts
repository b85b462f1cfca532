import { closingCases, runClosingCase } from './closing.ts'
import { record, storeCases } from './matrix.ts'
import { chance, oneOf, full } from './seed.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const all = storeCases(recording)

cases('the program is killed around each durable write', full ? all : oneOf(16, all, chance()), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)

cases('the program is killed while it seals', closingCases(recording), (one) => runClosingCase(recording, one))
