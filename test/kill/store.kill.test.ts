import { closingCases, runClosingCase } from './closing.ts'
import { sample } from '../support/sample.ts'
import { type Case, record, storeCases } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const all = storeCases(recording)

cases('the program is killed around each durable write', sample(all, { of: 45, kind: commandOf }), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last'),
)

function commandOf({ die: { die } }: Case): string {
  return die && 'command' in die ? die.command : ''
}

cases('the program is killed while it seals', sample(closingCases(recording), { of: 2 }), (one) =>
  runClosingCase(recording, one),
)
