import { disclose } from '../../../ceremonies/record/disclose.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { exampleRecord } from './builder/example.ts'
import { withstands } from './tamper/withstands.ts'

const { files } = exampleRecord()

withstands('the example', files, { seeded: 5000, values: 4 })
withstands('the example for auditors', disclose(files, 'restricted', nodeMeans), { seeded: 1000, values: 1 })
withstands('the example for everyone', disclose(files, 'public', nodeMeans), { seeded: 1000, values: 1 })
