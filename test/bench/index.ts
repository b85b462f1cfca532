/** `npm run bench -- [NAME]… [--json]`: each against its reference on this machine (CONTRIBUTING.md, How fast it is); all without a name. */
import { benchAppend } from './append.ts'
import { asked } from './asked.ts'
import { inWords } from './rates.ts'
import { benchResume } from './resume.ts'
import { benchSplit } from './split.ts'
import { benchVerify } from './verify.ts'
import { benchWrap } from './wrap.ts'

const { wanted, json } = asked({
  wrap: () => benchWrap(),
  append: () => benchAppend(),
  verify: () => benchVerify(),
  resume: () => benchResume(),
  split: () => benchSplit(),
})
for (const measure of wanted) {
  const bench = await measure()
  console.log(json ? JSON.stringify(bench) : inWords(bench))
}
