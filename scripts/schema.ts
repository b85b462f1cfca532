/**
 * Writes beside the shipped scripts what is made of them and of the code: ceremony.schema.json, with which editors complete and
 * check scripts, and summaries.json, a script's summary by the SHA-256 of its bytes. A unit test compares both.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256Hex } from '../ceremonies/digest.ts'
import { scriptSchema } from '../ceremonies/schema.ts'
import { summaryOf } from '../ceremonies/summary.ts'

const folder = join(import.meta.dirname, '../ceremonies/scripts')
const scripts = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const summaries = scripts.map((name) => {
  const bytes = readFileSync(join(folder, name))
  return [sha256Hex(bytes), summaryOf(bytes.toString())] as const
})
write('ceremony.schema.json', scriptSchema())
write('summaries.json', Object.fromEntries(summaries))

function write(name: string, value: unknown): void {
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify(value))
  execFileSync(join(import.meta.dirname, '../node_modules/.bin/biome'), ['format', '--write', file])
}
