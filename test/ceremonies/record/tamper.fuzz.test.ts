import { disclose } from '../../../ceremonies/record/disclose.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { exampleRecord } from './builder/example.ts'
import { withstands } from './tamper/withstands.ts'

const { files } = exampleRecord()

withstands('the example', files, 5000)
withstands('the example for auditors', disclose(files, 'restricted', nodeMeans), 1000)
withstands('the example for everyone', disclose(files, 'public', nodeMeans), 1000)
