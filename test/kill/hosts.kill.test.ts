import { idleCases, moduleCases, runHostCase, secretsCases } from './hosts.ts'
import { record } from './matrix.ts'
import { full } from './seed.ts'
import { cases, removedAfterAll } from './suite.ts'

const recording = await record()
removedAfterAll(recording.directory)

cases('the host of the module is killed or stopped inside a C_ call', moduleCases(recording, full), (one, number) =>
  runHostCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)

cases('the secrets process is killed or stopped', secretsCases(recording), (one) =>
  runHostCase(recording, one, 'first'),
)

cases('a host dies while nothing is under way', idleCases(recording), (one) => runHostCase(recording, one, 'first'))
