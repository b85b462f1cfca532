import { dirname } from 'node:path'
import { chance, full } from '../support/sample.ts'
import { runRandomCase, untilGeneration } from './random.ts'
import { cases, removedAfterAll } from './suite.ts'

const snapshot = await untilGeneration()
removedAfterAll(dirname(snapshot))
const next = chance()
const kills = Array.from({ length: full ? 50 : 6 }, () => 1 + Math.floor(next() * 999))

cases(
  'the program is killed at random while RSA-4096 is generated',
  kills.map((delay, i) => ({ name: `kill ${i + 1}: after ${delay} ms or less`, delay })),
  ({ delay }, i) => runRandomCase(snapshot, delay, full || i % 5 === 0),
)
