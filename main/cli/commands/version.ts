import { current } from '../../../ceremonies/index.ts'
import { RECORD_FORMAT } from '../../../ceremonies/kernel/rules.ts'
import { SCRIPT_FORMAT } from '../../../ceremonies/kernel/script.ts'
import { thisApplication } from '../../application.ts'
import { migrations } from '../../store/migrations.ts'
import { exits } from '../failure.ts'
import { table } from '../summary.ts'
import { stdout } from '../../output.ts'

/** Which program this is, and which formats it reads and writes. */
export function version(json: boolean): number {
  const { builtFrom, digest, ...application } = thisApplication()
  const formats = { script: SCRIPT_FORMAT, record: RECORD_FORMAT, rules: current.version, store: migrations.length }
  if (json) stdout.json({ ...application, applicationDigest: digest, builtFrom, formats })
  else {
    const lines = table({
      strongroom: application.version,
      commit: `${application.commit} (${builtFrom})`,
      application: `SHA-256 ${digest}`,
      formats: Object.entries(formats)
        .map(([name, format]) => `${name} ${format}`)
        .join(', '),
      node: application.node,
    })
    stdout.line(lines.join('\n'))
  }
  return exits.done
}
