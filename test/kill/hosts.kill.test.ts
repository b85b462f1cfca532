import { chance, full, sample } from '../support/sample.ts'
import { idleCases, moduleCases, runHostCase, secretsCases } from './hosts.ts'
import { record } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'

const recording = await record()
removedAfterAll(recording.directory)
const next = chance()
const some = <Case>(all: readonly Case[]): readonly Case[] => sample(all, { of: 4, next })

cases(
  'the host of the module is killed or stopped inside a C_ call',
  some(moduleCases(recording, full)),
  (one, number) => runHostCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)

cases('the secrets process is killed or stopped', some(secretsCases(recording)), (one) =>
  runHostCase(recording, one, 'first'),
)

cases('a host dies while nothing is under way', idleCases(recording), (one) => runHostCase(recording, one, 'first'))
