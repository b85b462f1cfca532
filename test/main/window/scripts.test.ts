import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { summaryOf } from '../../../ceremonies/summary.ts'
import { scriptLines, shippedScripts } from '../../../main/window/scripts.ts'

const shipped = readFileSync(join(shippedScripts, 'root-key.yaml'), 'utf8')
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

test('the build knows the summary of each script that it ships, under the digest of its bytes', () => {
  const built = join(import.meta.dirname, '../../../build/ceremonies/scripts')
  const written: unknown = JSON.parse(readFileSync(join(built, 'summaries.json'), 'utf8'))
  expect(written).toEqual({ [digestOf(shipped)]: summaryOf(shipped) })
})

test('what is said of a script follows its bytes; a file that is no script is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const titles = () => scriptLines(folder).map(({ file, title, digest }) => ({ file, title, digest }))
  put('a.yaml', shipped)
  put('b.yaml', 'strongroom: 1\n')
  put('c.yaml', Buffer.from([0xff]).toString('latin1'))
  expect(titles()).toEqual([{ file: 'a.yaml', title: 'Root key ceremony', digest: digestOf(shipped) }])
  const other = shipped.replace('title: Root key ceremony', 'title: Another ceremony')
  put('a.yaml', other)
  expect(titles()).toEqual([{ file: 'a.yaml', title: 'Another ceremony', digest: digestOf(other) }])
})
