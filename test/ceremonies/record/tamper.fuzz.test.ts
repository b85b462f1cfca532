import { disclose } from '../../../ceremonies/record/disclose.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { readBundle } from '../../../main/bundle/read.ts'
import { exampleRecord } from './builder/example.ts'
import { withstands } from './tamper/withstands.ts'

// FUZZ_BUNDLE=directory or tar: that bundle instead.
const bundle = process.env['FUZZ_BUNDLE']

if (bundle !== undefined) {
  withstands(bundle, (await readBundle(bundle)).files, { seeded: 5000, values: 2 })
} else {
  const { files } = exampleRecord()
  withstands('the example', files, { seeded: 5000, values: 4 })
  withstands('the example for auditors', disclose(files, 'restricted', nodeMeans), { seeded: 1000, values: 1 })
  withstands('the example for everyone', disclose(files, 'public', nodeMeans), { seeded: 1000, values: 1 })
}
