import { expect, test } from 'vitest'
import { sandbox } from './sandbox.ts'

interface Knip {
  issues: ({ file: string } & Record<'files' | 'exports' | 'unlisted', { name: string }[]>)[]
}

test('knip refuses an unused file, an unused export and a package that package.json does not name', () => {
  const project = sandbox({
    'main/cli/index.ts': "import { used } from '../parts.ts'\nimport 'nearley'\nconsole.log(used)\n",
    'main/parts.ts': 'export const used = 1\nexport const forgotten = 2\n',
    'main/left.ts': 'export const alone = 1\n',
  })
  const { status, output } = project.run('knip', '--reporter', 'json', '--include', 'files,exports,unlisted')
  const { issues } = JSON.parse(output) as Knip
  const found = issues
    .filter(({ file }) => !file.endsWith('nothing.ts'))
    .flatMap(({ file, files, exports, unlisted }) => [
      ...files.map(() => `${file}: unused file`),
      ...exports.map(({ name }) => `${file}: unused export ${name}`),
      ...unlisted.map(({ name }) => `${file}: unlisted ${name}`),
    ])
  expect({ status, found: found.sort() }).toEqual({
    status: 1,
    found: [
      'main/cli/index.ts: unlisted nearley',
      'main/left.ts: unused file',
      'main/parts.ts: unused export forgotten',
    ],
  })
})
