import { expect, test } from 'vitest'
import { sandbox } from './sandbox.ts'

interface Cruise {
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

const use = (...imports: string[]) => `${imports.map((from) => `import '${from}'`).join('\n')}\n`

/** `rule: from -> to` of every violation, sorted. */
function violations(files: Record<string, string>): string[] {
  const project = sandbox(files)
  const { output } = project.run(
    'depcruise',
    '--no-cache',
    '--output-type',
    'json',
    'ceremonies',
    'native',
    'main',
    'renderer',
    'shell',
    'test',
    'scripts',
  )
  const { summary } = JSON.parse(output) as Cruise
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort()
}

test('dependency-cruiser refuses every way past the table of who may import whom', () => {
  expect(
    violations({
      'ceremonies/a.ts': use(
        '../native/a.ts',
        '../main/a.ts',
        'node:fs',
        'better-sqlite3',
        './loop.ts',
        '../test/a.ts',
      ),
      'ceremonies/loop.ts': use('./a.ts'),
      'ceremonies/subjects/index.ts': 'export {}\n',
      'ceremonies/subjects/keys/key.ts': use('../../transcript/page.ts', '../../texts/en/index.ts'),
      'ceremonies/transcript/page.ts': 'export {}\n',
      'ceremonies/texts/index.ts': "import './en/index.ts'\nexport type Code = string\n",
      'ceremonies/texts/en/index.ts': use('../../record/levels.ts'),
      'ceremonies/base/ground.ts': use('../record/levels.ts'),
      'ceremonies/devices/port.ts': use('../record/levels.ts'),
      'ceremonies/shares/split.ts': use('../record/levels.ts'),
      'ceremonies/record/levels.ts': 'export {}\n',
      'ceremonies/record/proof.ts': "import type {} from '../subjects/index.ts'\nimport '../devices/ok.ts'\n",
      'ceremonies/devices/ok.ts': 'export {}\n',
      'ceremonies/kernel/answers.ts': 'export {}\n',
      'ceremonies/kernel/plan.ts':
        "import type {} from '../subjects/index.ts'\nimport '../transcript/page.ts'\nimport '../texts/index.ts'\n",
      'ceremonies/kernel/check/languages.ts': use('../../texts/index.ts'),
      'ceremonies/kernel/view.ts': use('./decide/proposals.ts'),
      'ceremonies/kernel/decide/proposals.ts': 'export {}\n',
      'renderer/page.ts': use(
        '../ceremonies/kernel/plan.ts',
        '../ceremonies/kernel/answers.ts',
        '../main/b.ts',
        '../preload/contract.ts',
      ),
      'preload/contract.ts': 'export {}\n',
      'ceremonies/types.ts': "import type { C } from './circle.ts'\nexport type T = C\n",
      'ceremonies/circle.ts': "import type { T } from './types.ts'\nimport './types.ts'\nexport type C = T\n",
      'native/a.ts': use('../ceremonies/subjects/index.ts', 'yaml', 'node:net', 'vitest'),
      'ceremonies/register/rows.ts': use('../subjects/keys/key.ts', 'yaml'),
      'main/register/register.ts': use('../devices/index.ts', '../../native/a.ts'),
      'main/devices/index.ts': 'export {}\n',
      'main/a.ts': use('pkcs11js', '../scripts/a.ts', 'slip39', 'node:https', './gone.ts'),
      'shell/a.ts': use('../ceremonies/subjects/index.ts', 'zod', 'node:http', './app/single-instance.ts'),
      'shell/app/single-instance.ts': use('node:net'),
      'scripts/a.ts': use('../main/b.ts'),
      'main/b.ts': use('nearley', 'better-sqlite3', 'node:child_process'),
      'main/c.ts': use('shamirs-secret-sharing', '../native/shamir/library.ts'),
      'native/shamir/library.ts': use('shamirs-secret-sharing'),
      'test/a.ts': 'export {}\n',
    }).map((line) => line.replace(/ -> (?:\S*?)(node_modules\/(?:@[^/]+\/)?[^/]+)\S*/, ' -> $1')),
  ).toEqual([
    'addons-live-in-native: main/a.ts -> node_modules/pkcs11js',
    'base-is-the-ground: ceremonies/base/ground.ts -> ceremonies/record/levels.ts',
    'ceremonies-are-pure: ceremonies/a.ts -> fs',
    'ceremonies-are-pure: ceremonies/a.ts -> main/a.ts',
    'ceremonies-are-pure: ceremonies/a.ts -> native/a.ts',
    'ceremonies-are-pure: ceremonies/a.ts -> node_modules/better-sqlite3',
    'ceremonies-are-pure: ceremonies/a.ts -> test/a.ts',
    'declared: main/b.ts -> node_modules/nearley',
    'devices-are-ports: ceremonies/devices/port.ts -> ceremonies/record/levels.ts',
    'main-imports-down: main/a.ts -> ./gone.ts',
    'main-imports-down: main/a.ts -> scripts/a.ts',
    'native-stands-alone: native/a.ts -> ceremonies/subjects/index.ts',
    'native-stands-alone: native/a.ts -> net',
    'native-stands-alone: native/a.ts -> node_modules/vitest',
    'native-stands-alone: native/a.ts -> node_modules/yaml',
    'no-cycles: ceremonies/a.ts -> ceremonies/loop.ts',
    'no-cycles: ceremonies/circle.ts -> ceremonies/types.ts',
    'no-dev-dependencies: main/a.ts -> node_modules/slip39',
    'no-dev-dependencies: native/a.ts -> node_modules/vitest',
    'no-network: main/a.ts -> https',
    'no-network: native/a.ts -> net',
    'no-network: shell/a.ts -> http',
    'no-prose-in-rules: ceremonies/kernel/plan.ts -> ceremonies/texts/index.ts',
    'no-prose-in-rules: ceremonies/subjects/keys/key.ts -> ceremonies/texts/en/index.ts',
    'nobody-imports-main: ceremonies/a.ts -> main/a.ts',
    'nobody-imports-main: renderer/page.ts -> main/b.ts',
    'nobody-imports-main: scripts/a.ts -> main/b.ts',
    'nobody-imports-tests: ceremonies/a.ts -> test/a.ts',
    'nobody-imports-tests: main/a.ts -> scripts/a.ts',
    'one-place-for-databases: ceremonies/a.ts -> node_modules/better-sqlite3',
    'one-place-for-databases: main/b.ts -> node_modules/better-sqlite3',
    'processes-start-in-few-places: main/b.ts -> child_process',
    'renderer-shows: renderer/page.ts -> ceremonies/kernel/plan.ts',
    'renderer-shows: renderer/page.ts -> main/b.ts',
    'resolvable: main/a.ts -> ./gone.ts',
    'rows-are-made-from-facts: ceremonies/register/rows.ts -> ceremonies/subjects/keys/key.ts',
    'rows-are-made-from-facts: ceremonies/register/rows.ts -> node_modules/yaml',
    'rules-are-asked: ceremonies/kernel/view.ts -> ceremonies/kernel/decide/proposals.ts',
    'shamir-behind-its-guard: main/c.ts -> native/shamir/library.ts',
    'shamir-behind-its-guard: main/c.ts -> node_modules/shamirs-secret-sharing',
    'shares-are-arithmetic: ceremonies/shares/split.ts -> ceremonies/record/levels.ts',
    'shell-stands-alone: shell/a.ts -> ceremonies/subjects/index.ts',
    'shell-stands-alone: shell/a.ts -> http',
    'shell-stands-alone: shell/a.ts -> node_modules/zod',
    'subjects-import-down: ceremonies/subjects/keys/key.ts -> ceremonies/transcript/page.ts',
    'texts-are-sentences: ceremonies/texts/en/index.ts -> ceremonies/record/levels.ts',
    'the-kernel-knows-no-subject: ceremonies/kernel/plan.ts -> ceremonies/subjects/index.ts',
    'the-kernel-knows-no-subject: ceremonies/kernel/plan.ts -> ceremonies/transcript/page.ts',
    'the-page-has-no-schemas: renderer/page.ts -> ceremonies/kernel/answers.ts',
    'the-page-has-no-schemas: renderer/page.ts -> preload/contract.ts',
    'the-record-is-of-anything: ceremonies/record/proof.ts -> ceremonies/devices/ok.ts',
    'the-record-is-of-anything: ceremonies/record/proof.ts -> ceremonies/subjects/index.ts',
    'the-register-knows-rows: main/register/register.ts -> main/devices/index.ts',
    'the-register-knows-rows: main/register/register.ts -> native/a.ts',
  ])
})

test('dependency-cruiser accepts what the table allows', () => {
  expect(
    violations({
      'ceremonies/devices/index.ts': use('zod', 'yaml', '@noble/hashes/sha2.js', '../base/refusal.ts'),
      'ceremonies/base/refusal.ts': 'export {}\n',
      'ceremonies/shares/words.ts': use('../base/refusal.ts', '@noble/curves/ed25519.js'),
      'ceremonies/texts/index.ts': 'export type Code = string\n',
      'ceremonies/record/levels.ts': use('../base/refusal.ts'),
      'ceremonies/kernel/fact.ts':
        "import '../record/levels.ts'\nimport type { Code } from '../texts/index.ts'\nexport type T = Code\n",
      'ceremonies/subjects/keys/key.ts': use('../../kernel/fact.ts', '../../shares/words.ts', '../other/fact.ts'),
      'ceremonies/subjects/other/fact.ts': use('../../devices/index.ts'),
      'renderer/page.ts':
        "import '../ceremonies/base/refusal.ts'\nimport type { Answer } from '../ceremonies/kernel/answers.ts'\nexport type A = Answer\n",
      'ceremonies/kernel/answers.ts': 'export type Answer = string\n',
      'ceremonies/kernel/decide.ts': use('./decide/room.ts'),
      'ceremonies/kernel/compose.ts': use('./decide/room.ts'),
      'ceremonies/kernel/decide/room.ts': 'export {}\n',
      'native/a.ts': use(
        '../ceremonies/devices/index.ts',
        '../ceremonies/shares/words.ts',
        'node:crypto',
        'pkcs11js',
        'koffi',
      ),
      'main/a.ts': use('../ceremonies/devices/index.ts', '../native/a.ts', 'node:fs', 'commander'),
      'main/store/store.ts': use('better-sqlite3'),
      'native/channel.ts': use('node:child_process'),
      'test/a.ts': use('../main/a.ts', 'vitest', 'fast-check', 'pkcs11js', 'slip39'),
    }),
  ).toEqual([])
})
