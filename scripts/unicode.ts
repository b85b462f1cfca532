/**
 * `node scripts/unicode.ts` writes the table of ceremonies/base/unicode/unassigned.ts to standard output: what the Unicode of the
 * system's Python (Debian 12: 14.0.0) has not assigned, noncharacters included, as gap and length of each range in base 36.
 */
import { execFileSync } from 'node:child_process'

const program = `
import unicodedata
ends = [point for point in range(0x110001)
        if (point < 0x110000 and unicodedata.category(chr(point)) == "Cn") != (point > 0 and point - 1 < 0x110000 and unicodedata.category(chr(point - 1)) == "Cn")]
print(unicodedata.unidata_version, *ends)
`
const [version = '', ...ends] = execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim().split(' ')
if (version !== '14.0.0') throw new Error(`The record's Unicode is 14.0.0; this Python has ${version}.`)
let before = 0
const steps = ends.map(Number).map((end) => {
  const step = end - before
  before = end
  return step.toString(36)
})
process.stdout.write(`${steps.join(' ')}\n`)
