/**
 * Writes ceremonies/scripts/ceremony.schema.json, with which editors complete and check scripts, and docs/SCRIPTS.md. Unit tests
 * compare them.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scriptSchema } from '../ceremonies/index.ts'
import { scriptReference } from './reference.ts'

const file = join(import.meta.dirname, '../ceremonies/scripts/ceremony.schema.json')
writeFileSync(file, JSON.stringify(scriptSchema()))
execFileSync(join(import.meta.dirname, '../node_modules/.bin/biome'), ['format', '--write', file])
writeFileSync(join(import.meta.dirname, '../docs/SCRIPTS.md'), `${scriptReference()}\n`)
